using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Leads.Functions.Imports;

namespace Leads.Functions.Tests.Imports;

public sealed class LedgerFileTests
{
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void An_encrypted_workbook_is_refused_as_such() =>
        Assert.Equal(
            FileRefusal.PasswordProtected, Refused([.. OldOffice, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));

    [Fact]
    public void An_old_xls_is_refused_as_such() =>
        Assert.Equal(FileRefusal.OldXls, Refused([.. OldOffice, .. Encoding.Unicode.GetBytes("Workbook")]));

    [Theory]
    [InlineData("%PDF-1.7\n", "台账.csv")]
    [InlineData("\0\u0001\u0002", "台账.csv")]
    [InlineData("项目名称,签约时间", "台账.docx")]
    public void Another_kind_of_file_is_no_ledger(string content, string fileName) =>
        Assert.Equal(FileRefusal.NotALedger, Refused(Encoding.UTF8.GetBytes(content), fileName));

    [Fact]
    public void A_Word_document_is_no_ledger()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            document.AddMainDocumentPart();
        Assert.Equal(FileRefusal.NotALedger, Refused(stream.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ,, \n")]
    public void A_file_without_cells_is_empty(string content) =>
        Assert.Equal(FileRefusal.Empty, Refused(Encoding.UTF8.GetBytes(content), "台账.csv"));

    [Fact]
    public void A_workbook_cut_off_in_transfer_is_damaged()
    {
        var whole = new Workbook().Sheet("签约", [["甲"]]).Bytes();
        Assert.Equal(FileRefusal.Damaged, Refused(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public void A_sheet_that_declares_a_document_type_is_damaged() =>
        Assert.Equal(FileRefusal.Damaged, Refused(WithSheet(
            "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>")));

    [Fact]
    public void A_bomb_has_too_much_inside() =>
        Assert.Equal(FileRefusal.TooMuchInside, Refused(WithSheet("<worksheet>" + new string(' ', 50_000_000))));

    [Fact]
    public void A_cell_beyond_the_columns_of_a_ledger_is_one_too_many() =>
        Assert.Equal(FileRefusal.TooManyCells, Refused(WithSheet(
            "<worksheet><sheetData><row r=\"1\"><c r=\"GS1\"><v>1</v></c></row></sheetData></worksheet>")));

    [Fact]
    public void Rows_beyond_those_of_a_ledger_are_too_many() =>
        Assert.Equal(
            FileRefusal.TooManyCells,
            Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("甲,乙\n", 30_001))), "台账.csv"));

    [Fact]
    public void Empty_rows_without_end_are_no_harm() =>
        Assert.IsType<LedgerFile.Understood>(LedgerFile.Read(WithSheet(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
            + string.Concat(Enumerable.Range(2, 300_000).Select(row => $"<row r=\"{row}\"/>"))
            + "</sheetData></worksheet>"), "台账.xlsx", TestContext.Current.CancellationToken));

    [Fact]
    public void A_stream_is_read_no_further_than_the_limit()
    {
        using var endless = new MemoryStream(new byte[LedgerFile.MostBytes + 1]);
        Assert.Equal(
            FileRefusal.TooLarge, Assert.IsType<LedgerFile.Refused>(LedgerFile.Read(endless, "台账.csv")).Reason);
    }

    private static byte[] WithSheet(string xml)
    {
        using var stream = new MemoryStream();
        stream.Write(new Workbook().Sheet("签约", [["甲"]]).Bytes());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(entry => entry.FullName.Contains("/worksheets/", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            using var part = new StreamWriter(zip.CreateEntry(name).Open());
            part.Write(xml);
        }

        return stream.ToArray();
    }

    private static FileRefusal Refused(byte[] content, string fileName = "台账.xlsx") =>
        Assert.IsType<LedgerFile.Refused>(LedgerFile.Read(content, fileName)).Reason;
}

using System.Text;
using Leads.Domain.Ledgers;
using Leads.Functions.Imports;

namespace Leads.Functions.Tests.Imports;

public sealed class CsvReaderTests
{
    private const string Text = "项目名称,投资方,总投资（万元）,签约时间\r\n冷链（一期）,㑇公司,8000,2021.3.5\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_csv_is_read_in_the_encoding_it_came_in(string encoding)
    {
        var row = Assert.Single(Read([.. EncodingOf(encoding).Preamble, .. EncodingOf(encoding).GetBytes(Text)]).Rows);
        Assert.Equal(("冷链（一期）", "㑇公司", 80_000_000), (row.Name, row.Investor, row.TotalInvestment?.Yuan));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_delimiter_is_found(char delimiter) =>
        Assert.Single(Read(Encoding.UTF8.GetBytes(Text.Replace(',', delimiter))).Rows);

    [Fact]
    public void A_quoted_field_may_hold_delimiters_quotes_and_line_breaks()
    {
        var sheet = Sheet("项目名称,签约时间\n\"甲,\"\"乙\"\"\n丙\",2021-1-1\n\n丁,\"2021-1-2\"");
        Assert.Equal([1, 2, 4], sheet.Rows.Select(row => row.Number));
        Assert.Equal("甲,\"乙\"\n丙", sheet.Rows[1][0]?.Text);
        Assert.Equal("2021-1-2", sheet.Rows[2][1]?.Text);
    }

    [Fact]
    public void The_sheet_of_a_csv_is_named_after_the_file() => Assert.Equal("台账.csv", Sheet("甲,乙").Name);

    [Fact]
    public void Every_cell_of_a_csv_is_a_text() =>
        Assert.All(Sheet("甲,1.2,2021-3-5").Rows[0].Cells, cell => Assert.Null(cell?.Number));

    private static Encoding EncodingOf(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-8 with mark" => new UTF8Encoding(true),
        "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding(54936)!,
        _ => Encoding.GetEncoding(name),
    };

    private static Sheet Sheet(string text) =>
        Assert.Single(Assert.IsType<LedgerFile.Understood>(
            LedgerFile.Read(Encoding.UTF8.GetBytes(text), "C:\\表\\台账.csv")).Sheets);

    private static Ledger Read(byte[] content) => LedgerReader.Read(
        Assert.IsType<LedgerFile.Understood>(LedgerFile.Read(content, "台账.csv")).Sheets,
        new LedgerOptions { Today = new DateOnly(2021, 12, 31) });
}

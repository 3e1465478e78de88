using System.Text;
using static Leads.Functions.Tests.Imports.OddBook;

namespace Leads.Functions.Tests.Imports;

/// <summary>Workbooks that were made to harm, or by programs and clerks with habits of their own.</summary>
internal static class OddWorkbooks
{
    private const string Good = "read 1, accepted 1";
    private const string Damaged = "已损坏";
    private const string Burst = "解压后太大";
    private const string Big = "表格太大";
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly string Spaces = new(' ', 1_000_000);
    private static readonly string Brackets = new('(', 32_000);

    public static IEnumerable<OddFile> All => [.. Bombs, .. Xml, .. Shapes, .. Values, .. Parts, .. Containers];

    private static IEnumerable<OddFile> Bombs =>
    [
        OddFile.Book("a workbook as it should be", book => book, 201, Good),
        OddFile.Book("a sheet that unpacks to 300 MB", book => book.Rows(w => Repeat(w, 300, Spaces)), 422, Burst),
        OddFile.Book("shared strings that unpack to 300 MB", book => book.With(Strings, w =>
            Repeat(w, 300_000, $"<si><t>{new string('a', 1000)}</t></si>")), 422, Burst),
        OddFile.Book("a picture that unpacks to 300 MB", book => book.With("xl/media/a.xml", w =>
            Repeat(w, 300, "<" + Spaces)), 422, Burst),
        OddFile.Book("5,000 entries", book => Enumerable.Range(0, 5_000)
            .Aggregate(book, (all, at) => all.With($"xl/media/{at}.xml", "x")), 413, "太大"),
        OddFile.Book("a zip within the zip", book => book.With("xl/media/inner.bin", "PK\u0003\u0004 inner"), 201, Good),
        OddFile.Book("1,048,576 rows of 12 styled empty cells", book => book.Rows(w => Rest(w, Styled(12))), 422, Burst),
        OddFile.Book("1,048,576 rows with a styled empty cell", book => book.Rows(w => Rest(w, Styled(1))), 201, Good),
        OddFile.Book("1,048,576 empty rows", book => book.Rows(w => Rest(w, "")), 201, Good),
        OddFile.Book("60,000 rows", book => book.Rows(w => Many(w, 60_000)), 422, Big),
        OddFile.Book("a text of 32,000 letters shared by 20,000 cells", book => book
            .With(Strings, $"<sst><si><t>{new string('好', 32_000)}</t></si></sst>")
            .Rows(w => Each(w, 20_000, "<c t=\"s\"><v>0</v></c>")), 422, Big),
    ];

    private static IEnumerable<OddFile> Xml =>
    [
        OddFile.Book("an external entity", book => book.With(Sheet1,
            $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>{Row(2, "&e;")}</sheetData></worksheet>"), 422, Damaged),
        OddFile.Book("a billion laughs", book => book.With(Strings,
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><sst><si><t>&c;</t></si></sst>"), 422, Damaged),
        OddFile.Book("an external document type", book => book.With(Main,
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><workbook/>"), 422, Damaged),
        OddFile.Book("elements ten million deep", book => book.With(Sheet1, w => Repeat(w, 10_000, Times("<a>", 1_000))), 422, ""),
        OddFile.Book("elements deep within a cell", book => book.Rows(w =>
            w.Write("<row r=\"1\"><c r=\"A1\">" + Times("<a>", 100_000))), 422, Damaged),
        OddFile.Book("an attribute of 50 MB", book => book.Rows(w =>
        {
            w.Write("<row r=\"");
            Repeat(w, 50, Times("123 45678 ", 100_000));
            w.Write("\"/>");
        }), 422, Burst),
        OddFile.Book("a text in a million pieces", book => book.Rows(w =>
        {
            w.Write("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>");
            Repeat(w, 10_000, Times("<![CDATA[<]]>", 100));
            w.Write("</v></c></row>");
        }), 422, "32767"),
        OddFile.Book("xml in UTF-16", book => book.With(Sheet1, "\0<"), 422, Damaged),
        OddFile.Book("no end tags", book => book.With(Sheet1, "<worksheet><sheetData><row>"), 422, Damaged),
        OddFile.Book("a format of 1 MB of brackets", book => book.With(Styles,
            $"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{new string('[', 900_000)}\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>"), 201, Good),
        OddFile.Book("titles of 32,000 brackets", book => book.Rows(w =>
        {
            for (var row = 1; row <= 13; row++)
                w.Write(Line(row, [.. Enumerable.Repeat(Brackets, 20)]));
            w.Write(Line(14, "项目名称", "投资方", "总投资（亿元）", "签约时间") + Row(15, "甲"));
        }), 201, Good),
        OddFile.Book("sections of 32,000 brackets", book => book.Rows(
            [Header, .. Enumerable.Range(2, 50).Select(row => Line(row, "一、" + Brackets)), Row(60, "甲")]), 201, Good),
    ];

    private static IEnumerable<OddFile> Shapes =>
    [
        OddFile.Book("16,384 filled columns", book => book.Rows(w =>
            w.Write($"<row r=\"1\">{Each(16_384, at => "<c><v>1</v></c>")}</row>")), 422, Big),
        OddFile.Book("16,384 styled empty columns", book => book.Rows(w =>
            w.Write(Header + Row(2, "甲").Replace("</row>", Times("<c s=\"1\"/>", 16_000) + "</row>", StringComparison.Ordinal))), 201, Good),
        OddFile.Book("everything merged", book => book.Rows(w => w.Write(Header + Row(2, "甲")),
            "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"), 201, "read 0, accepted 0, skipped noHeader"),
        OddFile.Book("300,000 merged ranges", book => book.Rows(w => w.Write(Header + Row(2, "甲")),
            $"<mergeCells>{Each(300_000, at => $"<mergeCell ref=\"F{at + 3}:G{at + 3}\"/>")}</mergeCells>"), 201, Good),
        OddFile.Book("a hidden sheet", book => book.Listed("<sheet name=\"签约\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/>"), 201,
            "read 0, accepted 0, skipped hidden"),
        OddFile.Book("a very hidden sheet", book => book.Listed("<sheet name=\"签约\" sheetId=\"1\" state=\"veryHidden\" r:id=\"r1\"/>"), 201,
            "read 0, accepted 0, skipped hidden"),
        OddFile.Book("hidden rows and columns", book => book.Rows(w => w.Write(Header
            + Row(2, "甲").Replace("<row", "<row hidden=\"1\"", StringComparison.Ordinal)),
            before: "<cols><col min=\"1\" max=\"4\" hidden=\"1\"/></cols>"), 201, Good),
        OddFile.Book("headers twice", book => book.Rows(Line(1, "项目名称", "投资方", "总投资（亿元）", "总投资（亿元）", "签约时间"),
            Line(2, "甲", "A公司", "2", "3", "2021-01-05")), 201, Good),
        OddFile.Book("only a header", book => book.Rows(Header), 201, "read 0, accepted 0, warned nothingFilled"),
        OddFile.Book("no row at all", book => book.Rows(), 422, "空的"),
        OddFile.Book("a row number beyond all", book => book.Rows(Header, Row(2, "甲").Replace("r=\"2\"", "r=\"99999999999\"", StringComparison.Ordinal)), 422, Damaged),
        OddFile.Book("a column beyond all", book => book.Rows(Header, Row(2, "甲").Replace("A2", "ZZZZZZZZZ2", StringComparison.Ordinal)), 422, Damaged),
        OddFile.Book("one sheet listed 500 times", book => book.Listed(
            Each(500, at => $"<sheet name=\"签约{at}\" sheetId=\"{at + 1}\" r:id=\"r1\"/>")), 422, Damaged),
    ];

    private static IEnumerable<OddFile> Values =>
    [
        OddFile.Book("dates of 1904", book => book.Listed("<sheet name=\"签约\" sheetId=\"1\" r:id=\"r1\"/>", "<workbookPr date1904=\"1\"/>")
            .Rows(Header, Row(2, "甲", "2", "<c s=\"1\"><v>42739</v></c>")), 201, Good),
        OddFile.Book("formulas with errors", book => book.Rows(Header,
            Row(2, "<c t=\"e\"><f>A9</f><v>#REF!</v></c>"), Row(3, "乙", "<c t=\"e\"><v>#DIV/0!</v></c>"),
            Row(4, "丙", "2", "<c t=\"e\"><v>#N/A</v></c>"), Row(5, "丁")), 201,
            "read 4, accepted 1, held missingName, held unreadableAmount, held unreadableDate"),
        OddFile.Book("formulas never calculated", book => book.Rows(Header,
            Row(2, "<c><f>B2</f></c>"), Row(3, "乙", "<c><f>C9</f></c>"), Row(4, "丙")), 201,
            "read 3, accepted 1, held missingName, held unreadableAmount"),
        OddFile.Book("a failed formula in a column of texts", book => book.Rows(Header,
            Row(2, "甲").Replace("A公司", "#N/A", StringComparison.Ordinal)), 201, Good + ", warned formulaError"),
        OddFile.Book("shared formulas", book => book.Rows(Header,
            Row(2, "甲", "<c><f t=\"shared\" ref=\"C2:C3\" si=\"0\">1+1</f><v>2</v></c>"),
            Row(3, "乙", "<c><f t=\"shared\" si=\"0\"/><v>2</v></c>")), 201, "read 2, accepted 2"),
        OddFile.Book("mixed units in a column", book => book.Rows(Header, Row(2, "甲", "8000万元"), Row(3, "乙", "1.2亿元"),
            Row(4, "丙", "1亿2000万元"), Row(5, "丁", "300万美元"), Row(6, "戊", "5万千瓦")), 201,
            "read 5, accepted 3, held unreadableAmount, held unreadableAmount"),
        OddFile.Book("dates as text in every style", book => book.Rows([Header, .. Days.Select((day, at) => Row(at + 2, $"项{at}", "2", day))]), 201,
            "read 12, accepted 10, held impossibleDate, held unreadableDate"),
        OddFile.Book("rich text with reading aids", book => book.With(Strings,
            "<sst><si><r><t>冷</t></r><r><t>链</t></r><rPh sb=\"0\" eb=\"1\"><t>leng</t></rPh></si></sst>")
            .Rows(Header, Row(2, "<c t=\"s\"><v>0</v></c>")), 201, Good),
        OddFile.Book("a shared string that is not there", book => book.Rows(Header, Row(2, "<c t=\"s\"><v>7</v></c>")), 422, Damaged),
        OddFile.Book("half a surrogate pair", book => book.Rows(Header, Row(2, "甲_xD83D_", "约3亿_xD83D_")), 201,
            "read 1, accepted 0, held unreadableAmount"),
        OddFile.Book("a cell of 32,767 characters", book => book.Rows(Header, Row(2, "甲").Replace("A公司", new string('好', 32_767), StringComparison.Ordinal)), 201, Good),
        OddFile.Book("a cell of 40,000 characters", book => book.Rows(Header, Row(2, "甲").Replace("A公司", new string('好', 40_000), StringComparison.Ordinal)), 422, "32767"),
    ];

    private static IEnumerable<OddFile> Parts =>
    [
        OddFile.Book("no list of types", book => book.Without(Types), 422, "不是台账"),
        OddFile.Book("no workbook part", book => book.Without(Main), 422, ""),
        OddFile.Book("a sheet that is not there", book => book.Without(Sheet1), 422, Damaged),
        OddFile.Book("a relation out of the package", book => book.Linked("../../../../etc/passwd"), 422, Damaged),
        OddFile.Book("a relation to another machine", book => book.Linked("http://127.0.0.1:1/sheet.xml", " TargetMode=\"External\""), 422, Damaged),
        OddFile.Book("a relation to a local file", book => book.Linked("file:///etc/passwd", " TargetMode=\"External\""), 422, Damaged),
        OddFile.Book("the strict namespaces", book => book.Replace(Namespace, "http://purl.oclc.org/ooxml/spreadsheetml/main")
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"), 201, Good),
        OddFile.Book("a workbook with macros", book => book.Replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), 201, Good, "台账.xlsm"),
    ];

    private static IEnumerable<OddFile> Containers =>
    [
        new("protected by a password", "台账.xlsx", () => [.. OldOffice, .. Encoding.Unicode.GetBytes("EncryptedPackage")], 422, "密码"),
        new("an old .xls called .xlsx", "台账.xlsx", () => [.. OldOffice, .. Encoding.Unicode.GetBytes("Workbook")], 422, ".xls"),
        OddFile.Book("a workbook called .csv", book => book, 201, Good, "台账.csv"),
        new("half of a zip", "台账.xlsx", () => new OddBook().Bytes()[..600], 422, Damaged),
        new("a zip with a wrong checksum", "台账.xlsx", () => WithWrongChecksum(new OddBook().Bytes()), 422, Damaged),
        new("the head of a zip, then nothing", "台账.xlsx", () => [.. "PK\u0003\u0004"u8], 422, Damaged),
    ];

    private static readonly string[] Days =
    [
        "2021-01-05", "2021/1/5", "2021.1.5", "2021年1月5日", "20210105", "２０２１年１月５日", "2021年1月", "2021.01",
        "2021-01-05 10:30:00", "44201", "2021-02-30", "年底",
    ];

    private static byte[] WithWrongChecksum(byte[] zip)
    {
        // The checksum stands 16 bytes into each entry of the directory.
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 16] ^= 1;
        return zip;
    }

    private static void Repeat(TextWriter writer, int times, string text)
    {
        for (var time = 0; time < times; time++)
            writer.Write(text);
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static void Each(TextWriter writer, int rows, string cell)
    {
        for (var row = 1; row <= rows; row++)
            writer.Write(Line(row, cell));
    }

    private static string Styled(int cells) => Times("<c s=\"1\" t=\"n\"/>", cells);

    private static void Rest(TextWriter writer, string cells)
    {
        writer.Write(Header + Row(2, "甲"));
        for (var row = 3; row <= 1_048_576; row++)
            writer.Write($"<row r=\"{row}\" spans=\"1:12\">{cells}</row>");
    }

    private static void Many(TextWriter writer, int rows)
    {
        writer.Write(Header);
        for (var row = 2; row < rows; row++)
            writer.Write(Row(row, $"项目{row}"));
    }
}

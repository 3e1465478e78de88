using System.Text;

namespace Leads.Functions.Tests.Imports;

/// <summary>Texts, and what is no ledger at all.</summary>
internal static class OddTexts
{
    private const string Good = "read 1, accepted 1";
    private const string NoLedger = "不是台账";
    private const string Header = "项目名称,投资方,总投资（亿元）,签约时间\r\n";
    private const string Ledger = Header + "甲,A公司,2,2021-01-05\r\n";
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding(950)!;

    public static IEnumerable<OddFile> All => [.. Encodings, .. Separators, .. Contents, .. Sizes, .. Names];

    private static IEnumerable<OddFile> Encodings =>
    [
        OddFile.Text("UTF-8 without its mark", Ledger, 201, Good),
        OddFile.Text("UTF-8 with its mark", () => Ledger, new UTF8Encoding(true), 201, Good),
        OddFile.Text("UTF-16", () => Ledger, Encoding.Unicode, 201, Good),
        OddFile.Text("UTF-16, the other way round", () => Ledger, Encoding.BigEndianUnicode, 201, Good),
        OddFile.Text("UTF-16 without its mark", () => Ledger, new UnicodeEncoding(false, false), 201, Good),
        OddFile.Text("GB18030", () => Ledger, Gb18030, 201, Good),
        OddFile.Text("Big5", () => "項目名稱,投資方,總投資（億元）,簽約時間\r\n甲,A公司,2,2021-01-05\r\n", Big5, 201, Good),
        new("UTF-8 cut off within a character", "台账.csv", () => Encoding.UTF8.GetBytes(Ledger + "乙")[..^1], 422, "乱码"),
        new("half surrogate pairs in UTF-8", "台账.csv",
            () => [.. Encoding.UTF8.GetBytes(Ledger + "乙"), 0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes(",B公司,2,2021-01-05")], 422, "乱码"),
        OddFile.Text("half a surrogate pair in UTF-16", () => Ledger.Replace("A公司", "A\uD83D公司", StringComparison.Ordinal), Encoding.Unicode, 201, Good),
    ];

    private static IEnumerable<OddFile> Separators =>
    [
        OddFile.Text("semicolons", Ledger.Replace(',', ';'), 201, Good),
        OddFile.Text("tabs, called .xls", Ledger.Replace(',', '\t'), 201, Good, "台账.xls"),
        OddFile.Text("commas, called .xlsx", Ledger, 201, Good, "台账.xlsx"),
        OddFile.Text("full-width commas", Ledger.Replace(',', '，'), 201, Good),
        OddFile.Text("line breaks in quotes", Header + "\"甲\r\n一期\",\"A,\"\"公司\"\"\",2,2021-01-05\r\n", 201, Good),
        OddFile.Text("a quote without its partner", Ledger + "\"乙,B公司,2,2021-01-05\r\n丙,C公司,2,2021-01-05\r\n", 422, "第 3 行"),
        OddFile.Text("mixed line ends", Header.Replace("\r\n", "\r", StringComparison.Ordinal) + "甲,A公司,2,2021-01-05\n乙,B公司,2,2021-01-05\r\n", 201, "read 2, accepted 2"),
    ];

    private static IEnumerable<OddFile> Contents =>
    [
        OddFile.Text("NUL bytes in the text", Ledger + "乙\0,B公司,2,2021-01-05", 422, NoLedger),
        OddFile.Text("a single column", "项目名称\r\n甲\r\n", 201, "read 0, accepted 0, skipped noHeader"),
        OddFile.Text("nothing", "", 422, "空的"),
        OddFile.Text("only a header", Header, 201, "read 0, accepted 0, warned nothingFilled"),
        OddFile.Text("only blanks", " , ,\r\n\t\r\n", 422, "空的"),
        OddFile.Text("failed formulas as text", Header + "#REF!,A公司,2,2021-01-05\r\n", 201, "read 1, accepted 0, held missingName"),
        OddFile.Text("a web page called .xls", "<html><table><tr><td>项目名称</td></tr></table></html>", 422, "网页", "台账.xls"),
        OddFile.Text("a pdf called .csv", "%PDF-1.7\n1 0 obj", 422, NoLedger),
        OddFile.Text("a pdf called .xlsx", "%PDF-1.7\n1 0 obj", 422, NoLedger, "台账.xlsx"),
        new("a picture called .xlsx", "台账.xlsx", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], 422, NoLedger),
        new("a photo called .csv", "台账.csv", () => [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01], 422, NoLedger),
        OddFile.Text("a cell of 40,000 characters", Header + "甲," + new string('好', 40_000) + ",2,2021-01-05", 422, "32767"),
        OddFile.Text("json", """{"项目名称":"甲"}""", 422, NoLedger),
    ];

    private static IEnumerable<OddFile> Sizes =>
    [
        new("a text of 200 MB", "台账.csv", () => Million(Ledger), 413, "20 MB") { Times = 200 },
        new("a text of 200 MB that hides its length", "台账.csv", () => Million(Ledger), 413, "20 MB") { Times = 200, Chunked = true },
        new("a zip of 200 MB", "台账.xlsx", () => [.. "PK\u0003\u0004"u8, .. Million("zip")], 413, "20 MB") { Times = 200, Chunked = true },
        new("19 MB of commas", "台账.csv", () => Million(","), 422, "表格太大") { Times = 19 },
        new("19 MB of line ends", "台账.csv", () => Million("\n"), 422, "空的") { Times = 19 },
        new("19 MB of one word", "台账.csv", () => Million("a"), 422, "32767") { Times = 19 },
        new("19 MB in an open quote", "台账.csv", () => Million("\"a\n"), 422, "") { Times = 19 },
        OddFile.Text("29,000 rows of 12 columns", () => Header.Trim() + Columns("备注") + "\n" + string.Concat(
            Enumerable.Range(0, 29_000).Select(row => $"项目{row},A公司{row},2,2021-01-05{Columns("好的")}\n")), new UTF8Encoding(false), 201, "read 29000, accepted 29000"),
        new("a body without its end", "台账.csv", () => Encoding.UTF8.GetBytes(Ledger), 400, "没有传完") { Endless = true },
    ];

    private static IEnumerable<OddFile> Names =>
    [
        OddFile.Text("a name with a path", Ledger, 201, Good, "../../../etc/台账.csv"),
        OddFile.Text("a name with a Windows path", Ledger, 201, Good, "C:\\表\\台账.csv"),
        OddFile.Text("a name with control characters", Ledger, 201, Good, "台\r\n\0账.csv"),
        OddFile.Text("a name written from right to left", Ledger, 201, Good, "台账\u202Exslx.csv"),
        OddFile.Text("a name of 5,000 characters", Ledger, 201, Good, new string('长', 5_000) + ".csv"),
    ];

    private static byte[] Million(string text) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 1_048_576 / Encoding.UTF8.GetByteCount(text))));

    private static string Columns(string text) => string.Concat(Enumerable.Repeat("," + text, 8));
}

using System.IO.Compression;
using System.Text;

namespace Leads.Functions.Tests.Imports;

/// <summary>An .xlsx written part by part, as no library would write it.</summary>
internal sealed class OddBook
{
    public const string Sheet1 = "xl/worksheets/sheet1.xml";
    public const string Strings = "xl/sharedStrings.xml";
    public const string Types = "[Content_Types].xml";
    public const string Main = "xl/workbook.xml";
    public const string Links = "xl/_rels/workbook.xml.rels";
    public const string Styles = "xl/styles.xml";
    public const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly Dictionary<string, Action<TextWriter>> parts = new(StringComparer.Ordinal);

    public OddBook()
    {
        With(Types, $"""
            <Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/>
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="bin" ContentType="application/octet-stream"/>
            <Override PartName="/{Main}" ContentType="{Kind}sheet.main+xml"/>
            <Override PartName="/{Sheet1}" ContentType="{Kind}worksheet+xml"/>
            <Override PartName="/{Styles}" ContentType="{Kind}styles+xml"/>
            <Override PartName="/{Strings}" ContentType="{Kind}sharedStrings+xml"/></Types>
            """);
        With("_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="r1" Type="{Relations}/officeDocument" Target="{Main}"/></Relationships>
            """);
        Linked("worksheets/sheet1.xml");
        Listed($"""<sheet name="签约" sheetId="1" r:id="r1"/>""");
        With(Styles, $"""<styleSheet xmlns="{Namespace}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
        With(Strings, $"""<sst xmlns="{Namespace}"><si><t>甲</t></si></sst>""");
        Rows(Header, Row(2, "甲"));
    }

    public static string Header => Line(1, "项目名称", "投资方", "总投资（亿元）", "签约时间");

    public static string Row(int number, string name, string amount = "2", string day = "2021-01-05") =>
        Line(number, name, "A公司", amount, day);

    /// <summary>A row of texts; what starts with an angle bracket is a cell already, without its reference.</summary>
    public static string Line(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, column) => Cell($"{(char)('A' + column)}{number}", cell)))}</row>";

    public static string Cell(string reference, string cell) => cell.StartsWith('<')
        ? cell.Replace("<c", $"<c r=\"{reference}\"", StringComparison.Ordinal)
        : $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>";

    public OddBook With(string part, string xml) => With(part, writer => writer.Write(xml));

    public OddBook With(string part, Action<TextWriter> write)
    {
        parts[part] = write;
        return this;
    }

    public OddBook Without(string part)
    {
        parts.Remove(part);
        return this;
    }

    public OddBook Listed(string sheets, string properties = "") => With(Main,
        $"""<workbook xmlns="{Namespace}" xmlns:r="{Relations}">{properties}<sheets>{sheets}</sheets></workbook>""");

    public OddBook Linked(string target, string mode = "") => With(Links, $"""
        <Relationships xmlns="{Package}/relationships">
        <Relationship Id="r1" Type="{Relations}/worksheet" Target="{target}"{mode}/>
        <Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/>
        <Relationship Id="r3" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>
        """);

    public OddBook Rows(params string[] rows) => Rows(writer => Array.ForEach(rows, writer.Write));

    public OddBook Rows(Action<TextWriter> write, string after = "", string before = "") => With(Sheet1, writer =>
    {
        writer.Write($"<worksheet xmlns=\"{Namespace}\">{before}<sheetData>");
        write(writer);
        writer.Write($"</sheetData>{after}</worksheet>");
    });

    /// <summary>Every part with one text for another.</summary>
    public OddBook Replace(string text, string by)
    {
        foreach (var (part, write) in parts.ToList())
            parts[part] = writer =>
            {
                using var whole = new StringWriter();
                write(whole);
                writer.Write(whole.ToString().Replace(text, by, StringComparison.Ordinal));
            };
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, write) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), Encoding.UTF8);
                write(writer);
            }

        return stream.ToArray();
    }
}

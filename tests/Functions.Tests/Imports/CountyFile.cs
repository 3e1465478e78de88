using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Leads.Functions.Tests.Imports;

/// <summary>The county's workbook of a later week: the sample with some cells typed over.</summary>
internal sealed class CountyFile
{
    public const string Name = "county-2021.xlsx";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly XDocument[] sheets = [Read("xl/worksheets/sheet1.xml"), Read("xl/worksheets/sheet2.xml")];

    public static byte[] Sample(string name = Name) => File.ReadAllBytes(PathOf(name));

    /// <summary>Types a text into a cell of the first (contracts) or second (leads) sheet.</summary>
    public CountyFile Set(int sheet, string cell, string text)
    {
        var row = RowOf(sheet, int.Parse(cell.TrimStart([.. "ABCDEFGHIJKLMNOPQRST"]), null));
        row.Elements(Main + "c").Where(c => c.Attribute("r")?.Value == cell).Remove();
        row.Add(new XElement(Main + "c", new XAttribute("r", cell), new XAttribute("t", "inlineStr"),
            new XElement(Main + "is", new XElement(Main + "t", text))));
        row.ReplaceNodes(row.Elements().OrderBy(c => c.Attribute("r")!.Value, StringComparer.Ordinal).ToList());
        return this;
    }

    /// <summary>Empties a whole row.</summary>
    public CountyFile Clear(int sheet, int row)
    {
        RowOf(sheet, row).RemoveNodes();
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        stream.Write(Sample());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var sheet = 0; sheet < sheets.Length; sheet++)
            {
                var path = $"xl/worksheets/sheet{sheet + 1}.xml";
                zip.GetEntry(path)!.Delete();
                using var entry = zip.CreateEntry(path).Open();
                sheets[sheet].Save(entry);
            }
        }

        return stream.ToArray();
    }

    private XElement RowOf(int sheet, int number)
    {
        var rows = sheets[sheet - 1].Root!.Element(Main + "sheetData")!;
        var row = rows.Elements(Main + "row").FirstOrDefault(r => r.Attribute("r")?.Value == $"{number}");
        if (row is null)
            rows.Add(row = new XElement(Main + "row", new XAttribute("r", number)));
        return row;
    }

    private static XDocument Read(string path)
    {
        using var zip = new ZipArchive(new MemoryStream(Sample()));
        using var entry = zip.GetEntry(path)!.Open();
        return XDocument.Load(entry);
    }

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../samples", name);
}

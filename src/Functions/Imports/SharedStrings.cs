using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>The texts that a workbook's cells share; every use of one is the same cell.</summary>
internal sealed partial class SharedStrings
{
    private readonly List<Cell> cells = [];

    public SharedStrings(Stream? table)
    {
        if (table is null)
            return;
        using var xml = WorkbookReader.Xml(table);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                if (cells.Count == CellBudget.MostCells)
                    throw new UnreadableFileException(FileRefusal.TooManyCells);
                cells.Add(new Cell(RichText(xml)));
            }
    }

    public Cell At(int index) => cells[index];

    /// <summary>The text of an element with runs (rich text), without the reading aids (rPh) beside them.</summary>
    public static string RichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                xml.Skip();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
                text.Append(xml.ReadElementContentAsString());
            else
                xml.Read();
        }

        return Unescape(text.ToString());
    }

    // _x000D_ is how the format writes what xml cannot hold.
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, escape => ((char)int.Parse(
            escape.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}

using System.Text;
using System.Xml;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>The texts that a workbook's cells share; every use of one is the same cell.</summary>
internal sealed class SharedStrings
{
    private readonly List<Cell> cells = [];

    public SharedStrings(Stream? table)
    {
        if (table is null)
            return;
        using var xml = XmlSteps.Open(table);
        var budget = new CellBudget();
        while (xml.Step())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                cells.Add(new Cell(RichText(xml)));
                budget.Take(0, cells[^1].Text);
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
        xml.Step();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                xml.Leave();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
                text.Append(CellText.Read(xml));
            else
                xml.Step();
            if (text.Length > CellText.MostWritten)
                throw new UnreadableFileException(FileRefusal.LongCell);
        }

        return CellText.Unescape(text.ToString());
    }
}

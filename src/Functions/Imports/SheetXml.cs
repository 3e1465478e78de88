using System.Globalization;
using System.Xml;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>Reads the xml of one worksheet.</summary>
internal sealed class SheetXml(WorkbookParts book, bool is1904)
{
    private readonly CellXml cellXml = new(book, is1904);
    private readonly List<SheetRow> rows = [];
    private readonly List<MergedRange> merges = [];
    private List<Cell?> cells = [];
    private int rowNumber;
    private int column;

    public Sheet Read(string name, bool hidden, Stream part)
    {
        using var xml = XmlSteps.Open(part);
        var more = xml.Step();
        while (more)
        {
            book.CancellationToken.ThrowIfCancellationRequested();
            // Reading a cell leaves the reader behind it, so it must not advance again.
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                ReadCell(xml);
                more = !xml.EOF;
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
                StartRow(xml.GetAttribute("r"));
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell")
                AddMerge(xml.GetAttribute("ref"));
            more = xml.Step();
        }

        EndRow();
        return new Sheet(name, rows, merges, hidden);
    }

    private void StartRow(string? number)
    {
        EndRow();
        rowNumber = number is null ? rowNumber + 1 : int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        column = 0;
    }

    private void EndRow()
    {
        if (cells.Count == 0)
            return;
        book.Budget.TakeRow();
        rows.Add(new SheetRow(rowNumber, cells.ToArray()));
        cells = [];
    }

    private void ReadCell(XmlReader xml)
    {
        if (xml.GetAttribute("r") is { } reference)
            column = Reference(reference).Column;
        if (cellXml.Read(xml) is { } cell)
        {
            book.Budget.Take(column, cell.Text);
            while (cells.Count <= column)
                cells.Add(null);
            cells[column] = cell;
        }

        column++;
    }

    private void AddMerge(string? range)
    {
        var ends = (range ?? "").Split(':');
        if (ends.Length != 2 || merges.Count >= CellBudget.MostRows)
            return;
        var (first, last) = (Reference(ends[0]), Reference(ends[1]));
        merges.Add(new MergedRange(first.Row, last.Row, first.Column, last.Column));
    }

    private static (int Row, int Column) Reference(string reference)
    {
        var letters = 0;
        var column = 0;
        while (letters < reference.Length && char.IsAsciiLetterUpper(reference[letters]))
            column = (column * 26) + (reference[letters++] - 'A' + 1);
        var row = int.Parse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture);
        return column > 0 ? (row, column - 1) : throw new FormatException();
    }
}

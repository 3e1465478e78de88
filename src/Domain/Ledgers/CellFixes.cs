namespace Leads.Domain.Ledgers;

/// <summary>Puts what a clerk typed in the preview into the cells it stands for.</summary>
internal sealed class CellFixes
{
    private readonly Dictionary<int, List<(int Column, string Text)>> byRow = [];

    public CellFixes(string sheet, IReadOnlyList<LedgerColumn> columns, IReadOnlyList<CellFix> fixes)
    {
        foreach (var fix in fixes.Where(fix => fix.Sheet == sheet))
        {
            var header = NaturalKey.Part(fix.Column);
            if (columns.FirstOrDefault(column => NaturalKey.Part(column.Header) == header) is not { } column)
                continue;
            if (!byRow.TryGetValue(fix.Row, out var ofRow))
                byRow[fix.Row] = ofRow = [];
            ofRow.Add((column.Index, fix.Text));
        }
    }

    /// <summary>The row as if its cells held the fixes.</summary>
    public SheetRow Apply(SheetRow row)
    {
        if (!byRow.TryGetValue(row.Number, out var fixes))
            return row;
        var cells = new Cell?[Math.Max(row.Cells.Count, fixes.Max(fix => fix.Column) + 1)];
        for (var column = 0; column < row.Cells.Count; column++)
            cells[column] = row.Cells[column];
        foreach (var (column, text) in fixes)
            cells[column] = new Cell(text);
        return row with { Cells = cells };
    }
}

namespace Leads.Domain.Ledgers;

/// <summary>A cell that a clerk changed: what the file says, and what counts.</summary>
public sealed record CorrectedCell(string Sheet, int Row, string Column, string Was, string Value);

/// <summary>Puts what a clerk typed in the preview into the cells it stands for.</summary>
internal sealed class CellFixes
{
    private readonly string sheet;
    private readonly Dictionary<int, List<(LedgerColumn Column, string Text)>> byRow = [];
    private readonly List<CorrectedCell> applied = [];

    public CellFixes(string sheet, IReadOnlyList<LedgerColumn> columns, IReadOnlyList<CellFix> fixes)
    {
        this.sheet = sheet;
        foreach (var fix in fixes.Where(fix => fix.Sheet == sheet))
        {
            var header = NaturalKey.Part(fix.Column);
            if (columns.FirstOrDefault(column => NaturalKey.Part(column.Header) == header) is not { } column)
                continue;
            if (!byRow.TryGetValue(fix.Row, out var ofRow))
                byRow[fix.Row] = ofRow = [];
            ofRow.Add((column, fix.Text));
        }
    }

    /// <summary>What was changed in the rows so far.</summary>
    public IReadOnlyList<CorrectedCell> Applied => applied;

    /// <summary>The row as if its cells held the fixes.</summary>
    public SheetRow Apply(SheetRow row)
    {
        if (!byRow.TryGetValue(row.Number, out var fixes))
            return row;
        var cells = new Cell?[Math.Max(row.Cells.Count, fixes.Max(fix => fix.Column.Index) + 1)];
        for (var column = 0; column < row.Cells.Count; column++)
            cells[column] = row.Cells[column];
        foreach (var (column, text) in fixes)
        {
            var was = row.Written(column.Index);
            if (was != text)
                applied.Add(new CorrectedCell(sheet, row.Number, column.Header, was, text));
            cells[column.Index] = new Cell(text);
        }

        return row with { Cells = cells };
    }
}

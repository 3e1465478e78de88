namespace Leads.Domain.Ledgers;

/// <summary>
/// Adds up what a sheet's own 小计 and 合计 claim to add up. A 小计 covers its section (the rows above it, or below it
/// where it heads the section), a 合计 everything; held-back rows count, for the sheet's sums are about its rows.
/// </summary>
internal sealed class TotalsCheck(string sheet, IReadOnlyList<LedgerColumn> columns)
{
    // Only the noise of binary fractions is forgiven.
    private const decimal Noise = 0.000_000_001m;

    private readonly List<LedgerColumn> summed = [.. columns.Where(IsSummed)];
    private readonly List<decimal[]> rows = [];
    private readonly List<Mark> marks = [];

    public void Add(RowReading row) => rows.Add([.. summed.Select(column => ValueIn(row, column))]);

    public void EnterSection() => marks.Add(new Mark(rows.Count));

    public void AddTotal(SheetRow row, bool isSubtotal) => marks.Add(new Mark(rows.Count, row, isSubtotal));

    public IEnumerable<TotalMismatch> Mismatches() =>
        from index in Enumerable.Range(0, marks.Count)
        where marks[index].Row is not null
        let range = Range(index)
        where range is not null
        from at in Enumerable.Range(0, summed.Count)
        let printed = PrintedIn(marks[index].Row![summed[at].Index], summed[at])
        where printed is not null
        let computed = Sum(range.Value, at)
        where Math.Abs(printed.Value - computed) > Noise * Math.Max(1, Math.Abs(computed))
        select new TotalMismatch(sheet, marks[index].Row!.Number, summed[at].Header, printed.Value, computed);

    private (int From, int To)? Range(int index)
    {
        var mark = marks[index];
        if (!mark.IsSubtotal && (mark.At == 0 || mark == marks.Last(other => other is { Row: not null, IsSubtotal: false })))
            return (0, rows.Count);
        if (SubtotalsStandFirst())
            return (mark.At, mark.At + RowsBelow(index));
        // Two 小计 in a row: the second sums parts we cannot tell.
        var above = RowsAbove(index);
        return above > 0 ? (mark.At - above, mark.At) : null;
    }

    // The first 小计 with rows on one side only tells on which side this sheet's sums stand.
    private bool SubtotalsStandFirst()
    {
        for (var index = 0; index < marks.Count; index++)
            if (marks[index].IsSubtotal && RowsAbove(index) > 0 != RowsBelow(index) > 0)
                return RowsBelow(index) > 0;
        return false;
    }

    private int RowsBelow(int index) => (index + 1 < marks.Count ? marks[index + 1].At : rows.Count) - marks[index].At;

    private int RowsAbove(int index) => marks[index].At - (index > 0 ? marks[index - 1].At : 0);

    private decimal Sum((int From, int To) range, int at)
    {
        var sum = 0m;
        for (var row = range.From; row < range.To; row++)
            sum += rows[row][at];
        return WithoutTrailingZeros(sum);
    }

    private static decimal WithoutTrailingZeros(decimal number) => number / 1.000_000_000_000_000_000_000_000_000m;

    private static bool IsSummed(LedgerColumn column) => column.Claim?.Field switch
    {
        Field.LandArea => true,
        { } field when field.IsMoney() => column.Unit is { IsForeign: false },
        _ => false,
    };

    private static decimal ValueIn(RowReading row, LedgerColumn column) =>
        column.Claim!.Value.Field is var field && field == Field.LandArea
            ? row.Row.LandArea ?? 0
            : (row.Cells.Yuan(field) ?? 0) / column.Unit!.Yuan;

    private static decimal? PrintedIn(Cell? cell, LedgerColumn column)
    {
        if (cell is null || NothingMarks.IsNothing(cell))
            return null;
        return column.Claim!.Value.Field == Field.LandArea
            ? AmountReader.Number(cell)
            : AmountReader.Read(cell, column.Unit).Value / column.Unit!.Yuan;
    }

    /// <summary>A section's head or a total, and how many rows lie above it.</summary>
    private sealed record Mark(int At, SheetRow? Row = null, bool IsSubtotal = false);
}

namespace Leads.Domain.Ledgers;

/// <summary>A cell that no fact and no field takes, as it is written.</summary>
public sealed record LeftOutCell(string Column, string Value);

/// <summary>What becomes of a row that a clerk lets in: what cannot be used stays readable in the note.</summary>
internal static class Overruling
{
    public static LedgerRow LetIn(LedgerRow row, CellReadings cells, string note) => row with
    {
        Overruled = note,
        ForceSeparate = Has(cells, HoldReason.Duplicate),
        PaidInThisYear = Has(cells, HoldReason.ContradictoryAmounts) ? null : row.PaidInThisYear,
        Note = LedgerText.Join([row.Note, .. row.LeftOut.Select(cell => $"{cell.Column}：{cell.Value}")]),
    };

    /// <summary>The cells that only the note would keep, in the order of their columns.</summary>
    public static IReadOnlyList<LeftOutCell> LeftOut(LedgerRow row, CellReadings cells) => !row.TellsProject ? [] :
    [
        .. cells.Faults.Where(IsUnusable).Select(fault => fault.Column).Concat(UnusedAmounts(row, cells))
            .Distinct().OrderBy(column => column.Index)
            .Select(column => new LeftOutCell(column.Header, cells.Written(column))),
    ];

    /// <summary>Of two sums that contradict each other the total is taken; terms without a fact have no place.</summary>
    private static IEnumerable<LedgerColumn> UnusedAmounts(LedgerRow row, CellReadings cells)
    {
        if (Has(cells, HoldReason.ContradictoryAmounts))
            yield return cells.Column(Field.PaidInThisYear)!;
        if (RowFacts.BearerOfTerms(row) is not null)
            yield break;
        if (row.TotalInvestment is not null)
            yield return cells.Column(Field.TotalInvestment)!;
        if (row.ContractedCapital is not null)
            yield return cells.Column(Field.ContractedCapital)!;
    }

    private static bool Has(CellReadings cells, HoldReason reason) => cells.Faults.Any(fault => fault.Reason == reason);

    private static bool IsUnusable(CellFault fault) => fault.Reason is HoldReason.ImpossibleDate
        or HoldReason.UnreadableDate or HoldReason.UnreadableAmount or HoldReason.MissingUnit;
}

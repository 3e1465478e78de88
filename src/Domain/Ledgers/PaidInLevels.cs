using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>An entry that is still to be recorded.</summary>
internal readonly record struct PaidInEntry(DateOnly On, Money Amount);

/// <summary>A recorded entry that a lower level leaves only a part of.</summary>
internal readonly record struct PaidInExcess(Fact Entry, Money Kept);

/// <summary>
/// Paid-in money in a ledger is a level up to the cut-off, not entries: only the difference to what is recorded becomes
/// one (domain note, section 6).
/// </summary>
internal static class PaidInLevels
{
    /// <summary>Whether the row's level lies below what is recorded.</summary>
    public static bool IsBelow(Project project, LedgerRow row, DateOnly cutoff) =>
        Difference(project, row, cutoff) < Money.Zero;

    /// <summary>
    /// The entries that bring the record to the row's level: what came before the cut-off's year on 31 December, the
    /// rest on the cut-off.
    /// </summary>
    public static IEnumerable<PaidInEntry> Missing(Project project, LedgerRow row, DateOnly cutoff)
    {
        var missing = Difference(project, row, cutoff);
        if (missing <= Money.Zero)
            yield break;
        var newYearsEve = new DateOnly(cutoff.Year - 1, 12, 31);
        var before = Money.Zero;
        if (row is { PaidInTotal: { } total, PaidInThisYear: { } thisYear })
            before = Limit(total - thisYear - Recorded(project, DateOnly.MinValue, newYearsEve), missing);
        if (before > Money.Zero)
            yield return new PaidInEntry(newYearsEve, before);
        if (missing > before)
            yield return new PaidInEntry(cutoff, missing - before);
    }

    /// <summary>The latest entries that a lower level takes back, whole or in part.</summary>
    public static IEnumerable<PaidInExcess> Excess(Project project, LedgerRow row, DateOnly cutoff)
    {
        var excess = Money.Zero - Difference(project, row, cutoff);
        foreach (var entry in Entries(project, From(row, cutoff), cutoff).OrderByDescending(f => f.On).ThenByDescending(f => f.Id))
        {
            if (excess <= Money.Zero)
                yield break;
            var taken = entry.Amount!.Value < excess ? entry.Amount.Value : excess;
            yield return new PaidInExcess(entry, entry.Amount.Value - taken);
            excess -= taken;
        }
    }

    private static Money Difference(Project project, LedgerRow row, DateOnly cutoff) =>
        (row.PaidInTotal ?? row.PaidInThisYear) is { } level && level > Money.Zero
            ? level - Recorded(project, From(row, cutoff), cutoff)
            : Money.Zero;

    private static DateOnly From(LedgerRow row, DateOnly cutoff) =>
        row.PaidInTotal is null ? new DateOnly(cutoff.Year, 1, 1) : DateOnly.MinValue;

    private static Money Recorded(Project project, DateOnly from, DateOnly until) =>
        Entries(project, from, until).Aggregate(Money.Zero, (sum, f) => sum + f.Amount!.Value);

    private static IEnumerable<Fact> Entries(Project project, DateOnly from, DateOnly until) =>
        project.Standing().Where(f => f.Kind == FactKind.PaidIn && f.On >= from && f.On <= until);

    private static Money Limit(Money wanted, Money most) =>
        wanted < Money.Zero ? Money.Zero : wanted < most ? wanted : most;
}

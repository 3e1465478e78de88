using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What a row says had come in by the end of a stretch of time.</summary>
internal readonly record struct PaidInLevel(Field Field, DateOnly From, DateOnly Until, Money Amount);

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
    /// <summary>The first level of the row that lies below what is recorded; null when none does.</summary>
    public static PaidInLevel? Below(Project project, LedgerRow row, DateOnly cutoff)
    {
        foreach (var level in Of(row, cutoff))
        {
            if (level.Amount < Recorded(project, level))
                return level;
        }

        return null;
    }

    /// <summary>The entries that bring the record to the row's levels, each dated at its level's end.</summary>
    public static IEnumerable<PaidInEntry> Missing(Project project, LedgerRow row, DateOnly cutoff) =>
        from level in Of(row, cutoff)
        let missing = level.Amount - Recorded(project, level)
        where missing > Money.Zero
        select new PaidInEntry(level.Until, missing);

    /// <summary>The latest entries that lower levels take back, whole or in part.</summary>
    public static IEnumerable<PaidInExcess> Excess(Project project, LedgerRow row, DateOnly cutoff)
    {
        foreach (var level in Of(row, cutoff))
        {
            var excess = Recorded(project, level) - level.Amount;
            foreach (var entry in Entries(project, level).OrderByDescending(f => f.On).ThenByDescending(f => f.Id))
            {
                if (excess <= Money.Zero)
                    break;
                var taken = entry.Amount!.Value < excess ? entry.Amount.Value : excess;
                yield return new PaidInExcess(entry, entry.Amount.Value - taken);
                excess -= taken;
            }
        }
    }

    /// <summary>
    /// 累计 and 当年 make two levels, one up to New Year's Eve and one of the cut-off's year; either alone makes one.
    /// </summary>
    private static IReadOnlyList<PaidInLevel> Of(LedgerRow row, DateOnly cutoff)
    {
        var newYear = new DateOnly(cutoff.Year, 1, 1);
        return (row.PaidInTotal, row.PaidInThisYear) switch
        {
            ({ } total, { } thisYear) when total > Money.Zero =>
            [
                new(Field.PaidInTotal, DateOnly.MinValue, newYear.AddDays(-1), total - thisYear),
                new(Field.PaidInThisYear, newYear, cutoff, thisYear),
            ],
            ({ } total, null) when total > Money.Zero => [new(Field.PaidInTotal, DateOnly.MinValue, cutoff, total)],
            (null, { } thisYear) when thisYear > Money.Zero => [new(Field.PaidInThisYear, newYear, cutoff, thisYear)],
            _ => [],
        };
    }

    private static Money Recorded(Project project, PaidInLevel level) =>
        Entries(project, level).Aggregate(Money.Zero, (sum, f) => sum + f.Amount!.Value);

    private static IEnumerable<Fact> Entries(Project project, PaidInLevel level) =>
        project.Standing().Where(f => f.Kind == FactKind.PaidIn && f.On >= level.From && f.On <= level.Until);
}

using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Holds back the rows of forms that what is known of their project stands against.</summary>
internal sealed class FormChecks(
    Project? known, IReadOnlyList<LedgerRow> rows, ImportContext context,
    Action<LedgerRow, Field, string, HoldReason> hold)
{
    /// <summary>The rows that go in; those of ledgers are not looked at.</summary>
    public IReadOnlyList<LedgerRow> Accepted()
    {
        if (rows.All(row => row.Fact is null))
            return rows;
        var isKnown = known is not null || rows.Any(row => row.TellsProject);
        var covered = Covered();
        return [.. rows.Where(row => row.Fact is null
            || (Passes(row, isKnown, Field.Name, row.Name, HoldReason.UnknownProject)
                && Passes(row, !LacksStop(row), Field.Milestone, MilestoneWords.Of(row.Fact), HoldReason.NothingToRevive)
                && Passes(row, !covered.Contains(row), Field.PaidInEntry, $"{row.Fact.Amount}", HoldReason.CoveredByTotal)))];
    }

    private bool Passes(LedgerRow row, bool passes, Field field, string value, HoldReason reason)
    {
        if (!passes)
            hold(row, field, value, reason);
        return passes;
    }

    /// <summary>Nothing is resumed that was not suspended, nor reinstated that was not terminated.</summary>
    private bool LacksStop(LedgerRow row)
    {
        FactKind? stop = row.Fact!.Kind switch
        {
            FactKind.Resumed => FactKind.Suspended,
            FactKind.Reinstated => FactKind.Terminated,
            _ => null,
        };
        return stop is { } kind
            && known?.Standing().Any(f => f.Kind == kind && f.On <= row.Fact.Date.On) != true
            && !rows.SelectMany(RowFacts.Dates).Any(f => f.Kind == kind && f.Date.On <= row.Fact.Date.On);
    }

    /// <summary>New payments that a ledger's total may contain, unless a clerk says that it does not.</summary>
    private HashSet<LedgerRow> Covered() => known is null
        ? []
        : [.. PaidInEntries.Missing(known, rows).Where(row =>
            !context.Overruled.Contains((row.Sheet, row.Row))
            && PaidInEntries.IsCovered(known, row.Fact!.Date.On))];
}

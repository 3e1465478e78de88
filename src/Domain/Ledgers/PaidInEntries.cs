using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>
/// Payments of a form, one by one. Two equal ones in a file are two payments; a file that comes again states the same
/// ones again.
/// </summary>
internal static class PaidInEntries
{
    /// <summary>The rows whose payment is not recorded yet.</summary>
    public static IReadOnlyList<LedgerRow> Missing(Project project, IEnumerable<LedgerRow> rows)
    {
        var recorded = Recorded(project).Where(f => !f.Level).CountBy(f => (f.On, f.Amount!.Value)).ToDictionary();
        var missing = new List<LedgerRow>();
        foreach (var row in rows)
        {
            if (row.Fact is not { Kind: FactKind.PaidIn, Amount: { } amount, Date: var date })
                continue;
            var left = recorded.GetValueOrDefault((date.On, amount));
            if (left > 0)
                recorded[(date.On, amount)] = left - 1;
            else
                missing.Add(row);
        }

        return missing;
    }

    /// <summary>Whether a ledger's total reaches beyond the day, so that it may hold a payment of it already.</summary>
    public static bool IsCovered(Project project, DateOnly on) => Recorded(project).Any(f => f.Level && f.On >= on);

    private static IEnumerable<Fact> Recorded(Project project) =>
        project.Standing().Where(f => f.Kind == FactKind.PaidIn);
}

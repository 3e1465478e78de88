using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>The dated facts that a row states.</summary>
internal static class RowFacts
{
    /// <summary>The milestones that have a column.</summary>
    public static IReadOnlyList<(Field Field, FactKind Kind)> Milestones { get; } =
    [
        .. All(new LedgerRow("", 0, RowKind.Signed, "")).Where(fact => fact.Kind.IsMilestone())
            .Select(fact => (fact.Field, fact.Kind)),
    ];

    /// <summary>Every fact with a date, its field and its kind.</summary>
    public static IEnumerable<(Field Field, FactKind Kind, LedgerDate Date)> Dates(LedgerRow row)
    {
        if (row.Fact is { } fact)
            yield return (fact.Kind == FactKind.PaidIn ? Field.PaidInOn : Field.OccurredOn, fact.Kind, fact.Date);
        foreach (var (field, kind, date) in All(row))
        {
            if (date is { } known)
                yield return (field, kind, known);
        }
    }

    /// <summary>
    /// The fact that carries the amounts of a ledger's row: the signature, else the intent; null where neither is dated.
    /// </summary>
    public static FactKind? BearerOfTerms(LedgerRow row) => row switch
    {
        { Signed: not null } => FactKind.Signed,
        { Intended: not null } => FactKind.Intended,
        _ => null,
    };

    private static (Field Field, FactKind Kind, LedgerDate? Date)[] All(LedgerRow row) =>
    [
        (Field.IntendedOn, FactKind.Intended, row.Intended),
        (Field.AgreedOn, FactKind.Agreed, row.Agreed),
        (Field.SignedOn, FactKind.Signed, row.Signed),
        (Field.IncorporatedOn, FactKind.Incorporated, row.Incorporated),
        (Field.SiteSecuredOn, FactKind.SiteSecured, row.SiteSecured),
        (Field.OpenedOn, FactKind.Opened, row.Opened),
        (Field.CompletedOn, FactKind.Completed, row.Completed),
        (Field.ProducingOn, FactKind.Producing, row.Producing),
        (Field.AtCapacityOn, FactKind.AtCapacity, row.AtCapacity),
        (Field.SuspendedOn, FactKind.Suspended, row.Suspended),
        (Field.ResumedOn, FactKind.Resumed, row.Resumed),
        (Field.TerminatedOn, FactKind.Terminated, row.Terminated),
        (Field.InStatisticsOn, FactKind.InStatistics, row.InStatistics),
    ];
}

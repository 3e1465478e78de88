using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>What of a project's packed facts fits a table: for those who look at stored rows with other tools.</summary>
/// <param name="Days">The first recognised day of each milestone that there is.</param>
/// <param name="TotalInvestment">As signed, else as intended; null when not known.</param>
/// <param name="ContractedCapital">As signed; null when not known.</param>
/// <param name="PaidIn">All recognised entries.</param>
/// <param name="Counted">Whether it counts for assessment.</param>
/// <param name="Undone">Whether the import that brought it was undone.</param>
public sealed record FactSummary(
    int Version,
    IReadOnlyDictionary<FactKind, DateOnly> Days,
    DateOnly? AgreedOpening,
    DateOnly? AgreedProduction,
    DateOnly? AgreedCapacity,
    Money? TotalInvestment,
    Money? ContractedCapital,
    Money PaidIn,
    bool Counted,
    bool Undone)
{
    /// <summary>Null for bytes that are not packed facts.</summary>
    public static FactSummary? Read(ReadOnlySpan<byte> packed)
    {
        var facts = new RegionFacts();
        try
        {
            facts.Set(Guid.Empty, packed);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return Of(facts.Rows[0]);
    }

    private static FactSummary Of(in FactRow row)
    {
        var days = new Dictionary<FactKind, DateOnly>();
        for (var kind = FactKind.Intended; kind.IsMilestone(); kind++)
        {
            if (Day(row.DayOf(kind)) is { } day)
                days.Add(kind, day);
        }

        return new FactSummary(
            row.Version, days, Day(row.AgreedOpening), Day(row.AgreedProduction), Day(row.AgreedCapacity),
            Amount(row.SignedInvestment) ?? Amount(row.IntendedInvestment), Amount(row.Contracted),
            new Money(row.PaidIn), row.Counted, row.Undone);
    }

    private static DateOnly? Day(int day) => day == FactRow.Never ? null : DateOnly.FromDayNumber(day);

    private static Money? Amount(long yuan) => yuan == FactRow.Unknown ? null : new Money(yuan);
}

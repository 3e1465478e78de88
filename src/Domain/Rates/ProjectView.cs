using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>What the facts say of one project as of a day; what lists, cards and scorecards show of it.</summary>
public sealed record ProjectView
{
    /// <summary>Its id.</summary>
    public required Guid Project { get; init; }

    /// <summary>Key of the unit that holds it on the day.</summary>
    public required string Unit { get; init; }

    /// <summary>Key of the chain that it is in on the day.</summary>
    public required string Chain { get; init; }

    /// <summary>The furthest milestone by the day, in the order of <see cref="FactKind"/>; null for none.</summary>
    public FactKind? Furthest { get; init; }

    /// <summary>Day of the intent; null for none by the day.</summary>
    public DateOnly? IntendedOn { get; init; }

    /// <summary>Day of the signature; null for none by the day.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Total investment; null when not known.</summary>
    public Money? Investment { get; init; }

    /// <summary>Paid in by the day.</summary>
    public Money PaidIn { get; init; }

    /// <summary>Terminated or lost on the day.</summary>
    public bool IsTerminated { get; init; }

    /// <summary>Suspended on the day.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>Its warnings, in the order of the domain note.</summary>
    public IReadOnlyList<WarningOf> Warnings { get; init; } = [];

    /// <summary>The last day on which anything was recorded; null for none by the day.</summary>
    public DateOnly? LastUpdate { get; init; }

    internal static ProjectView Of(in RowOn on, RegionFacts facts, WarningDays days)
    {
        var updated = on.LastUpdate();
        return new ProjectView
        {
            Project = on.Row.Project,
            Unit = facts.NameOf(on.Unit()),
            Chain = facts.NameOf(on.Chain()),
            Furthest = FurthestOf(on),
            IntendedOn = DayOf(on.Row.Intended, on.Day),
            SignedOn = DayOf(on.Row.Signed, on.Day),
            Investment = on.Investment < 0 ? null : new Money(on.Investment),
            PaidIn = new Money(on.PaidIn()),
            IsTerminated = on.IsTerminated,
            IsSuspended = on.IsSuspended,
            Warnings = WarningsOf(on, days),
            LastUpdate = updated == int.MinValue ? null : DateOnly.FromDayNumber(updated),
        };
    }

    private static DateOnly? DayOf(int number, int day) => number <= day ? DateOnly.FromDayNumber(number) : null;

    private static FactKind? FurthestOf(in RowOn on)
    {
        for (var kind = FactKind.AtCapacity; kind >= FactKind.Intended; kind--)
        {
            if (on.Row.DayOf(kind) <= on.Day)
                return kind;
        }

        return null;
    }

    private static List<WarningOf> WarningsOf(in RowOn on, WarningDays days)
    {
        var found = WarningRules.Of(on, days);
        var list = new List<WarningOf>();
        foreach (var kind in Enum.GetValues<Warnings>())
        {
            if (kind != default && (found & kind) != 0)
                list.Add(new WarningOf(kind, DaysOf(kind, on, days)));
        }

        return list;
    }

    private static int DaysOf(Warnings kind, in RowOn on, WarningDays days)
    {
        var since = WarningRules.Since(kind, on, days);
        return since is null or int.MinValue or FactRow.Never ? 0 : days.Today - since.Value;
    }
}

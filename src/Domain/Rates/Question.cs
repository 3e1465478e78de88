using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>What an answer is grouped by. The parts of every dimension add up to the total.</summary>
public enum Dimension
{
    /// <summary>One group, key <c>total</c>.</summary>
    Total,

    /// <summary>产业链, the holder as of the day.</summary>
    Chain,

    /// <summary>责任单位, the holder as of the day.</summary>
    Unit,

    /// <summary>产业类别.</summary>
    Sector,

    /// <summary>Band of total investment.</summary>
    Size,
}

/// <summary>Whether a rate counts projects or weighs each by its investment.</summary>
public enum Weight
{
    /// <summary>个数.</summary>
    Count,

    /// <summary>金额: total investment plus the increases dated in the period.</summary>
    Amount,
}

/// <summary>Which projects a question is about. An empty filter is about all.</summary>
public sealed record Filter
{
    /// <summary>No restriction.</summary>
    public static readonly Filter None = new();

    /// <summary>Chain key as of the day; "" = projects without one; null = any.</summary>
    public string? Chain { get; init; }

    /// <summary>Unit key as of the day; "" = projects without one; null = any.</summary>
    public string? Unit { get; init; }

    /// <summary>Sector key; "" = projects without one; null = any.</summary>
    public string? Sector { get; init; }

    /// <summary>Capital origin; null = any.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Total investment of at least this; a project whose investment is not known is out.</summary>
    public Money? SizeFrom { get; init; }

    /// <summary>Total investment below this, so that bands do not overlap.</summary>
    public Money? SizeTo { get; init; }

    /// <summary>Has a fact of each of these kinds by the day.</summary>
    public IReadOnlyList<FactKind> Milestones { get; init; } = [];

    /// <summary>Has no fact of any of these kinds by the day.</summary>
    public IReadOnlyList<FactKind> Missing { get; init; } = [];

    /// <summary>Has any of these warnings on the day.</summary>
    public Warnings Warning { get; init; } = Warnings.None;

    /// <summary>Counts for assessment or not; null = both.</summary>
    public bool? Counted { get; init; }

    /// <summary>Only these projects (the result of a text search); null = all.</summary>
    public IReadOnlySet<Guid>? Projects { get; init; }
}

/// <summary>A question to the facts of a region.</summary>
/// <param name="By">What to group by.</param>
/// <param name="From">First day of the period and of the cohort.</param>
/// <param name="To">Last day of the period and of the cohort; days after <paramref name="AsOf"/> do not exist.</param>
/// <param name="AsOf">What is dated later does not exist for the answer.</param>
/// <param name="Filter">Which projects.</param>
/// <param name="Settings">How the region counts and warns.</param>
public sealed record Question(
    Dimension By, DateOnly From, DateOnly To, DateOnly AsOf, Filter Filter, RegionSettings Settings)
{
    /// <summary>The first day that "all years" begins with.</summary>
    public static readonly DateOnly Beginning = ProjectRules.Earliest;

    /// <summary>Last day that exists in the period: the earlier of <see cref="To"/> and <see cref="AsOf"/>.</summary>
    public DateOnly End => To < AsOf ? To : AsOf;

    /// <summary>This year's cohort as of a day, grouped.</summary>
    public static Question ThisYear(Dimension by, DateOnly asOf, RegionSettings settings) =>
        new(by, new DateOnly(asOf.Year, 1, 1), asOf, asOf, Filter.None, settings);
}

/// <summary>A group that is listed even when it has no project.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">The name that is printed.</param>
public sealed record GroupName(string Key, string Name);

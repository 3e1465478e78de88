using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>All that a scorecard is composed from; nothing else is asked.</summary>
public sealed record ScorecardInput
{
    /// <summary>The region with its settings.</summary>
    public required Region Region { get; init; }

    /// <summary>Its chains, in any order.</summary>
    public required IReadOnlyList<Chain> Chains { get; init; }

    /// <summary>Its units, in any order.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The units in the order of tables.</summary>
    internal IReadOnlyList<Unit> UnitsInOrder =>
        [.. Units.OrderBy(u => u.Order).ThenBy(u => u.Name, StringComparer.Ordinal)];

    /// <summary>Targets of the period's year; null for none.</summary>
    public Targets? Targets { get; init; }

    /// <summary>What it reports on.</summary>
    public required Period Period { get; init; }

    /// <summary>第N期.</summary>
    public required int Number { get; init; }

    /// <summary>When the facts were taken, with the region's offset.</summary>
    public required DateTimeOffset CutOff { get; init; }

    /// <summary>The facts as they are.</summary>
    public required RegionFacts Facts { get; init; }

    /// <summary>The issue before; null for the first one.</summary>
    public PreviousIssue? Previous { get; init; }

    /// <summary>What is told of a project in words; null for one that is not known.</summary>
    public required Func<Guid, ProjectCard?> Card { get; init; }

    /// <summary>编者按; "" for none.</summary>
    public string Opening { get; init; } = "";

    /// <summary>Key progress as the editor wants it; null: the key notes of the period.</summary>
    public IReadOnlyList<KeyProgress>? Progress { get; init; }

    /// <summary>The reports received for a week, at most one per unit.</summary>
    public IReadOnlyList<Report> Reports { get; init; } = [];

    /// <summary>The trips of the period's year, in any order.</summary>
    public IReadOnlyList<TripLine> Trips { get; init; } = [];

    /// <summary>The points ledger of the period's year.</summary>
    public IReadOnlyList<PointEntry> Points { get; init; } = [];

    /// <summary>Cards with key notes or open problems, in any order.</summary>
    public IReadOnlyList<ProjectCard> Told { get; init; } = [];
}

/// <summary>A line of key progress as the editor wrote it.</summary>
/// <param name="Project">The project it tells of; null for none.</param>
/// <param name="On">The day; null: the last day of the period.</param>
/// <param name="Text">What is told.</param>
public sealed record KeyProgress(Guid? Project, DateOnly? On, string Text);

/// <summary>The issue before: what it printed, and the facts that it knew.</summary>
/// <param name="Card">Its frozen scorecard.</param>
/// <param name="Facts">The facts stored with it.</param>
public sealed record PreviousIssue(Scorecard Card, RegionFacts Facts)
{
    /// <summary>What has come since its cut-off, at most one per project.</summary>
    public IReadOnlyList<Amendment> Amendments
    {
        get;
        init
        {
            field = value;
            Corrected = new RegionFacts();
            foreach (var amendment in value)
                Corrected.Set(amendment.Project, amendment.Corrected.Span);
        }
    } = [];

    /// <summary>The amended projects without what was reported late.</summary>
    internal RegionFacts Corrected { get; private init; } = new();

    internal string WhyOf(Guid project, IReadOnlyList<Projects.FactKind> kinds) =>
        Amendments.FirstOrDefault(a => a.Project == project)?.Why(kinds) ?? "";
}

using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

/// <summary>
/// A small county to compose scorecards of: projects by short facts, facts kept packed as in storage.
/// </summary>
internal sealed class County
{
    private readonly Dictionary<Guid, Project> projects = [];
    private int next;
    private DateTimeOffset now = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8));

    public Region Region { get; init; } = new() { Id = "binzhou", Name = "彬州市" };

    public List<Chain> Chains { get; } = [];

    public List<Unit> Units { get; } = [];

    public Targets? Targets { get; set; }

    public static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    public Guid Add(string unit, string chain, params Fact[] facts)
    {
        var id = new Guid(++next, 0, 0, new byte[8]);
        projects.Add(id, new Project
        {
            Id = id,
            Fields = new ProjectFields { Name = "项目" + next },
            EnteredAt = default,
            Facts = facts,
            Assignments =
            [
                new Assignment { From = DateOnly.MinValue, Unit = unit, Chain = chain, RecordedAt = default,
                    RecordedBy = "" },
            ],
        });
        return id;
    }

    public void Change(Guid id, Func<Project, Project> change) =>
        projects[id] = change(projects[id]) with { Version = projects[id].Version + 1 };

    public IEnumerable<Guid> Ids => projects.Keys;

    public Fact Fact(FactKind kind, DateOnly on, decimal? amount = null) => new()
    {
        Id = new Guid(++next, 1, 0, new byte[8]),
        Kind = kind,
        On = on,
        Amount = kind.HasAmount() && amount is { } yi ? Money.FromYi(yi) : null,
        TotalInvestment = kind.HasTerms() && amount is { } total ? Money.FromYi(total) : null,
        State = Recognition.Recognised,
        RecordedBy = "",
        RecordedAt = now,
        RecordedOn = on,
    };

    public RegionFacts Facts()
    {
        var facts = new RegionFacts();
        foreach (var project in projects.Values)
            facts.Set(project.Id, FactPacking.Pack(project));
        return facts;
    }

    /// <summary>Composes an issue; what is recorded later comes after its cut-off.</summary>
    public Scorecard Compose(string period, PreviousIssue? previous = null, int number = 1,
        IReadOnlyList<Report>? reports = null, IReadOnlyList<PointEntry>? points = null,
        IReadOnlyList<TripLine>? trips = null)
    {
        var key = Period.Parse(period).After(previous?.Card.Last);
        var cards = projects.Values.ToDictionary(p => p.Id, p => ProjectCard.Of(p, key));
        var cutOff = now;
        now = now.AddMinutes(1);
        return Domain.Scorecards.Scorecards.Compose(new ScorecardInput
        {
            Region = Region,
            Chains = Chains,
            Units = Units,
            Targets = Targets,
            Period = key,
            Number = number,
            CutOff = cutOff,
            Facts = Facts(),
            Previous = previous is null ? null : previous with
            {
                Amendments = [.. projects.Values.Select(p => Amendment.Of(p, previous.Card.CutOff)).OfType<Amendment>()],
            },
            Reports = reports ?? [],
            Points = points ?? [],
            Trips = trips ?? [],
            Card = cards.GetValueOrDefault,
            Told = [.. cards.Values],
        });
    }
}

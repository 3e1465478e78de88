using Leads.Domain.Projects;

namespace Leads.Domain.Tests.Golden;

/// <summary>
/// The projects of a region as they come, go on, stop, are corrected, recognised and passed on, day by day. What is
/// told is told on the day or late; everything goes through the rules, refusals included.
/// </summary>
internal sealed class SimulatedLife(Random random)
{
    private static readonly FactKind[] Course =
    [
        FactKind.Intended, FactKind.Agreed, FactKind.Signed, FactKind.Incorporated, FactKind.SiteSecured,
        FactKind.Opened, FactKind.Completed, FactKind.Producing, FactKind.AtCapacity, FactKind.InStatistics,
    ];

    private readonly List<Project> projects = [];
    private int ids;

    public IReadOnlyList<Project> Projects => [.. projects];

    /// <summary>The moment at which things are recorded.</summary>
    public DateTimeOffset Now { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Projects of earlier years, entered at once.</summary>
    public void Inherit(int count, IReadOnlyList<string> units, IReadOnlyList<string> chains)
    {
        for (var i = 0; i < count; i++)
        {
            Capture(units, chains, Today.AddDays(-random.Next(5, 1000)));
            for (var steps = random.Next(8); steps > 0; steps--)
                Change(projects.Count - 1, p => Step(p, Today.AddDays(-random.Next(5, 700))));
        }
    }

    /// <summary>One thing happens.</summary>
    public void Happen(IReadOnlyList<string> units, IReadOnlyList<string> chains)
    {
        if (random.Next(12) == 0)
            Capture(units, chains, Told());
        else
            Change(random.Next(projects.Count), p => random.Next(16) switch
            {
                0 => Correct(p),
                1 => Decide(p),
                2 => ProjectRules.Assign(Told(), Maybe(units), Maybe(chains), Maybe(["李副市长", "王常委"]), Bureau),
                3 or 4 => new Change.Noted(Note()),
                5 => new Change.NextStepSet(
                    new NextStep(Id(), "洽谈", random.Next(4) == 0 ? null : Today.AddDays(random.Next(40)), "", Now, Today)),
                6 => new Change.ProblemSet(Trouble(p)),
                7 => Record(p, Pick([FactKind.Suspended, FactKind.Resumed, FactKind.Terminated, FactKind.Reinstated])),
                8 => Record(p, FactKind.CapitalIncreased),
                9 or 10 or 11 => Record(p, FactKind.PaidIn),
                _ => Step(p, Told()),
            });
        Now = Now.AddMinutes(1);
    }

    /// <summary>Does the same to every project, as a merger of chains or units does.</summary>
    public void ChangeAll(Change change)
    {
        for (var i = 0; i < projects.Count; i++)
            Change(i, _ => change);
    }

    private Author Bureau => new("bureau", Now, Today, true);

    private Author Anybody => random.Next(4) == 0 ? new Author("town", Now, Today, false) : Bureau;

    private void Change(int at, Func<Project, Outcome<Change>> change) =>
        projects[at] = change(projects[at]).Match(done => ProjectRules.Evolve(projects[at], [done]), _ => projects[at]);

    private void Capture(IReadOnlyList<string> units, IReadOnlyList<string> chains, DateOnly on)
    {
        var fields = new ProjectFields
        {
            Name = "项目" + (projects.Count + 1),
            Sector = Pick(["农业", "工业", "商贸流通", ""]),
            AgreedOpening = Agreed(on, 200),
            AgreedProduction = Agreed(on, 400),
            AgreedCapacity = Agreed(on, 500),
        };
        var first = Command(random.Next(3) == 0 ? FactKind.Signed : FactKind.Intended, on);
        projects.Add(ProjectRules.Capture(Id(), fields, first, Pick(units), Pick(chains), "张书记", Anybody)
            .Match(project => project, refusal => throw new InvalidOperationException(refusal.ToString())));
    }

    private DateOnly? Agreed(DateOnly on, int days) => random.Next(3) == 0 ? null : on.AddDays(random.Next(days));

    /// <summary>The next milestone that is not on record, now and then the one after it.</summary>
    private Outcome<Change> Step(Project project, DateOnly on)
    {
        var next = Course.Where(kind => project.Facts.All(f => f.Kind != kind)).Skip(random.Next(5) == 0 ? 1 : 0)
            .Cast<FactKind?>().FirstOrDefault() ?? FactKind.PaidIn;
        return ProjectRules.Record(project, Command(next, on), Anybody);
    }

    private Outcome<Change> Record(Project project, FactKind kind) =>
        ProjectRules.Record(project, Command(kind, Told()), Anybody);

    private Outcome<Change> Correct(Project project)
    {
        var old = Pick(project.Facts);
        var on = random.Next(2) == 0 ? old.On : Told();
        return ProjectRules.Correct(
            project, old.Id, Command(old.Kind, on), "更正" + ids, random.Next(4) == 0, Anybody);
    }

    private Outcome<Change> Decide(Project project) =>
        project.Waiting().FirstOrDefault() is { } fact
            ? RecognitionRules.Decide(project, new DecideFact(fact.Id, random.Next(4) > 0, "材料不全"), Bureau)
            : new Refusal(RefusalReason.NotWaiting);

    private RecordFact Command(FactKind kind, DateOnly on) => new()
    {
        Id = Id(),
        Kind = kind,
        On = on,
        Amount = kind.HasAmount() ? Amount(5) : null,
        TotalInvestment = kind.HasTerms() && random.Next(8) > 0 ? Amount(30) : null,
        ContractedCapital = kind.HasTerms() || kind == FactKind.CapitalIncreased
            ? Pick<Money?>([null, Money.Zero, Amount(20), Amount(20)])
            : null,
        Cause = kind.NeedsCause() ? "资金" : null,
    };

    /// <summary>Half of the amounts are whole, half go down to the last 元.</summary>
    private Money Amount(int mostYi) => random.Next(2) == 0
        ? Money.FromYi(random.Next(1, mostYi * 10) / 10m)
        : new Money(random.NextInt64(1, mostYi * Money.YuanPerYi));

    private Note Note() => new(Id(), Told(), "进展" + ids, random.Next(2) == 0, "", Now, Today);

    private Problem Trouble(Project project) =>
        project.Problems.FirstOrDefault(p => p.SolvedOn is null) is { } open && random.Next(2) == 0
            ? open with { SolvedOn = Today }
            : new Problem
            {
                Id = Id(),
                Text = "用地",
                Owner = "自然资源局",
                Due = random.Next(4) == 0 ? null : Today.AddDays(random.Next(-5, 40)),
                OpenedOn = Today,
                By = "",
                At = Now,
            };

    /// <summary>The day of what is told today: mostly this week's, often late, now and then very late.</summary>
    private DateOnly Told() => Today.AddDays(random.Next(10) switch
    {
        0 => -random.Next(200),
        1 or 2 => -random.Next(40),
        _ => -random.Next(4),
    });

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string? Maybe(IReadOnlyList<string> from) => random.Next(2) == 0 ? null : Pick(from);

    private Guid Id() => new(++ids, 0, 0, new byte[8]);
}

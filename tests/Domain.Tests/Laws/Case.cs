using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Microsoft.FSharp.Core;

namespace Leads.Domain.Tests.Laws;

/// <summary>Some projects, a question to them, and a seed for whatever else a law leaves to chance.</summary>
internal sealed record Case(IReadOnlyList<Project> Projects, Question Question, int Seed)
{
    public static readonly IReadOnlyList<GroupName> Registered = [new("新能源", "新能源"), new("钛及新材料", "钛")];

    /// <summary>Random cases; a failing one is made smaller until nothing can be left out.</summary>
    public static Arbitrary<Case> Any(int projects = 8) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Of(seed, projects)), Smaller);

    /// <summary>
    /// Checks a law on random cases, the same ones in every run unless it is a long one: a red run is then about the
    /// change at hand. A failure prints the seed and the smallest case that breaks the law.
    /// </summary>
    public static void Check(int cases, Action<Case> law, int projects = 8) =>
        Prop.ForAll(Any(projects), law).Check(
            IsLong ? Throwing.WithMaxTest(cases * 4) : Throwing.WithMaxTest(cases).WithReplay(Always));

    private static bool IsLong => Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on";

    private static Config Throwing => Config.QuickThrowOnFailure;

    private static FSharpOption<Replay> Always => new(new Replay(new Rnd(20261121, 20261123), FSharpOption<int>.None));

    public RegionFacts Facts() => Pack(Projects);

    public static RegionFacts Pack(IEnumerable<Project> projects)
    {
        var facts = new RegionFacts();
        foreach (var project in projects)
            facts.Set(project.Id, FactPacking.Pack(project));
        return facts;
    }

    public IReadOnlyList<GroupAnswer> Answer() => Ask.Answer(Facts(), Question, Registered).Groups;

    public override string ToString()
    {
        var text = new StringBuilder("case ").Append(Seed).AppendLine().AppendLine(Line(Question));
        foreach (var p in Projects)
        {
            text.Append("project ").AppendLine(Line(p.Fields));
            foreach (var item in (object[])[.. p.Facts, .. p.Assignments, .. p.Notes, .. p.NextSteps, .. p.Problems])
                text.Append("  ").AppendLine(Line(item));
        }

        return text.ToString();
    }

    /// <summary>What a record says, without its empty members.</summary>
    private static string Line(object item) => string.Join(
        ", ", item.ToString()!.Split(", ").Where(part => !part.TrimEnd().EndsWith('=') && !part.EndsWith(']')));

    private static Case Of(int seed, int projects)
    {
        var random = new Random(seed);
        var history = new RandomHistory(random);
        List<Project> lived = [.. Enumerable.Range(0, random.Next(projects + 1)).Select(_ => history.Live())];
        return new Case(lived, AnyQuestion(history, lived), seed);
    }

    private static Question AnyQuestion(RandomHistory history, List<Project> projects)
    {
        var (one, other) = (history.Near(), history.Near());
        var (from, to) = one <= other || history.Chance(10) ? (one, other) : (other, one);
        var asOf = history.Chance(2) ? RandomHistory.Today : history.Near();
        var landing = history.Pick(Enum.GetValues<LandingRule>());
        var filter = history.Chance(2) ? Filter.None : AnyFilter(history, projects);
        var settings = new RegionSettings
        {
            Landing = landing,
            Warnings = history.Chance(2)
                ? new()
                : new() { SignedNotOpenedMonths = 6, NoUpdateDays = 1, LittlePaidPercent = 50 },
        };
        return new Question(history.Pick(Enum.GetValues<Dimension>()), from, to, asOf, filter, settings);
    }

    private static Filter AnyFilter(RandomHistory history, List<Project> projects) => new()
    {
        Chain = history.Chance(4) ? history.Name() : null,
        Unit = history.Chance(4) ? history.Name() : null,
        Sector = history.Chance(4) ? history.Name() : null,
        Origin = history.Chance(6) ? history.Pick(Enum.GetValues<Origin>()) : null,
        SizeFrom = history.Chance(6) ? history.Amount() : null,
        SizeTo = history.Chance(6) ? history.Amount() : null,
        Milestones = history.Chance(5) ? [history.AnyKind()] : [],
        Missing = history.Chance(5) ? [history.AnyKind()] : [],
        Warning = history.Chance(6) ? history.Pick(Enum.GetValues<Warnings>()) : Warnings.None,
        Counted = history.Chance(6) ? history.Chance(2) : null,
        Projects = history.Chance(6) ? projects.Select(p => p.Id).Where(_ => history.Chance(2)).ToHashSet() : null,
    };

    private static IEnumerable<Case> Smaller(Case big) =>
        Without(big.Projects).Select(fewer => big with { Projects = fewer })
            .Concat(big.Projects.SelectMany(p => Smaller(p).Select(less =>
                big with { Projects = [.. big.Projects.Select(other => other == p ? less : other)] })))
            .Concat(big.Question.Filter == Filter.None
                ? []
                : [big with { Question = big.Question with { Filter = Filter.None } }]);

    private static IEnumerable<Project> Smaller(Project big) =>
        Without(big.Facts).Select(fewer => big with { Facts = fewer })
            .Concat(Without(big.Assignments).Select(fewer => big with { Assignments = fewer }))
            .Concat(Without(big.Notes).Select(fewer => big with { Notes = fewer }))
            .Concat(Without(big.NextSteps).Select(fewer => big with { NextSteps = fewer }))
            .Concat(Without(big.Problems).Select(fewer => big with { Problems = fewer }));

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items) =>
        Enumerable.Range(0, items.Count).Select(i => items.Where((_, at) => at != i).ToList());
}

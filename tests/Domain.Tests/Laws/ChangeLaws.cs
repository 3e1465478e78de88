using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Laws;

/// <summary>What one more change of a project may do to the answers, and what not.</summary>
public sealed class ChangeLaws
{
    private static readonly Author Bureau = new("bureau", DateTimeOffset.MaxValue, RandomHistory.Today, true);
    private static readonly Author Town = Bureau with { By = "town", Recognises = false };

    [Fact]
    public void A_corrected_fact_counts_once() => Check(1500, (c, project, history) =>
    {
        var old = history.Pick(project.Facts);
        var command = history.Command(old.Kind);
        var corrected = Change(project, ProjectRules.Correct(project, old.Id, command, "更正", false, Bureau));
        if (corrected == project || old.State != Recognition.Recognised || IsTied(project, old, command))
            return;
        var replaced = project with
        {
            Facts = [.. project.Facts.Select(f => f.Id == old.Id ? Restated(f, command) : f)],
            Notes = [.. project.Notes, Today(history)],
        };
        AssertSame(c, project, replaced, corrected);
    });

    /// <summary>Two contracts of one day: which one's terms count is settled by their ids, and a correction has a new id.</summary>
    private static bool IsTied(Project project, Fact old, RecordFact command) => old.Kind.HasTerms()
        && project.Facts.Any(f => f.Id != old.Id && f.Kind == old.Kind && f.On == command.On);

    [Fact]
    public void A_withdrawn_fact_is_as_if_it_had_never_been() => Check(1500, (c, project, history) =>
    {
        var old = history.Pick(project.Facts);
        var command = history.Command(old.Kind);
        var withdrawn = Change(project, ProjectRules.Correct(project, old.Id, command, "误报", true, Bureau));
        if (withdrawn == project || old.State != Recognition.Recognised || old.Replaces is not null)
            return;
        var without = project with
        {
            Facts = [.. project.Facts.Where(f => f.Id != old.Id)],
            Notes = [.. project.Notes, Today(history), Today(history) with { RecordedOn = old.RecordedOn }],
        };
        AssertSame(c, project, without, withdrawn);
    });

    [Fact]
    public void A_submitted_fact_changes_nothing_but_what_waits() => Check(1500, (c, project, history) =>
    {
        var command = history.Command(history.AnyKind());
        var more = Change(project, ProjectRules.Record(project, command, Town));
        if (more == project)
            return;
        var noted = project with { Notes = [.. project.Notes, Today(history)] };
        var question = c.Question with { By = Dimension.Total, Filter = Filter.None };
        var (was, now) = (Only(noted, question), Only(more, question));
        Assert.Equal(was.Waiting + (command.On <= question.AsOf ? 1 : 0), now.Waiting);
        Assert.Equal(Ask.Text([was with { Waiting = 0 }]), Ask.Text([now with { Waiting = 0 }]));
    });

    [Fact]
    public void A_reassigned_project_moves_with_both_sides_of_every_rate() => Check(1500, (c, project, history) =>
    {
        var from = c.Question.AsOf.AddDays(-history.Pick([0, 1, 400]));
        var kept = project with { Assignments = [.. project.Assignments.Where(a => a.From < from)] };
        var moved = Change(kept, ProjectRules.Assign(from, "新镇", "新链", null, Bureau));
        if (moved == kept)
            return;
        var question = c.Question with { Filter = Filter.None };
        var total = Only(kept, question with { By = Dimension.Total });
        foreach (var (by, key) in new[] { (Dimension.Unit, "新镇"), (Dimension.Chain, "新链") })
        {
            var groups = Ask.Answer(Case.Pack([moved]), question with { By = by }, []).Groups;
            Assert.All(groups, group => Assert.Equal(key, group.Key));
            Assert.Equal(Ask.Text([total]), Ask.Text([Ask.Sum(groups)]));
        }
    });

    [Fact]
    public void A_terminated_project_stays_in_every_denominator() => Check(1500, (c, project, history) =>
    {
        var command = history.Command(FactKind.Terminated);
        var ended = Change(project, ProjectRules.Record(project, command, Bureau));
        var question = c.Question with { By = Dimension.Total, Filter = Filter.None };
        var (was, now) = (Only(project, question), Only(ended, question));
        Assert.Equal(was.Rates.Select(Below), now.Rates.Select(Below));
        var above = now.Rates.Where(r => r.Kind != RateKind.Fulfilment).Select(r => (r.Numerator, r.NumeratorAmount));
        Assert.Equal(
            was.Rates.Where(r => r.Kind != RateKind.Fulfilment).Select(r => (r.Numerator, r.NumeratorAmount)), above);
        Assert.Equal((was.Signed, was.SignedAmount, was.PaidIn), (now.Signed, now.SignedAmount, now.PaidIn));
    });

    [Fact]
    public void An_increase_never_moves_the_size_band() => Check(1000, (c, project, history) =>
    {
        var command = history.Command(FactKind.CapitalIncreased);
        var more = Change(project, ProjectRules.Record(project, command, Bureau));
        var question = c.Question with { By = Dimension.Size, Filter = Filter.None };
        Assert.Equal(Bands(project, question), Bands(more, question));
    });

    [Fact]
    public void What_the_rules_let_in_can_be_packed_and_counted() => Check(1000, (c, project, history) =>
    {
        var (kind, amount) = (history.AnyKind(), history.Pick([-1, 0, 1, long.MinValue]));
        var command = history.Command(kind) with { TotalInvestment = new Money(amount) };
        var more = Change(project, ProjectRules.Record(project, command, Bureau));
        Assert.Equal(more.Version, Case.Pack([more]).VersionOf(project.Id));
    });

    /// <summary>Checks a law on the first project of many cases.</summary>
    private static void Check(int cases, Action<Case, Project, RandomHistory> law) => Case.Check(cases, c =>
    {
        if (c.Projects.Count > 0 && c.Projects[0].Facts.Count > 0)
            law(c, c.Projects[0], new RandomHistory(new Random(c.Seed)));
    });

    private static Project Change(Project project, Outcome<Change> outcome) =>
        outcome.Match(change => ProjectRules.Evolve(project, [change]), _ => project);

    private static Fact Restated(Fact fact, RecordFact command) => fact with
    {
        On = command.On,
        Amount = command.Amount,
        TotalInvestment = command.TotalInvestment,
        ContractedCapital = command.ContractedCapital,
        Withdraws = false,
    };

    private static Note Today(RandomHistory history) =>
        new(history.Id(), RandomHistory.Today, "", false, "", DateTimeOffset.MaxValue, RandomHistory.Today);

    private static void AssertSame(Case c, Project was, Project expected, Project actual)
    {
        var others = c.Projects.Where(p => p.Id != was.Id).ToList();
        Assert.Equal(
            Ask.Text((c with { Projects = [.. others, expected] }).Answer()),
            Ask.Text((c with { Projects = [.. others, actual] }).Answer()));
    }

    private static GroupAnswer Only(Project project, Question question) =>
        Ask.Answer(Case.Pack([project]), question, []).Groups[0];

    private static (long, Money) Below(RateAnswer rate) => (rate.Denominator, rate.DenominatorAmount);

    private static IEnumerable<(string, long)> Bands(Project project, Question question) =>
        Ask.Answer(Case.Pack([project]), question, []).Groups.Where(g => g.Signed > 0).Select(g => (g.Key, g.Signed));
}

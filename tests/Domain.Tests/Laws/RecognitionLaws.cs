using Leads.Domain.Projects;

namespace Leads.Domain.Tests.Laws;

/// <summary>What recognition may do to facts and answers, and what never.</summary>
public sealed class RecognitionLaws
{
    private static readonly Author Town = new("town", DateTimeOffset.MaxValue, RandomHistory.Today, false);

    [Fact]
    public void What_is_not_recognised_never_counts_whatever_it_says() => Case.Check(1500, c =>
    {
        var history = new RandomHistory(new Random(c.Seed));
        var other = c with { Projects = [.. c.Projects.Select(p => p with { Facts = [.. p.Facts.Select(Garbled)] })] };
        Assert.Equal(Ask.Text(c.Answer()), Ask.Text(other.Answer()));

        Fact Garbled(Fact fact)
        {
            var said = history.Command(history.AnyKind());
            return fact.State == Recognition.Recognised ? fact : fact with
            {
                Kind = said.Kind,
                On = fact.State == Recognition.Rejected ? said.On : fact.On, // the day of a waiting one is shown
                Amount = said.Amount,
                TotalInvestment = said.TotalInvestment,
                ContractedCapital = said.ContractedCapital,
            };
        }
    });

    [Fact]
    public void The_order_of_decisions_changes_no_answer() => Check(1000, (c, project, history) =>
    {
        FactKind[] kinds = [FactKind.Agreed, FactKind.Opened, FactKind.PaidIn, FactKind.Suspended, FactKind.Terminated];
        foreach (var kind in kinds)
            project = Step(project, ProjectRules.Record(project, history.Command(kind), Town));
        var waiting = project.Waiting().Where(f => !f.Kind.HasTerms()).ToList();
        var one = All(project, waiting, waiting.Select(f => f.Id.GetHashCode() % 3 != 0));
        var other = All(
            project, waiting.AsEnumerable().Reverse(), waiting.AsEnumerable().Reverse().Select(f => f.Id.GetHashCode() % 3 != 0));
        Assert.Equal(Answer(c, one), Answer(c, other));
    });

    [Fact]
    public void A_fact_is_decided_once_and_no_level_ever_falls() => Check(1500, (_, project, history) =>
    {
        for (var step = 0; step < 12; step++)
        {
            var before = project;
            project = Step(project, RecognitionRules.Decide(project, Any(history, project), Someone(history)));
            Assert.True(project.HighestLevel() >= before.HighestLevel());
            Assert.All(before.Facts.Zip(project.Facts), pair => AssertKept(pair.First, pair.Second));
        }
    });

    [Fact]
    public void With_four_eyes_nobody_recognises_what_they_recorded() => Check(1500, (_, project, history) =>
    {
        var known = project.Facts.Count;
        for (var step = 0; step < 20; step++)
        {
            var author = Someone(history) with { Rules = new RecognitionSettings { FourEyes = true } };
            project = Step(project, history.Chance(2)
                ? ProjectRules.Record(project, history.Command(history.AnyKind()), author)
                : RecognitionRules.Decide(project, Any(history, project), author));
        }

        Assert.DoesNotContain(project.Facts.Skip(known), f =>
            f.State == Recognition.Recognised && (f.SelfRecognised || f.DecidedBy == f.RecordedBy));
    });

    private static void AssertKept(Fact before, Fact after)
    {
        if (before.State.Waits())
            return;
        Assert.Equal(
            (before.State, before.DecidedBy, before.DecidedAt, before.Rejection),
            (after.State, after.DecidedBy, after.DecidedAt, after.Rejection));
        Assert.True((after.DecidedLevel ?? default) >= (before.DecidedLevel ?? default));
    }

    private static DecideFact Any(RandomHistory history, Project project) => new(
        history.Pick(project.Facts).Id, !history.Chance(4), "核实",
        history.Chance(2) ? null : history.Pick(Enum.GetValues<RecognitionLevel>()), history.Chance(2));

    private static Author Someone(RandomHistory history) =>
        new(history.Pick(["甲", "乙", "丙"]), DateTimeOffset.MaxValue, RandomHistory.Today, true);

    private static Project All(Project project, IEnumerable<Fact> facts, IEnumerable<bool> recognise) =>
        facts.Zip(recognise).Aggregate(project, (state, one) => Step(state, RecognitionRules.Decide(
            state, new DecideFact(one.First.Id, one.Second, "核实", Separate: true), Town with { Recognises = true })));

    private static string Answer(Case c, Project project) => Ask.Text((c with { Projects = [project] }).Answer());

    private static Project Step(Project project, Outcome<Change> outcome) =>
        outcome.Match(change => ProjectRules.Evolve(project, [change]), _ => project);

    private static void Check(int cases, Action<Case, Project, RandomHistory> law) => Case.Check(cases, c =>
    {
        if (c.Projects.Count > 0 && c.Projects[0].Facts.Count > 0)
            law(c, c.Projects[0], new RandomHistory(new Random(c.Seed)));
    });
}

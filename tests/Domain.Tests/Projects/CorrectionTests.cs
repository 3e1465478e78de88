using Leads.Domain.Projects;
using static Leads.Domain.Tests.Projects.ProjectRulesTests;

namespace Leads.Domain.Tests.Projects;

/// <summary>Corrections, withdrawals and recognition.</summary>
public sealed class CorrectionTests
{
    private static readonly Author Bureau = new("招商局", DateTimeOffset.UnixEpoch, Life.Day("2026-06-30"), true);
    private static readonly Author Town = Bureau with { By = "某镇", Recognises = false };

    [Fact]
    public void A_correction_stands_in_place_of_what_it_corrects()
    {
        var paid = Record(Signed(), Command(FactKind.PaidIn, "2026-03-01"));
        var corrected = Correct(paid, paid.Facts[1], "2026-04-01", Bureau);
        Assert.Equal([Life.Day("2026-04-01")], Days(corrected));
        Assert.Equal(3, corrected.Facts.Count);
    }

    [Fact]
    public void Until_it_is_recognised_the_old_fact_stands()
    {
        var paid = Record(Signed(), Command(FactKind.PaidIn, "2026-03-01"));
        var corrected = Correct(paid, paid.Facts[1], "2026-04-01", Town);
        Assert.Equal([Life.Day("2026-03-01")], Days(corrected));
        Assert.Equal([Life.Day("2026-04-01")], Days(Decide(corrected, corrected.Facts[2], true)));
        Assert.Equal([Life.Day("2026-03-01")], Days(Decide(corrected, corrected.Facts[2], false)));
    }

    [Fact]
    public void A_correction_of_a_correction_that_waits_replaces_both()
    {
        var paid = Record(Signed(), Command(FactKind.PaidIn, "2026-03-01"));
        var once = Correct(paid, paid.Facts[1], "2026-04-01", Town);
        var twice = Correct(once, once.Facts[2], "2026-05-01", Bureau);
        Assert.Equal([Life.Day("2026-05-01")], Days(twice));
        Assert.Equal([Life.Day("2026-05-01")], Days(Decide(twice, twice.Facts[2], true)));
    }

    [Fact]
    public void A_withdrawal_takes_the_fact_back_and_counts_for_nothing()
    {
        var paid = Record(Signed(), Command(FactKind.PaidIn, "2026-03-01"));
        var command = Command(FactKind.PaidIn, "2026-03-01");
        var withdrawal = ProjectRules.Correct(paid, paid.Facts[1].Id, command, "误报", true, Bureau);
        Assert.Empty(Days(ProjectRules.Evolve(paid, [Accepted(withdrawal)])));
    }

    [Fact]
    public void A_fact_is_corrected_once_and_then_its_correction()
    {
        var paid = Record(Signed(), Command(FactKind.PaidIn, "2026-03-01"));
        var corrected = Correct(paid, paid.Facts[1], "2026-04-01", Town);
        var again = Command(FactKind.PaidIn, "2026-05-01");
        Assert.Equal(
            RefusalReason.AlreadyReplaced,
            ReasonOf(ProjectRules.Correct(corrected, paid.Facts[1].Id, again, "更正", false, Bureau)));
    }

    [Theory]
    [InlineData(FactKind.Signed, " ", RefusalReason.ReasonMissing)]
    [InlineData(FactKind.Opened, "更正", RefusalReason.UnknownFact)]
    public void A_correction_needs_its_reason_and_the_kind_of_the_fact(FactKind kind, string why, RefusalReason reason)
    {
        var signed = Signed();
        var command = Command(kind, "2026-03-01");
        Assert.Equal(reason, ReasonOf(ProjectRules.Correct(signed, signed.Facts[0].Id, command, why, false, Bureau)));
    }

    [Fact]
    public void What_the_bureau_records_is_recognised_at_once_and_marked_so()
    {
        var fact = Signed().Facts[0];
        Assert.Equal((Recognition.Recognised, true, "招商局"), (fact.State, fact.SelfRecognised, fact.DecidedBy));
    }

    [Fact]
    public void A_rejection_needs_its_reason()
    {
        var waiting = Record(Signed(), Command(FactKind.Opened, "2026-03-01"), Town);
        var outcome = RecognitionRules.Decide(waiting, new DecideFact(waiting.Facts[1].Id, false), Bureau);
        Assert.Equal(RefusalReason.ReasonMissing, ReasonOf(outcome));
    }

    [Fact]
    public void Only_what_waits_is_decided()
    {
        var signed = Signed();
        var outcome = RecognitionRules.Decide(signed, new DecideFact(signed.Facts[0].Id, true), Bureau);
        Assert.Equal(RefusalReason.NotWaiting, ReasonOf(outcome));
    }

    [Fact]
    public void An_assignment_assigns_something_and_not_from_tomorrow()
    {
        var nothing = ProjectRules.Assign(Bureau.Today, null, null, null, Bureau);
        Assert.Equal(RefusalReason.NothingAssigned, ReasonOf(nothing));
        var tomorrow = ProjectRules.Assign(Bureau.Today.AddDays(1), "某镇", null, null, Bureau);
        Assert.Equal(RefusalReason.DatedInTheFuture, ReasonOf(tomorrow));
    }

    private static Project Correct(Project project, Fact old, string on, Author author) => ProjectRules.Evolve(
        project, [Accepted(ProjectRules.Correct(project, old.Id, Command(old.Kind, on), "更正", false, author))]);

    private static Project Decide(Project project, Fact fact, bool recognise) =>
        ProjectRules.Evolve(
            project, [Accepted(RecognitionRules.Decide(project, new DecideFact(fact.Id, recognise, "核实"), Bureau))]);

    private static IEnumerable<DateOnly> Days(Project project) =>
        project.Standing().Where(f => f.Kind == FactKind.PaidIn).Select(f => f.On);
}

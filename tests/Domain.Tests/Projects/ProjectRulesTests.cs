using Leads.Domain.Projects;

namespace Leads.Domain.Tests.Projects;

public sealed class ProjectRulesTests
{
    private static readonly Author Bureau = new("招商局", DateTimeOffset.UnixEpoch, Life.Day("2026-06-30"), true);
    private static readonly Author Town = Bureau with { By = "某镇", Recognises = false };
    private static int count;

    [Theory]
    [InlineData("2026-07-01", RefusalReason.DatedInTheFuture)]
    [InlineData("1949-09-30", RefusalReason.DatedTooEarly)]
    public void A_date_that_cannot_be_is_refused(string on, RefusalReason reason) =>
        Assert.Equal(reason, ReasonOf(Signed(), Command(FactKind.Opened, on)));

    [Fact]
    public void Today_is_not_the_future() => Assert.Null(ReasonOf(Signed(), Command(FactKind.Opened, "2026-06-30")));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Paid_in_money_needs_an_amount_above_zero(long yuan) => Assert.Equal(
        RefusalReason.AmountMissing,
        ReasonOf(Signed(), Command(FactKind.PaidIn, "2026-03-01") with { Amount = new Money(yuan) }));

    [Fact]
    public void An_increase_needs_an_amount() => Assert.Equal(
        RefusalReason.AmountMissing,
        ReasonOf(Signed(), Command(FactKind.CapitalIncreased, "2026-03-01") with { Amount = null }));

    [Fact]
    public void Other_facts_carry_no_amount() => Assert.Equal(
        RefusalReason.AmountNotAllowed,
        ReasonOf(Signed(), Command(FactKind.Opened, "2026-03-01") with { Amount = Money.FromYi(1) }));

    [Fact]
    public void Terms_come_with_the_signature_only() => Assert.Equal(
        RefusalReason.TermsNotAllowed,
        ReasonOf(Signed(), Command(FactKind.Opened, "2026-03-01") with { TotalInvestment = Money.FromYi(1) }));

    [Fact]
    public void Terms_below_zero_are_refused()
    {
        var command = Command(FactKind.Signed, "2026-03-01") with { ContractedCapital = new Money(-1) };
        Assert.IsType<Outcome<Project>.Refused>(Capture(command, Bureau));
    }

    [Theory]
    [InlineData(FactKind.Suspended)]
    [InlineData(FactKind.Terminated)]
    public void A_standstill_needs_its_cause(FactKind kind) =>
        Assert.Equal(RefusalReason.ReasonMissing, ReasonOf(Signed(), Command(kind, "2026-03-01") with { Cause = " " }));

    [Fact]
    public void A_milestone_may_be_recorded_twice_but_not_twice_on_one_day()
    {
        var opened = Record(Signed(), Command(FactKind.Opened, "2026-03-01"));
        Assert.Equal(RefusalReason.AlreadyRecorded, ReasonOf(opened, Command(FactKind.Opened, "2026-03-01")));
        var earlier = Record(opened, Command(FactKind.Opened, "2026-02-01"));
        Assert.Equal(Life.Day("2026-02-01"), earlier.First(FactKind.Opened)!.On);
    }

    [Fact]
    public void What_a_unit_submitted_does_not_stand_in_the_bureaus_way()
    {
        var submitted = Record(Signed(), Command(FactKind.Opened, "2026-03-01"), Town);
        Assert.Null(submitted.First(FactKind.Opened));
        Assert.Null(ReasonOf(submitted, Command(FactKind.Opened, "2026-03-01")));
    }

    [Theory]
    [InlineData(FactKind.Resumed)]
    [InlineData(FactKind.Reinstated)]
    public void Nothing_can_be_revived_that_did_not_stop(FactKind kind) =>
        Assert.Equal(RefusalReason.NothingToRevive, ReasonOf(Signed(), Command(kind, "2026-03-01")));

    [Fact]
    public void A_second_signature_is_a_correction() =>
        Assert.Equal(RefusalReason.UseCorrection, ReasonOf(Signed(), Command(FactKind.Signed, "2026-03-01")));

    [Theory]
    [InlineData("2026-02-01", RefusalReason.UseCorrection)]
    [InlineData("2026-02-02", null)]
    public void A_terminated_project_may_sign_again_on_a_later_day(string on, RefusalReason? reason)
    {
        var ended = Record(Signed(), Command(FactKind.Terminated, "2026-02-01"));
        Assert.Equal(reason, ReasonOf(ended, Command(FactKind.Signed, on)));
    }

    [Fact]
    public void A_reinstated_project_does_not_sign_again()
    {
        var ended = Record(Signed(), Command(FactKind.Terminated, "2026-02-01"));
        var revived = Record(ended, Command(FactKind.Reinstated, "2026-03-01"));
        Assert.Equal(RefusalReason.UseCorrection, ReasonOf(revived, Command(FactKind.Signed, "2026-04-01")));
    }

    [Fact]
    public void A_lost_lead_signs_once()
    {
        var lost = Record(Lead(), Command(FactKind.Terminated, "2026-02-01"));
        var signed = Record(lost, Command(FactKind.Signed, "2026-03-01"));
        Assert.Equal(RefusalReason.UseCorrection, ReasonOf(signed, Command(FactKind.Signed, "2026-04-01")));
    }

    [Fact]
    public void Recognising_a_second_signature_cannot_change_the_terms()
    {
        var submitted = Record(Lead(), Command(FactKind.Signed, "2026-02-01"), Town);
        var both = Record(submitted, Command(FactKind.Signed, "2026-03-01"));
        var recognised = RecognitionRules.Decide(both, new DecideFact(both.Facts[1].Id, true), Bureau);
        Assert.Equal(RefusalReason.UseCorrection, ReasonOf(recognised));
        Assert.Null(ReasonOf(RecognitionRules.Decide(both, new DecideFact(both.Facts[1].Id, false, "已登记"), Bureau)));
    }

    internal static Project Lead() => Accepted(Capture(Command(FactKind.Intended, "2026-01-05"), Bureau));

    internal static Project Signed() => Accepted(Capture(Command(FactKind.Signed, "2026-01-05"), Bureau));

    internal static Outcome<Project> Capture(RecordFact first, Author author) =>
        ProjectRules.Capture(Guid.Empty, new ProjectFields { Name = "项目" }, first, "某镇", "某链", null, author);

    internal static RecordFact Command(FactKind kind, string on) => new()
    {
        Id = new Guid(Interlocked.Increment(ref count), 0, 0, new byte[8]),
        Kind = kind,
        On = Life.Day(on),
        Amount = kind.HasAmount() ? Money.FromYi(1) : null,
        Cause = kind.NeedsCause() ? "资金" : null,
    };

    internal static Project Record(Project project, RecordFact command, Author? author = null) =>
        ProjectRules.Evolve(project, [Accepted(ProjectRules.Record(project, command, author ?? Bureau))]);

    internal static T Accepted<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Accepted>(outcome).Value;

    internal static RefusalReason? ReasonOf<T>(Outcome<T> outcome) =>
        outcome.Match<RefusalReason?>(_ => null, refusal => refusal.Reason);

    private static RefusalReason? ReasonOf(Project project, RecordFact command) =>
        ReasonOf(ProjectRules.Record(project, command, Bureau));
}

using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Rates;

/// <summary>What a project is on a day: in talks, lost, terminated, revived, suspended.</summary>
public sealed class StockTests
{
    private static (long InTalks, long Lost, long Terminated) Of(Life life) =>
        Life.Total(life) is var total ? (total.InTalks, total.Lost, total.Terminated) : default;

    [Fact]
    public void A_lead_is_in_talks() => Assert.Equal((1, 0, 0), Of(new Life().Intended("2026-01-05")));

    [Fact]
    public void A_lead_that_ended_is_lost() =>
        Assert.Equal((0, 1, 0), Of(new Life().Intended("2026-01-05").Ended("2026-02-01")));

    [Fact]
    public void A_signed_project_that_ended_is_terminated() =>
        Assert.Equal((0, 0, 1), Of(new Life().Signed("2026-01-05").Ended("2026-02-01")));

    [Fact]
    public void A_signature_on_the_day_of_the_termination_does_not_outlive_it() =>
        Assert.Equal((0, 0, 1), Of(new Life().Signed("2026-02-01").Ended("2026-02-01")));

    [Fact]
    public void A_lost_lead_that_signs_later_is_revived() =>
        Assert.Equal((0, 0, 0), Of(new Life().Ended("2026-02-01").Signed("2026-02-02")));

    [Fact]
    public void A_second_signature_revives_and_the_first_one_keeps_the_credit()
    {
        var total = Life.Total(new Life().Signed("2025-02-01", 1).Ended("2026-02-01").Signed("2026-02-02", 9));
        Assert.Equal((0, 0, 0), (total.Terminated, total.Lost, total.Signed));
    }

    [Fact]
    public void A_reinstatement_on_the_day_of_the_termination_revives() => Assert.Equal(
        (1, 0, 0),
        Of(new Life().Intended("2026-01-05").Ended("2026-02-01").Reinstated("2026-02-01")));

    [Fact]
    public void What_was_revived_can_end_again() => Assert.Equal(
        (0, 0, 1),
        Of(new Life().Signed("2026-01-05").Ended("2026-02-01").Reinstated("2026-03-01")
            .Ended("2026-03-02")));

    [Fact]
    public void A_lead_known_only_as_given_up_is_lost_and_known()
    {
        var total = Life.Total(new Life().Ended("2026-02-01"));
        Assert.Equal((1, 1), (total.Lost, total.Projects));
    }

    [Fact]
    public void Resumed_on_the_day_of_the_suspension_is_not_suspended() => Assert.Equal(
        0, Life.Total(new Life().Signed("2026-01-05").Resumed("2026-02-01").Suspended("2026-02-01")).Suspended);

    [Fact]
    public void A_terminated_project_is_not_suspended() => Assert.Equal(
        0, Life.Total(new Life().Signed("2026-01-05").Suspended("2026-02-01").Ended("2026-03-01")).Suspended);

    [Fact]
    public void Before_its_first_fact_a_project_is_neither_known_nor_warned()
    {
        var total = Life.By(Dimension.Total, [new Life().Intended("2026-01-05")], "2025-12-31").Groups[0];
        Assert.Equal((0, 0), (total.Projects, total.Warned));
    }
}

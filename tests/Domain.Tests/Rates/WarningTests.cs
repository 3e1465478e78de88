using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Rates;

public sealed class WarningTests
{
    private static IReadOnlyList<WarningOf> Of(Life life, string day)
    {
        var (facts, project) = (new RegionFacts(), life.Project());
        facts.Set(project.Id, FactPacking.Pack(project));
        var question = Question.ThisYear(Dimension.Total, Life.Day(day), Life.Settings);
        return Ask.View(facts, project.Id, question).Warnings;
    }

    private static bool Has(Warnings warning, Life life, string day) => Of(life, day).Any(w => w.Kind == warning);

    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-03-02", true)]
    public void Signed_more_than_a_year_ago_and_not_opened(string day, bool warned) =>
        Assert.Equal(warned, Has(Warnings.SignedNotOpened, new Life().Signed("2025-03-01"), day));

    [Theory]
    [InlineData("2026-05-31", false)]
    [InlineData("2026-06-01", true)]
    public void Opened_three_months_ago_and_nothing_paid_in(string day, bool warned) => Assert.Equal(
        warned, Has(Warnings.OpenedNothingPaid, new Life().Signed("2026-01-05").Opened("2026-03-01"), day));

    [Theory]
    [InlineData(14.99, true)]
    [InlineData(15.0, false)]
    public void Opened_more_than_six_months_ago_and_paid_in_below_15_percent(double paid, bool warned) => Assert.Equal(
        warned,
        Has(Warnings.OpenedLittlePaid,
            new Life().Signed("2025-01-05", 200, 100).Opened("2025-03-01").Paid("2025-04-01", (decimal)paid),
            "2025-09-02"));

    [Theory]
    [InlineData("2026-03-30", false)]
    [InlineData("2026-03-31", true)]
    public void No_update_for_thirty_days(string day, bool warned) =>
        Assert.Equal(warned, Has(Warnings.NoUpdate, new Life().Signed("2026-03-01"), day));

    [Fact]
    public void Suspended_counts_its_days() => Assert.Contains(
        new WarningOf(Warnings.Suspended, 9),
        Of(new Life().Signed("2026-03-01").Suspended("2026-03-02"), "2026-03-11"));

    [Fact]
    public void A_suspended_lead_is_warned_of() =>
        Assert.True(Has(Warnings.Suspended, new Life().Intended("2026-03-01").Suspended("2026-03-02"), "2026-03-11"));

    [Theory]
    [InlineData("2026-04-01", false)]
    [InlineData("2026-04-02", true)]
    public void The_agreed_opening_has_passed(string day, bool warned)
    {
        var signed = new Life().Signed("2026-03-01").Agreeing(opening: "2026-04-01");
        Assert.Equal(warned, Has(Warnings.OpeningOverdue, signed, day));
    }

    [Fact]
    public void A_contract_signed_later_is_not_compared_with_earlier_payments()
    {
        var paid = new Life().Paid("2026-01-01", 3).Signed("2026-05-01", 2, 1);
        Assert.False(Has(Warnings.PaidAboveContract, paid, "2026-04-30"));
        Assert.True(Has(Warnings.PaidAboveContract, paid, "2026-05-01"));
    }

    [Fact]
    public void A_terminated_project_keeps_only_its_contradictions() => Assert.Equal(
        [Warnings.OpenedWithoutSite],
        Of(new Life().Signed("2024-03-01").Opened("2024-04-01").Ended("2024-05-01"), "2026-03-11")
            .Select(w => w.Kind));
}

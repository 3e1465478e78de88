using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Rates;

public sealed class RateTests
{
    [Fact]
    public void A_terminated_project_stays_in_the_denominator()
    {
        var opened = Enumerable.Range(0, 291).Select(_ => new Life().Signed("2026-01-05").Opened("2026-03-01"));
        var ended = new Life().Signed("2026-01-05").Ended("2026-04-01");
        var rate = Life.Total([.. opened, ended])[RateKind.Opening];
        Assert.Equal((291, 292), (rate.Numerator, rate.Denominator));
        Assert.Equal("99.66%", Percent.Print(rate.Percent(Weight.Count)));
    }

    [Fact]
    public void A_project_that_opened_and_was_terminated_later_still_counts_as_opened()
    {
        var ended = new Life().Signed("2026-01-05").Opened("2026-03-01").Ended("2026-04-01");
        var rate = Life.Total(ended)[RateKind.Opening];
        Assert.Equal((1, 1, 1), (rate.Numerator, rate.Denominator, rate.OfWhichTerminated));
    }

    [Fact]
    public void A_terminated_project_is_not_fulfilled()
    {
        var ended = new Life().Signed("2026-01-05").Opened("2026-03-01").Ended("2026-04-01");
        Assert.Equal(0, Life.Total(ended)[RateKind.Fulfilment].Numerator);
    }

    [Fact]
    public void A_fact_dated_before_the_signature_fulfils_it() =>
        Assert.Equal(1, Life.Total(new Life().Incorporated("2025-01-01").Signed("2026-01-05"))
            [RateKind.Fulfilment].Numerator);

    [Fact]
    public void Where_nothing_is_signed_there_is_no_rate() =>
        Assert.Null(Life.Total(new Life().Intended("2026-01-05"))[RateKind.Opening].Percent(Weight.Count));

    [Fact]
    public void More_paid_in_than_contracted_stays_visible()
    {
        var rate = Life.Total(new Life().Signed("2026-01-05", 4, 2).Paid("2026-02-01", 3))[RateKind.Funds];
        Assert.Equal("150.00%", Percent.Print(rate.Percent(Weight.Count)));
    }

    [Fact]
    public void Funds_are_a_sum_over_a_sum_in_which_total_investment_stands_in()
    {
        var rate = Life.Total(
            new Life().Signed("2026-01-05", 9, 2).Paid("2026-02-01", 1),
            new Life().Signed("2026-01-05", 6).Paid("2025-02-01", 1),
            new Life().Signed("2026-01-05", 2, 0))[RateKind.Funds];
        Assert.Equal((Money.FromYi(2), Money.FromYi(10)), (rate.NumeratorAmount, rate.DenominatorAmount));
        Assert.Equal(2, rate.StandIns);
    }

    [Fact]
    public void A_direct_signing_is_counted_apart_and_does_not_raise_the_signing_rate()
    {
        var total = Life.Total(
            new Life().Intended("2026-01-05").Signed("2026-02-01"),
            new Life().Intended("2026-01-05"),
            new Life().Signed("2026-02-01"),
            new Life().Signed("2026-02-01").Intended("2026-02-02"));
        Assert.Equal((3, 2, 2), (total.Signed, total.SignedDirectly, total.Intended));
        Assert.Equal("50.00%", Percent.Print(total[RateKind.Signing].Percent(Weight.Count)));
    }

    [Fact]
    public void An_intent_on_the_day_of_the_signature_is_no_direct_signing() =>
        Assert.Equal(0, Life.Total(new Life().Intended("2026-02-01").Signed("2026-02-01")).SignedDirectly);

    [Fact]
    public void A_lost_lead_stays_in_the_signing_rate()
    {
        var total = Life.Total(new Life().Intended("2026-01-05").Ended("2026-02-01"));
        Assert.Equal((1, 0, 1), (total.Lost, total.InTalks, total[RateKind.Signing].Denominator));
    }

    [Fact]
    public void Only_projects_that_are_due_count_for_capacity()
    {
        var rate = Life.Total(
            Producer().Agreeing("2026-06-30").With(FactKind.AtCapacity, "2026-06-30"),
            Producer().Agreeing("2026-06-30"),
            Producer().Agreeing("2026-07-01").With(FactKind.AtCapacity, "2026-06-30"),
            Producer())[RateKind.Capacity];
        Assert.Equal((1, 2), (rate.Numerator, rate.Denominator));

        static Life Producer() => new Life().Signed("2026-01-05").With(FactKind.Producing, "2026-03-01");
    }

    [Fact]
    public void Landing_needs_company_and_site_by_default() =>
        Assert.Equal(1, Life.Total(
            new Life().Signed("2026-01-05").Incorporated("2026-02-01"),
            new Life().Signed("2026-01-05").With(FactKind.SiteSecured, "2026-02-01"),
            new Life().Signed("2026-01-05").Incorporated("2026-02-01").With(FactKind.SiteSecured, "2026-03-01"))
            [RateKind.Landing].Numerator);

    [Fact]
    public void The_first_of_two_dates_counts() =>
        Assert.Equal(0, Life.Total(new Life().Signed("2026-02-01").Signed("2025-12-31")).Signed);

    [Fact]
    public void A_fact_after_the_day_does_not_exist() =>
        Assert.Equal(0, Life.Total(new Life().Signed("2026-06-30").Opened("2026-07-01"))[RateKind.Opening].Numerator);

    [Fact]
    public void An_increase_adds_amount_from_its_date_and_no_project()
    {
        var total = Life.Total(
            new Life().Signed("2026-01-05", 1).With(FactKind.CapitalIncreased, "2026-03-01", 2),
            new Life().Signed("2025-01-05", 1).With(FactKind.CapitalIncreased, "2026-03-01", 4));
        Assert.Equal((1, Money.FromYi(3), Money.FromYi(4)), (total.Signed, total.SignedAmount, total.IncreasedAmount));
    }

    [Fact]
    public void A_project_belongs_to_its_holder_on_the_day_on_both_sides()
    {
        Life[] moved = [new Life().Of("甲").Of("乙", "2026-05-01").Signed("2026-01-05").Opened("2026-02-01")];
        Assert.Equal("甲", Assert.Single(Life.By(Dimension.Unit, moved, "2026-04-30").Groups).Key);
        var rate = Assert.Single(Life.By(Dimension.Unit, moved, "2026-05-01").Groups)[RateKind.Opening];
        Assert.Equal((1, 1), (rate.Numerator, rate.Denominator));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "<0.5")]
    [InlineData(0.49999999, "<0.5")]
    [InlineData(0.5, "0.5-1")]
    [InlineData(0.99999999, "0.5-1")]
    [InlineData(1.0, "1-5")]
    [InlineData(5.0, "5-10")]
    [InlineData(9.99999999, "5-10")]
    [InlineData(10.0, ">=10")]
    public void A_band_begins_with_its_lower_bound(double? yi, string band)
    {
        Life[] one = [new Life().Signed("2026-01-05", (decimal?)yi).With(FactKind.CapitalIncreased, "2026-02-01", 50)];
        Assert.Equal(band, Life.By(Dimension.Size, one).Groups.Single(g => g.Signed == 1).Key);
    }

    [Fact]
    public void Empty_bands_are_printed() => Assert.Equal(
        ["<0.5", "0.5-1", "1-5", "5-10", ">=10"], Life.By(Dimension.Size, []).Groups.Select(g => g.Key));
}

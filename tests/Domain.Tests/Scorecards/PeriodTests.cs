using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22", 2026)]
    [InlineData("2026-W53", "2026-12-28", "2026-12-31", 2026)]
    [InlineData("2026-M02", "2026-02-01", "2026-02-28", 2026)]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", 2026)]
    [InlineData("2026", "2026-01-01", "2026-12-31", 2026)]
    public void A_key_names_its_days(string key, string first, string closing, int year)
    {
        Assert.True(Period.TryParse(key, out var period));
        Assert.Equal((first, closing, year, key), (
            period.First.ToString("yyyy-MM-dd", null), period.Closing.ToString("yyyy-MM-dd", null), period.Year,
            period.ToString()));
        Assert.Equal(period, Period.Containing(period.Kind, period.First));
        Assert.Equal(period, Period.Containing(period.Kind, period.Closing));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-M13")]
    [InlineData("2026-M00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q04")]
    [InlineData("26")]
    [InlineData("2026-w47")]
    [InlineData("２０２６")]
    [InlineData(null)]
    public void What_is_no_key_is_not_read(string? key) => Assert.False(Period.TryParse(key, out _));

    [Theory]
    [InlineData("2026-M01", "2025-M12")]
    [InlineData("2026-Q1", "2025-Q4")]
    [InlineData("2026", "2025")]
    [InlineData("2026-W01", "2025-W52")]
    public void The_one_before_may_lie_in_the_year_before(string key, string before) =>
        Assert.Equal(before, Period.Parse(key).Previous.Key);

    [Fact]
    public void Days_without_an_issue_are_told_with_the_next_but_never_another_years()
    {
        var week = Period.Parse("2026-W08");
        Assert.Equal(new DateOnly(2026, 2, 9), week.After(new DateOnly(2026, 2, 8)).First);
        Assert.Equal(week, week.After(new DateOnly(2026, 2, 15)));
        Assert.Equal(week, week.After(null));
        Assert.Equal(new DateOnly(2026, 1, 1), Period.Parse("2026-W03").After(new DateOnly(2025, 12, 21)).First);
        var month = Period.Parse("2026-M08");
        Assert.Equal(month, month.After(new DateOnly(2026, 5, 31)));
    }

    [Fact]
    public void An_issue_in_the_making_runs_to_a_day_of_it()
    {
        var week = Period.Parse("2026-W53");
        var monday = week.Until(new DateOnly(2026, 12, 28));
        Assert.Equal((new DateOnly(2026, 12, 28), null), (monday.Closing, monday.NewYear));
        Assert.Equal(362m / 365 * 100, monday.TimeShare.Value, 10);
        var friday = week.Until(new DateOnly(2027, 1, 1));
        Assert.Equal((new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1)), (friday.Closing, friday.NewYear));
        Assert.Equal(week, week.Until(new DateOnly(2027, 1, 3)));
    }

    [Fact]
    public void Weeks_count_days_and_months_count_months()
    {
        Assert.Equal(326m / 365 * 100, Period.Parse("2026-W47").TimeShare.Value, 10);
        Assert.Equal(new Percent(100m * 4 / 12).Rounded(), Period.Parse("2026-M04").TimeShare.Rounded());
        Assert.Equal(75m, Period.Parse("2026-Q3").TimeShare.Value);
        Assert.Equal(100m, Period.Parse("2026").TimeShare.Value);
    }

    [Fact]
    public void A_month_has_its_own_bridge_and_its_own_number()
    {
        var county = new County();
        county.Units.Add(new Unit { Key = "甲镇", Name = "甲镇", Class = "镇" });
        void Sign(int month, int day, decimal yi) => county.Add("甲镇", "食品",
            county.Fact(Domain.Projects.FactKind.Signed, County.Day(month, day), yi));
        Sign(1, 5, 1);
        Sign(9, 3, 2);
        Sign(9, 30, 3);
        var september = county.Compose("2026-M09");
        var then = new PreviousIssue(september, county.Facts());
        Sign(9, 29, 4);
        Sign(10, 1, 5);
        var october = county.Compose("2026-M10", then, 2);
        var amount = october.Headlines[(int)Headline.SignedAmount];
        Assert.Equal((PeriodKind.Month, "招商月讲评"), (october.Kind, october.Title));
        Assert.Equal((5m, 5m, 15m), (september.Headlines[(int)Headline.SignedAmount].Week, amount.Week, amount.Year));
        Assert.Equal((6m, 5m, 4m, 0m), (amount.Bridge!.Last, amount.Bridge.ThisWeek, amount.Bridge.Late,
            amount.Bridge.Corrections));
    }
}

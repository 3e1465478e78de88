using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class WeekTests
{
    [Theory]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-04")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03")]
    [InlineData("2024-W01", "2024-01-01", "2024-01-07")]
    public void A_week_runs_from_Monday_to_Sunday(string key, string first, string last)
    {
        var week = Week.Parse(key, null);
        Assert.Equal(DateOnly.Parse(first, null), week.First);
        Assert.Equal(DateOnly.Parse(last, null), week.Last);
        Assert.Equal(key, week.ToString());
    }

    [Theory]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-47")]
    [InlineData("2026-W7")]
    [InlineData("2026-w47")]
    [InlineData(" 026-W47")]
    [InlineData("2026-W+7")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_week_is_not_read(string? text) => Assert.False(Week.TryParse(text, null, out _));

    [Fact]
    public void Every_day_lies_in_its_week_and_weeks_follow_each_other_without_gaps()
    {
        for (var day = new DateOnly(2015, 1, 1); day < new DateOnly(2040, 1, 1); day = day.AddDays(1))
        {
            var week = Week.Of(day);
            Assert.InRange(day, week.First, week.Last);
            Assert.Equal(week, Week.Parse(week.ToString(), null));
            Assert.Equal(week, week.Next.Previous);
            Assert.Equal(week.Last.AddDays(1), week.Next.First);
            Assert.True(week < week.Next);
        }
    }

    [Fact]
    public void The_week_with_31_December_closes_the_old_year_and_shows_the_new_days_apart()
    {
        var week = Week.Parse("2026-W53", null);
        Assert.Equal(2026, week.Year);
        Assert.Equal(new DateOnly(2026, 12, 31), week.Closing);
        Assert.Equal(new DateOnly(2027, 1, 1), week.NewYear);
        Assert.Null(week.Next.NewYear);
        Assert.Equal(2027, week.Next.Year);
    }

    [Fact]
    public void A_first_ISO_week_that_begins_in_December_belongs_to_the_old_year()
    {
        var week = Week.Parse("2026-W01", null);
        Assert.Equal(2025, week.Year);
        Assert.Equal(new DateOnly(2025, 12, 31), week.Closing);
    }

    [Fact]
    public void A_year_that_ends_on_a_Sunday_has_no_days_to_show_apart() =>
        Assert.Null(Week.Of(new DateOnly(2023, 12, 31)).NewYear);
}

using System.Globalization;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class CycleTests
{
    private static readonly ScorecardSettings s_default = new();

    [Theory]
    [InlineData("2026-W47", "2026-11-20 10:00", "2026-11-23 06:00", "2026-11-23 08:00")]
    [InlineData("2026-W40", "2026-09-30 10:00", "2026-10-08 06:00", "2026-10-08 08:00")] // National Day: 1 to 7 October
    [InlineData("2026-W18", "2026-04-30 10:00", "2026-05-06 06:00", "2026-05-06 08:00")] // Labour Day: 1 to 5 May
    [InlineData("2026-W01", "2025-12-31 10:00", "2026-01-05 06:00", "2026-01-05 08:00")] // 1 to 3 January, Sunday worked
    [InlineData("2026-W08", null, "2026-02-24 06:00", "2026-02-24 08:00")] // Spring Festival: 15 to 23 February
    public void Holidays_shift_the_reports_forward_and_the_issue_back(
        string week, string? due, string draft, string issue)
    {
        var cycle = Cycle.Of(Period.Parse(week), s_default);
        Assert.Equal(due is null ? null : At(due), cycle.Due);
        Assert.Equal((At(draft), At(issue)), (cycle.DraftAt, cycle.IssueAt));
    }

    [Theory]
    [InlineData("2026-11-22 23:00", "2026-W46")]
    [InlineData("2026-11-23 05:59", "2026-W46")]
    [InlineData("2026-11-23 06:00", "2026-W47")]
    [InlineData("2026-11-29 12:00", "2026-W47")]
    [InlineData("2027-01-04 08:00", "2026-W53")]
    [InlineData("2026-10-07 23:00", "2026-W39")]
    [InlineData("2026-10-08 06:00", "2026-W40")]
    [InlineData("2026-02-24 06:00", "2026-W08")]
    public void A_week_is_reached_from_the_hour_of_its_draft_on(string local, string week) =>
        Assert.Equal(week, Cycle.Reached(PeriodKind.Week, At(local), s_default).ToString());

    [Fact]
    public void The_next_reports_are_due_in_the_next_week_that_is_worked() =>
        Assert.Equal(At("2026-02-27 10:00"), Cycle.NextDue(Week.Parse("2026-W07", null).Last, s_default));

    [Fact]
    public void The_regions_own_days_win_over_the_published_ones()
    {
        var settings = new ScorecardSettings
        {
            Holidays = [new DateOnly(2026, 11, 23)],
            Workdays = [new DateOnly(2026, 11, 28), new DateOnly(2026, 10, 5)],
        };
        Assert.Equal(At("2026-11-24 08:00"), Cycle.Of(Period.Parse("2026-W47"), settings).IssueAt);
        Assert.Equal(At("2026-10-05 08:00"), Cycle.Of(Period.Parse("2026-W40"), settings).IssueAt);
    }

    [Fact]
    public void A_year_whose_days_off_are_not_published_is_said_to_be_unknown()
    {
        var calendar = new WorkCalendar([], []);
        Assert.True(calendar.Knows(2026));
        Assert.False(calendar.Knows(2031));
        Assert.True(new WorkCalendar([new DateOnly(2031, 1, 1)], []).Knows(2031));
    }

    private static DateTime At(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

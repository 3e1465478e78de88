namespace Leads.Domain.Scorecards;

/// <summary>
/// When a period's reports are due, its draft goes out, and it sends itself (domain note, section 5). All times are
/// local to the region. Holidays shift them: a week's reports are due on the last worked day up to Friday; its draft
/// and issue come on the first worked day from Monday on, those of a month, quarter or year on the first worked day
/// after its facts have settled.
/// </summary>
/// <param name="Due">Until when reports are due; null when none are: a week off, or no week.</param>
/// <param name="DraftAt">When the draft goes to those who may hold it.</param>
/// <param name="IssueAt">When it sends itself unless it is held.</param>
public sealed record Cycle(DateTime? Due, DateTime DraftAt, DateTime IssueAt)
{
    private const int Friday = 4;

    // No run of days off is as long as this; a week whose Monday lies so far back has had its day.
    private const int WeeksBack = 6;

    /// <summary>The times of a period.</summary>
    public static Cycle Of(Period period, ScorecardSettings settings)
    {
        var calendar = WorkCalendar.Of(settings);
        var isWeek = period.Kind == PeriodKind.Week;
        var day = calendar.FirstFrom(period.Last.AddDays(isWeek ? 1 : settings.SettleDays + 1));
        return new Cycle(
            isWeek ? DueOf(Week.Of(period.Last), settings, calendar) : null,
            day.ToDateTime(settings.DraftAt < settings.IssueAt ? settings.DraftAt : settings.IssueAt),
            day.ToDateTime(settings.IssueAt));
    }

    /// <summary>The last period of a kind that has reached its draft or its issue by a local time.</summary>
    public static Period Reached(PeriodKind kind, DateTime local, ScorecardSettings settings)
    {
        var period = Period.Containing(kind, DateOnly.FromDateTime(local)).Previous;
        for (var back = 0; back < WeeksBack && Of(period, settings).DraftAt > local; back++)
            period = period.Previous;
        return period;
    }

    /// <summary>When reports are due after a day: in the next week that has a worked day up to its Friday.</summary>
    public static DateTime NextDue(DateOnly day, ScorecardSettings settings)
    {
        var calendar = WorkCalendar.Of(settings);
        var next = Week.Of(day).Next;
        for (var (week, ahead) = (next, 0); ahead < WeeksBack; week = week.Next, ahead++)
            if (DueOf(week, settings, calendar) is { } due)
                return due;
        return next.First.AddDays(Friday).ToDateTime(settings.DueAt);
    }

    private static DateTime? DueOf(Week week, ScorecardSettings settings, WorkCalendar calendar)
    {
        for (var day = week.First.AddDays(Friday); day >= week.First; day = day.AddDays(-1))
            if (calendar.IsWorked(day))
                return day.ToDateTime(settings.DueAt);
        return null;
    }
}

namespace Leads.Domain.Scorecards;

/// <summary>
/// When a week's reports are due, its draft goes out, and it sends itself (domain note, section 5). All times are
/// local to the region. Holidays shift them: reports are due on the last worked day up to Friday, draft and issue come
/// on the first worked day from Monday on.
/// </summary>
/// <param name="Due">Until when the week's reports are due; null when no day up to its Friday is worked.</param>
/// <param name="DraftAt">When the draft goes to those who may hold it.</param>
/// <param name="IssueAt">When it sends itself unless it is held.</param>
public sealed record Cycle(DateTime? Due, DateTime DraftAt, DateTime IssueAt)
{
    private const int Friday = 4;

    // No run of days off is as long as this; a week whose Monday lies so far back has had its day.
    private const int WeeksBack = 6;

    /// <summary>The times of a week.</summary>
    public static Cycle Of(Week week, ScorecardSettings settings)
    {
        var calendar = CalendarOf(settings);
        var day = calendar.FirstFrom(week.Next.First);
        var draft = day.ToDateTime(settings.DraftAt);
        var issue = day.ToDateTime(settings.IssueAt);
        return new Cycle(DueOf(week, settings, calendar), draft < issue ? draft : issue, issue);
    }

    /// <summary>The last week that has reached its draft or its issue by a local time.</summary>
    public static Week Reached(DateTime local, ScorecardSettings settings)
    {
        var week = Week.Of(DateOnly.FromDateTime(local)).Previous;
        for (var back = 0; back < WeeksBack && Of(week, settings).DraftAt > local; back++)
            week = week.Previous;
        return week;
    }

    /// <summary>When the reports after a week are due: of the next week that has a worked day before its Friday ends.</summary>
    public static DateTime NextDue(Week week, ScorecardSettings settings)
    {
        var calendar = CalendarOf(settings);
        for (var (next, ahead) = (week.Next, 0); ahead < WeeksBack; next = next.Next, ahead++)
            if (DueOf(next, settings, calendar) is { } due)
                return due;
        return week.Next.First.AddDays(Friday).ToDateTime(settings.DueAt);
    }

    private static WorkCalendar CalendarOf(ScorecardSettings settings) => new(settings.Holidays, settings.Workdays);

    private static DateTime? DueOf(Week week, ScorecardSettings settings, WorkCalendar calendar)
    {
        for (var day = week.First.AddDays(Friday); day >= week.First; day = day.AddDays(-1))
            if (calendar.IsWorked(day))
                return day.ToDateTime(settings.DueAt);
        return null;
    }
}

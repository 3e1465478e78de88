using Leads.Domain.Projects;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Golden;

/// <summary>Everything that a region knows at one moment: plain lists that nobody changes afterwards.</summary>
internal sealed record Known(
    DateTimeOffset At,
    Region Region,
    IReadOnlyList<Project> Projects,
    IReadOnlyList<Chain> Chains,
    IReadOnlyList<Unit> Units,
    Targets Targets,
    IReadOnlyList<Report> Reports);

/// <summary>The time that an issue tells of, by the calendar alone.</summary>
internal sealed record Span(PeriodKind Kind, string Key, DateOnly First, DateOnly Last)
{
    /// <summary>The week with 31 December in it closes the old year.</summary>
    public int Year => First.Year;

    public DateOnly Closing => Last.Year == Year ? Last : new DateOnly(Year, 12, 31);

    /// <summary>Share of the year that has passed, as a fraction.</summary>
    public (decimal Passed, decimal Whole) Share => Kind == PeriodKind.Week
        ? (Closing.DayOfYear, DateTime.IsLeapYear(Year) ? 366 : 365)
        : (Closing.Month, 12);
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Leads.Domain.Scorecards;

/// <summary>How long the time is that an issue reports on.</summary>
public enum PeriodKind
{
    /// <summary>周通报.</summary>
    Week,

    /// <summary>月讲评.</summary>
    Month,

    /// <summary>季通报.</summary>
    Quarter,

    /// <summary>年终.</summary>
    Year,
}

/// <summary>
/// What an issue reports on: a week (2026-W47), a month (2026-M11), a quarter (2026-Q4) or a year (2026). Its key only
/// names it; the number (第N期) runs on by itself, for each kind apart.
/// </summary>
public sealed record Period
{
    private const int MonthsOfQuarter = 3;

    private Period(PeriodKind kind, string key, DateOnly first, DateOnly last) =>
        (Kind, Key, First, Last, Stands, Year) = (kind, key, first, last, last, first.Year);

    /// <summary>How long it is.</summary>
    public PeriodKind Kind { get; }

    /// <summary>Its name in addresses.</summary>
    public string Key { get; }

    /// <summary>The first day that counts as its own.</summary>
    public DateOnly First { get; private init; }

    /// <summary>Its last day.</summary>
    public DateOnly Last { get; }

    /// <summary>
    /// The year that its issue reports on: the week with 31 December in it still belongs to the old one.
    /// </summary>
    public int Year { get; }

    /// <summary>The last day its numbers run to: its last, or 31 December when the year ends before it.</summary>
    public DateOnly Closing => Earlier(Stands, Last.Year == Year ? Last : new DateOnly(Year, 12, 31));

    /// <summary>The new year's days in it, shown apart; null in all but the week that closes a year.</summary>
    public DateOnly? NewYear => Stands.Year == Year ? null : new DateOnly(Last.Year, 1, 1);

    /// <summary>The day that its numbers run to at most: today while the period runs, else its last.</summary>
    private DateOnly Stands { get; init; }

    /// <summary>The share of the year that has passed at its end: weekly by days, else by months (domain note, 3).</summary>
    public Percent TimeShare => Kind == PeriodKind.Week
        ? Rates.Pace.ByDay(Closing)
        : Rates.Pace.ByMonth(Closing.Month);

    /// <summary>The week as a period.</summary>
    public static Period Of(Week week) => new(PeriodKind.Week, week.ToString(), week.First, week.Last);

    /// <summary>A calendar month, 1–12.</summary>
    public static Period OfMonth(int year, int month) => Months(
        PeriodKind.Month, string.Create(CultureInfo.InvariantCulture, $"{year:D4}-M{month:D2}"), year, month, 1);

    /// <summary>A quarter, 1–4.</summary>
    public static Period OfQuarter(int year, int quarter) => Months(
        PeriodKind.Quarter,
        string.Create(CultureInfo.InvariantCulture, $"{year:D4}-Q{quarter}"),
        year,
        ((quarter - 1) * MonthsOfQuarter) + 1,
        MonthsOfQuarter);

    /// <summary>A calendar year.</summary>
    public static Period OfYear(int year) =>
        Months(PeriodKind.Year, year.ToString("D4", CultureInfo.InvariantCulture), year, 1, 12);

    /// <summary>The period of a kind that a day lies in.</summary>
    public static Period Containing(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Week => Of(Week.Of(day)),
        PeriodKind.Month => OfMonth(day.Year, day.Month),
        PeriodKind.Quarter => OfQuarter(day.Year, ((day.Month - 1) / MonthsOfQuarter) + 1),
        PeriodKind.Year => OfYear(day.Year),
    };

    /// <summary>The period of the same kind before.</summary>
    public Period Previous => Containing(Kind, Kind == PeriodKind.Week ? Last.AddDays(-7) : First.AddDays(-1));

    /// <summary>Reads a key; false for what is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? key, [NotNullWhen(true)] out Period? period)
    {
        period = Week.TryParse(key, null, out var week) ? Of(week)
            : key is { Length: 4 } && Number(key, 1950, 9990) is { } whole ? OfYear(whole)
            : key is { Length: 8 } && key[4..6] == "-M" && Number(key[..4], 1950, 9990) is { } year
                && Number(key[6..], 1, 12) is { } month ? OfMonth(year, month)
            : key is { Length: 7 } && key[4..6] == "-Q" && Number(key[..4], 1950, 9990) is { } of
                && Number(key[6..], 1, 4) is { } quarter ? OfQuarter(of, quarter)
            : null;
        return period is not null;
    }

    /// <summary>A key that is known to be one.</summary>
    public static Period Parse(string key) =>
        TryParse(key, out var period) ? period : throw new FormatException($"\"{key}\" names no period.");

    /// <summary>
    /// The same issue with the days since the one before (合刊): weeks that had no issue of their own, such as those of
    /// a long holiday, are told with the next. Never reaches into another year.
    /// </summary>
    public Period After(DateOnly? lastTold)
    {
        if (Kind != PeriodKind.Week || lastTold is not { } last || last.AddDays(1) >= First)
            return this;
        var newYear = new DateOnly(Year, 1, 1);
        return this with { First = last.AddDays(1) < newYear ? newYear : last.AddDays(1) };
    }

    /// <summary>The same issue as it stands on a day of it: its numbers and days run no further.</summary>
    public Period Until(DateOnly day) => this with { Stands = Earlier(day, Last) };

    /// <summary>Its key.</summary>
    public override string ToString() => Key;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static Period Months(PeriodKind kind, string key, int year, int month, int months)
    {
        var first = new DateOnly(year, month, 1);
        return new Period(kind, key, first, first.AddMonths(months).AddDays(-1));
    }

    private static int? Number(string digits, int min, int max) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min && number <= max ? number : null;
}

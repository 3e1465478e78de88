using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Leads.Domain.Scorecards;

/// <summary>
/// A reporting week, Monday to Sunday, named by its ISO week: 2026-W47. The name is a key only; the number
/// (第N期) runs on by itself.
/// </summary>
public sealed record Week : IParsable<Week>, IComparable<Week>
{
    private const int Days = 7;

    private Week(DateOnly first) => First = first;

    /// <summary>Its Monday.</summary>
    public DateOnly First { get; }

    /// <summary>Its Sunday.</summary>
    public DateOnly Last => First.AddDays(Days - 1);

    /// <summary>
    /// The year that its issue reports on: the week with 31 December in it still belongs to the old one.
    /// </summary>
    public int Year => First.Year;

    /// <summary>The last day its numbers run to: the Sunday, or 31 December when the year ends before it.</summary>
    public DateOnly Closing => Last.Year == Year ? Last : new DateOnly(Year, 12, 31);

    /// <summary>The new year's days in it, shown apart; null in all other weeks.</summary>
    public DateOnly? NewYear => Last.Year == Year ? null : new DateOnly(Last.Year, 1, 1);

    /// <summary>The week after.</summary>
    public Week Next => new(First.AddDays(Days));

    /// <summary>The week before.</summary>
    public Week Previous => new(First.AddDays(-Days));

    /// <summary>The week that a day lies in.</summary>
    public static Week Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % Days)));

    public static Week Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var week) ? week : throw new FormatException($"\"{s}\" is not a week like 2026-W47.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Week result)
    {
        result = null;
        if (s is not { Length: 8 } || s[4] != '-' || s[5] != 'W'
            || !Whole(s.AsSpan(0, 4), out var year) || !Whole(s.AsSpan(6), out var number)
            || year is < 1950 or > 9990 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return false;
        result = new Week(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
        return true;
    }

    public int CompareTo(Week? other) => other is null ? 1 : First.CompareTo(other.First);

    public static bool operator <(Week left, Week right) => left.CompareTo(right) < 0;

    public static bool operator >(Week left, Week right) => left.CompareTo(right) > 0;

    public static bool operator <=(Week left, Week right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Week left, Week right) => left.CompareTo(right) >= 0;

    /// <summary>2026-W47.</summary>
    public override string ToString()
    {
        var monday = First.ToDateTime(TimeOnly.MinValue);
        return string.Create(
            CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):D4}-W{ISOWeek.GetWeekOfYear(monday):D2}");
    }

    private static bool Whole(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

using System.Collections.Frozen;
using System.Globalization;

namespace Leads.Domain;

/// <summary>
/// Which days are worked: Monday to Friday, but for the published days off and the weekend days worked in their stead
/// (放假调休), and what the region adds. A year whose days off are not published yet has its weekends only.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<(FrozenDictionary<DateOnly, bool> Days, FrozenSet<int> Years)> s_published = new(Load);

    private readonly FrozenSet<DateOnly> off;
    private readonly FrozenSet<DateOnly> worked;

    /// <summary>The calendar of a region: its own days win over the published ones.</summary>
    public WorkCalendar(IEnumerable<DateOnly> off, IEnumerable<DateOnly> worked) =>
        (this.off, this.worked) = (off.ToFrozenSet(), worked.ToFrozenSet());

    /// <summary>The calendar that a region's settings make.</summary>
    public static WorkCalendar Of(ScorecardSettings settings) => new(settings.Holidays, settings.Workdays);

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorked(DateOnly day) =>
        worked.Contains(day)
        || (!off.Contains(day)
            && (s_published.Value.Days.TryGetValue(day, out var published)
                ? published
                : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));

    /// <summary>Whether the days off of a year are known: published with this version, or given by the region.</summary>
    public bool Knows(int year) => s_published.Value.Years.Contains(year) || off.Any(day => day.Year == year);

    /// <summary>The first worked day from a day on.</summary>
    public DateOnly FirstFrom(DateOnly day)
    {
        // A region that works on no day of a whole year has no calendar; its days count as they are.
        for (var next = day; next < day.AddYears(1); next = next.AddDays(1))
            if (IsWorked(next))
                return next;
        return day;
    }

    private static (FrozenDictionary<DateOnly, bool>, FrozenSet<int>) Load()
    {
        using var stream = typeof(WorkCalendar).Assembly.GetManifestResourceStream("PublicHolidays.txt")!;
        using var lines = new StreamReader(stream);
        var days = new Dictionary<DateOnly, bool>();
        var years = new HashSet<int>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            years.Add(int.Parse(words[0], CultureInfo.InvariantCulture));
            foreach (var word in words[1..])
                foreach (var day in Range(words[0], word[1..]))
                    days[day] = word[0] == '+';
        }

        return (days.ToFrozenDictionary(), years.ToFrozenSet());
    }

    private static IEnumerable<DateOnly> Range(string year, string range)
    {
        var ends = range.Split("..");
        DateOnly Day(string text) => DateOnly.ParseExact(year + text, "yyyyMMdd", CultureInfo.InvariantCulture);
        for (var day = Day(ends[0]); day <= Day(ends[^1]); day = day.AddDays(1))
            yield return day;
    }
}

namespace Leads.Domain.Rates;

/// <summary>Light of a chain or a unit against its target (domain note, section 4).</summary>
public enum Light
{
    /// <summary>No target: not judged, never 0.</summary>
    NotJudged,

    /// <summary>On pace, or not far behind.</summary>
    Green,

    /// <summary>Behind: by 10 to 30 points unless the region says otherwise.</summary>
    Yellow,

    /// <summary>Farther behind.</summary>
    Red,
}

/// <summary>Completion against a yearly target, and how far it is ahead of or behind the time that has passed.</summary>
/// <param name="Completion">完成率 = actual / yearly target, in percent.</param>
/// <param name="Share">时序: the share of the year that has passed, in percent.</param>
public sealed record Pace(Percent Completion, Percent Share)
{
    /// <summary>超/欠进度 in percentage points: above zero is ahead. Rounded, so that 1/15 is exactly 10 behind 2/12.</summary>
    public decimal Points => Math.Round(Completion.Value - Share.Value, 20);

    /// <summary>
    /// The light of these points: yellow from so many points behind on, red above so many (domain note, section 4: 10
    /// and 30).
    /// </summary>
    public Light LightOf(int yellowBehind = 10, int redBehind = 30) =>
        Points > -yellowBehind ? Light.Green : Points >= -redBehind ? Light.Yellow : Light.Red;

    /// <summary>Null when there is no target above zero: not judged.</summary>
    public static Pace? Of(decimal actual, decimal? target, Percent share) =>
        target is > 0 ? new Pace(Percent.Of(actual, target.Value)!.Value, share) : null;

    /// <summary>Time share of a weekly report: days passed / days in the year.</summary>
    public static Percent ByDay(DateOnly day) =>
        Percent.Of(day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365)!.Value;

    /// <summary>Time share of a monthly report: months passed / 12.</summary>
    public static Percent ByMonth(int months) => Percent.Of(months, 12)!.Value;

    /// <summary>The points as print shows them, with their sign: "+4.5".</summary>
    public string PrintPoints(int decimals) =>
        Math.Round(Points, decimals, MidpointRounding.AwayFromZero) is var points && points > 0
            ? "+" + points.ToString("F" + decimals, System.Globalization.CultureInfo.InvariantCulture)
            : points.ToString("F" + decimals, System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Finds the day a ledger speaks of in its titles: 截至2021年10月31日, or 截至10月底 with the year elsewhere.</summary>
internal static partial class CutoffReader
{
    /// <summary>The first cut-off the titles give.</summary>
    /// <param name="titles">Titles in the file's order, compact.</param>
    /// <param name="lacksYear">A title has a cut-off, but there is no year for it.</param>
    public static DateOnly? InTitles(IReadOnlyList<string> titles, out bool lacksYear)
    {
        lacksYear = false;
        var otherYear = titles.Select(YearIn).FirstOrDefault(year => year is not null);
        foreach (var title in titles)
        {
            var match = Until().Match(title);
            if (!match.Success)
                continue;
            var year = Number(match, "y") ?? YearIn(title[..match.Index]) ?? YearIn(title) ?? otherYear;
            lacksYear |= year is null;
            if (year is { } known && Day(known, match) is { } day)
                return day;
        }

        return null;
    }

    private static DateOnly? Day(int year, Match match)
    {
        var month = match.Groups["end"].Success ? 12 : Number(match, "m") ?? 0;
        if (year is < 1949 or > 2200 || month is < 1 or > 12)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        var day = Number(match, "d") ?? last;
        return day >= 1 && day <= last ? new DateOnly(year, month, day) : null;
    }

    private static int? Number(Match match, string name) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : null;

    private static int? YearIn(string title) =>
        Year().Match(title) is { Success: true } year
            ? int.Parse(year.Groups["y"].Value, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("截[至止](?:到|至|时间|日期|日)?:?(?:"
        + "(?:(?<y>[0-9]{4})[年./-])?(?<m>[0-9]{1,2})[月./-](?:(?<d>[0-9]{1,2})日?)?"
        + "|(?:(?<y>[0-9]{4})年|本年|今年)?(?<end>年?[底末]))")]
    private static partial Regex Until();

    [GeneratedRegex("(?<![0-9])(?<y>20[0-9]{2}|19[0-9]{2})(?=年|[^0-9]|$)")]
    private static partial Regex Year();
}

namespace Leads.Domain.Scorecards;

/// <summary>Ranks the rows of a class and names its best and worst, fairly (domain note, section 5, 4).</summary>
internal static class RankLists
{
    /// <summary>What a row is ranked by.</summary>
    private sealed record Standing(ScorecardRow Row, decimal Numerator, decimal Denominator, decimal Value);

    /// <summary>Rows with their places: ties share one, and the places behind them stay empty.</summary>
    public static IReadOnlyList<ScorecardRow> Rank(
        IReadOnlyList<ScorecardRow> rows, RankMeasure measure, int minimumBase, IReadOnlyDictionary<string, int> before)
    {
        var places = Ranked(rows, measure, minimumBase)
            .GroupBy(s => s.Value).OrderByDescending(g => g.Key).ToList();
        var rankOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var rank = rankOf.Count + 1;
            foreach (var standing in place)
                rankOf.Add(standing.Row.Key, rank);
        }

        return [.. rows.Select(row => rankOf.TryGetValue(row.Key, out var rank)
            ? row with
            {
                Rank = rank,
                RankChange = before.TryGetValue(row.Key, out var old) ? old - rank : null,
            }
            : row)];
    }

    /// <summary>What the chains or a class of units are ranked by.</summary>
    public static RankMeasure MeasureOf(bool isChains, string unitClass, ScorecardSettings settings) =>
        isChains ? settings.ChainMeasure ?? settings.Measure : settings.MeasureOf(unitClass);

    /// <summary>The lists of a class of ranked rows.</summary>
    public static RankList ListOf(
        bool isChains, string name, IReadOnlyList<ScorecardRow> rows, ScorecardSettings settings, Scorecard? before)
    {
        var measure = MeasureOf(isChains, name, settings);
        var ranked = Ranked(rows, measure, settings.MinimumBase);
        var half = ranked.Count / 2;
        var old = before?.Lists.FirstOrDefault(l => l.IsChains == isChains && l.Class == name);
        var list = new RankList(isChains, name, rows.Count(r => r.Key.Length > 0), ranked.Count,
            Average(rows, measure), [], [], measure);
        return list with
        {
            Red = [.. Take(ranked.GroupBy(s => s.Value).OrderByDescending(g => g.Key), settings.ListLength, half)
                .Select(s => EntryOf(s, old?.Red))],
            Black = [.. Take(ranked.GroupBy(s => s.Value).OrderBy(g => g.Key), settings.ListLength, half)
                .Select(s => EntryOf(s, old?.Black))],
        };
    }

    /// <summary>Black entries with their count of the year, and the counts carried on.</summary>
    public static (IReadOnlyList<RankList> Lists, IReadOnlyDictionary<string, int> Times) CountBlack(
        IReadOnlyList<RankList> lists, Scorecard? before, int year)
    {
        var times = before?.Year == year
            ? new SortedDictionary<string, int>(before.TimesInBlack.ToDictionary(), StringComparer.Ordinal)
            : new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in lists.SelectMany(list => list.Black.Select(entry => list.CountKey(entry.Key))))
            times[key] = times.GetValueOrDefault(key) + 1;
        return ([.. lists.Select(list => list with
        {
            Black = [.. list.Black.Select(entry => entry with
            {
                Again = entry.Streak > 1 || times[list.CountKey(entry.Key)] > 1,
            })],
        })], times);
    }

    /// <summary>
    /// The first N from one end. Those who tie are named together or not at all: a tie may stretch the list up to half
    /// of the ranked, never beyond, so that nobody is on both lists and chance decides nothing.
    /// </summary>
    private static List<Standing> Take(IEnumerable<IGrouping<decimal, Standing>> places, int length, int half)
    {
        var taken = new List<Standing>();
        foreach (var place in places)
        {
            var tied = place.ToList();
            if (taken.Count >= Math.Min(length, half) || taken.Count + tied.Count > half)
                break;
            taken.AddRange(tied);
        }

        return taken;
    }

    private static RankEntry EntryOf(Standing standing, IReadOnlyList<RankEntry>? before) => new()
    {
        Key = standing.Row.Key,
        Name = standing.Row.Name,
        Rank = standing.Row.Rank ?? 0,
        Value = Percent.Of(standing.Numerator, standing.Denominator)!.Value.Rounded(), // rounded once
        Numerator = standing.Numerator,
        Denominator = standing.Denominator,
        Streak = 1 + (before?.FirstOrDefault(e => e.Key == standing.Row.Key)?.Streak ?? 0),
    };

    private static List<Standing> Ranked(IReadOnlyList<ScorecardRow> rows, RankMeasure measure, int minimumBase) =>
        [.. rows.Where(row => row.Key.Length > 0 && row.Signed >= minimumBase)
            .Select(row => StandingOf(row, measure)).OfType<Standing>()];

    private static decimal? Average(IReadOnlyList<ScorecardRow> rows, RankMeasure measure)
    {
        var all = rows.Where(row => row.Key.Length > 0)
            .Select(row => StandingOf(row, measure)).OfType<Standing>().ToList();
        return Percent.Of(all.Sum(s => s.Numerator), all.Sum(s => s.Denominator))?.Rounded();
    }

    private static Standing? StandingOf(ScorecardRow row, RankMeasure measure)
    {
        var (numerator, denominator) = measure switch
        {
            RankMeasure.Completion => (row.Pace?.Actual ?? 0, row.Pace?.Target ?? 0),
            RankMeasure.Signing => (row.Signing.Numerator, row.Signing.Denominator),
            RankMeasure.Landing => (row.Landing.Numerator, row.Landing.Denominator),
            RankMeasure.Opening => (row.Opening.Numerator, row.Opening.Denominator),
            RankMeasure.Funds => (row.Funds.Numerator, row.Funds.Denominator),
        };
        return Percent.Of(numerator, denominator) is { } value
            ? new Standing(row, numerator, denominator, Math.Round(value.Value, 12))
            : null;
    }
}

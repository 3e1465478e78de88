using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Golden;

/// <summary>
/// 红榜 and 黑榜 by the words of the domain note (section 5, 4). Fractions are compared across, never divided.
/// </summary>
internal sealed class SlowLists(SlowIssue issue, SlowIssue? before)
{
    private sealed record Member(ScorecardRow Row, decimal Above, decimal Below)
    {
        public bool Beats(Member other) => Above * other.Below > other.Above * Below;

        public bool Ties(Member other) => Above * other.Below == other.Above * Below;
    }

    /// <summary>The lists, units' classes first, and how often each was in black this year.</summary>
    public (IReadOnlyList<RankList> Lists, IReadOnlyDictionary<string, int> Times) All()
    {
        RankList[] lists =
        [
            .. issue.Units.Where(c => c.Rows.Any(r => r.Key != "")).Select(c => ListOf(false, c.Name, c.Rows)),
            ListOf(true, "", issue.Chains),
        ];
        var times = before?.Span.Year == issue.Span.Year ? before.TimesInBlack.ToDictionary() : [];
        foreach (var key in lists.SelectMany(list => list.Black.Select(entry => KeyOf(list, entry))))
            times[key] = times.GetValueOrDefault(key) + 1;
        return ([.. lists.Select(list => list with
        {
            Black = [.. list.Black.Select(e => e with { Again = e.Streak > 1 || times[KeyOf(list, e)] > 1 })],
        })], new SortedDictionary<string, int>(times, StringComparer.Ordinal));
    }

    /// <summary>The rows of a class with their ranks; null for who is not ranked.</summary>
    public IReadOnlyList<ScorecardRow> Rank(bool isChains, string name, IReadOnlyList<ScorecardRow> rows)
    {
        var measure = issue.MeasureOf(isChains, name);
        var ranked = Ranked(rows, measure);
        var old = OldRows(isChains, name, measure);
        return [.. rows.Select(row => ranked.Find(m => m.Row.Key == row.Key) is not { } me ? row : row with
        {
            Rank = RankOf(me, ranked),
            RankChange = old.FirstOrDefault(r => r.Key == row.Key)?.Rank - RankOf(me, ranked),
        })];
    }

    private RankList ListOf(bool isChains, string name, IReadOnlyList<ScorecardRow> rows)
    {
        var measure = issue.MeasureOf(isChains, name);
        var (all, ranked) = (Members(rows, measure), Ranked(rows, measure));
        var last = before?.Lists.FirstOrDefault(l => l.IsChains == isChains && l.Class == name);
        var red = ranked.Where(me => Fits(ranked.Count(m => m.Beats(me)), ranked.Count(m => m.Ties(me)), ranked.Count));
        var black = ranked.Where(me => Fits(ranked.Count(me.Beats), ranked.Count(m => m.Ties(me)), ranked.Count));
        return new RankList(
            isChains,
            name,
            rows.Count(r => r.Key != ""),
            ranked.Count,
            all.Sum(m => m.Below) == 0 ? null : Round(100 * all.Sum(m => m.Above) / all.Sum(m => m.Below)),
            [.. red.OrderBy(m => RankOf(m, ranked)).Select(m => Entry(m, ranked, last?.Red))],
            [.. black.OrderByDescending(m => RankOf(m, ranked)).Select(m => Entry(m, ranked, last?.Black))],
            measure);
    }

    /// <summary>
    /// Among the first N and the better half; those who tie are all on the list or none of them is.
    /// </summary>
    private bool Fits(int ahead, int tied, int ranked) =>
        ahead < Math.Min(issue.Settings.ListLength, ranked / 2) && ahead + tied <= ranked / 2;

    private static RankEntry Entry(Member me, List<Member> ranked, IReadOnlyList<RankEntry>? last) => new()
    {
        Key = me.Row.Key,
        Name = me.Row.Name,
        Rank = RankOf(me, ranked),
        Value = Round(100 * me.Above / me.Below),
        Numerator = me.Above,
        Denominator = me.Below,
        Streak = 1 + (last?.FirstOrDefault(e => e.Key == me.Row.Key)?.Streak ?? 0),
    };

    private static int RankOf(Member me, List<Member> ranked) => 1 + ranked.Count(other => other.Beats(me));

    /// <summary>The class in the issue before, if it was ranked by the same.</summary>
    private IReadOnlyList<ScorecardRow> OldRows(bool isChains, string name, RankMeasure measure) =>
        before is null || before.MeasureOf(isChains, name) != measure ? []
        : isChains ? before.Chains
        : before.Units.FirstOrDefault(c => c.Name == name)?.Rows ?? [];

    private List<Member> Ranked(IReadOnlyList<ScorecardRow> rows, RankMeasure measure) =>
        [.. Members(rows, measure).Where(m => m.Row.Signed >= issue.Settings.MinimumBase)];

    private static List<Member> Members(IReadOnlyList<ScorecardRow> rows, RankMeasure measure) =>
        [.. rows.Where(row => row.Key != "").Select(row => measure switch
        {
            RankMeasure.Completion => new Member(row, row.Pace?.Actual ?? 0, row.Pace?.Target ?? 0),
            RankMeasure.Signing => new Member(row, row.Signing.Numerator, row.Signing.Denominator),
            RankMeasure.Landing => new Member(row, row.Landing.Numerator, row.Landing.Denominator),
            RankMeasure.Opening => new Member(row, row.Opening.Numerator, row.Opening.Denominator),
            RankMeasure.Funds => new Member(row, row.Funds.Numerator, row.Funds.Denominator),
        }).Where(member => member.Below > 0)];

    private static decimal Round(decimal percent) => Math.Round(percent, 2, MidpointRounding.AwayFromZero);

    private static string KeyOf(RankList list, RankEntry entry) => (list.IsChains ? "chain:" : "unit:") + entry.Key;
}

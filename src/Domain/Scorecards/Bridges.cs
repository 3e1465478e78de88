using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// Explains a year-to-date figure from the issue before, project by project: what was added then (old facts, old day),
/// what would have been added then with today's knowledge (new facts, old day), and what is added now.
/// </summary>
internal static class Bridges
{
    public static readonly IReadOnlyList<Headline> All = Enum.GetValues<Headline>();

    /// <summary>The list of projects that a figure opens to.</summary>
    public static Figure FigureOf(Headline headline) => headline switch
    {
        Headline.Intended => Figure.Intended,
        Headline.Signed or Headline.SignedAmount => Figure.Signed,
        Headline.SignedLarge => Figure.SignedLarge,
        Headline.Opened => Figure.OpenedInPeriod,
        Headline.Producing => Figure.ProducingInPeriod,
        Headline.PaidIn => Figure.PaidIn,
    };

    /// <summary>Whether a figure adds up money.</summary>
    public static bool IsMoney(Headline headline) => headline is Headline.SignedAmount or Headline.PaidIn;

    /// <summary>The figure of a group.</summary>
    public static decimal ValueOf(Headline headline, GroupAnswer answer) => headline switch
    {
        Headline.Intended => answer.Intended,
        Headline.Signed => answer.Signed,
        Headline.SignedAmount => answer.SignedAmount.Yi,
        Headline.SignedLarge => answer.SignedLarge,
        Headline.Opened => answer.OpenedInPeriod,
        Headline.Producing => answer.ProducingInPeriod,
        Headline.PaidIn => answer.PaidIn.Yi,
    };

    /// <summary>The bridge of a figure; null for the first issue.</summary>
    public static Bridge? Of(Headline headline, ScorecardInput input)
    {
        if (input.Previous is not { } previous)
            return null;
        var (from, now) = (new DateOnly(input.Period.Year, 1, 1), input.Period.Closing);
        var then = previous.Card.AsOf;
        var was = Contributions(headline, previous.Facts, from, then, input.Region.Settings);
        var known = Contributions(headline, input.Facts, from, then, input.Region.Settings);
        var added = Contributions(headline, input.Facts, from, now, input.Region.Settings).Values.Sum()
            - known.Values.Sum();
        var changed = Changed(was, known, input.Card);
        var printed = previous.Card.Year == input.Period.Year
            ? previous.Card.Headlines[(int)headline].Year
            : 0;
        return Bridge(printed, was.Values.Sum(), added, changed);
    }

    private static Bridge Bridge(decimal printed, decimal recounted, decimal added, List<BridgeLine> changed)
    {
        var late = changed.Where(line => line.Was == 0).ToList();
        var corrections = changed.Where(line => line.Was != 0).ToList();
        if (recounted != printed) // the way of counting has changed since: said as a correction, never hidden
            corrections.Add(new BridgeLine(null, "", printed, recounted, ""));
        return new Bridge
        {
            Last = printed,
            ThisWeek = added,
            Late = late.Sum(Difference),
            Corrections = corrections.Sum(Difference),
            LateLines = Sorted(late),
            CorrectionLines = Sorted(corrections),
        };
    }

    private static decimal Difference(BridgeLine line) => line.Is - line.Was;

    private static List<BridgeLine> Sorted(List<BridgeLine> lines) =>
        [.. lines.OrderByDescending(line => Math.Abs(Difference(line))).ThenBy(line => line.Project)];

    private static List<BridgeLine> Changed(
        Dictionary<Guid, decimal> was, Dictionary<Guid, decimal> known, Func<Guid, ProjectCard?> card) =>
        [.. was.Keys.Union(known.Keys)
            .Select(id => (Id: id, Was: was.GetValueOrDefault(id), Is: known.GetValueOrDefault(id)))
            .Where(line => line.Was != line.Is)
            .Select(line => (line, Card: card(line.Id)))
            .Select(pair => new BridgeLine(
                pair.line.Id, pair.Card?.Name ?? "", pair.line.Was, pair.line.Is, pair.Card?.Why ?? ""))];

    private static Dictionary<Guid, decimal> Contributions(
        Headline headline, RegionFacts facts, DateOnly from, DateOnly to, RegionSettings settings)
    {
        var question = new Question(Dimension.Total, from, to, to, Filter.None, settings);
        return Rates.Rates.Explain(facts, question, FigureOf(headline), Rates.Rates.TotalKey)
            .Items.ToDictionary(item => item.Project, item => IsMoney(headline) ? item.Amount.Yi : 1);
    }
}

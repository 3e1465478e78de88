using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// Explains a year-to-date figure from the issue before, project by project: what was added then (old facts, old day),
/// what would have been with the corrections since, and with all that is known today (same day), and what is added now.
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
        Dictionary<Guid, decimal> Added(RegionFacts facts, DateOnly until) =>
            Contributions(headline, facts, from, until, input.Region.Settings);
        var then = previous.Card.AsOf;
        var (was, known) = (Added(previous.Facts, then), Added(input.Facts, then));
        var corrected = Corrected(known, Added(previous.Corrected, then), previous);
        var printed = previous.Card.Year == input.Period.Year
            ? previous.Card.Headlines[(int)headline].Year
            : 0;
        var corrections = Changed(was, corrected, input.Card, id => previous.WhyOf(id, KindsOf(headline)));
        if (was.Values.Sum() is var recounted && recounted != printed)
            corrections.Add(new BridgeLine(null, "", printed, recounted, "")); // another way of counting: never hidden
        return Bridge(
            printed,
            Added(input.Facts, now).Values.Sum() - known.Values.Sum(),
            Changed(corrected, known, input.Card, _ => ""),
            corrections);
    }

    private static Bridge Bridge(decimal last, decimal added, List<BridgeLine> late, List<BridgeLine> corrections) =>
        new()
        {
            Last = last,
            ThisWeek = added,
            Late = late.Sum(Difference),
            Corrections = corrections.Sum(Difference),
            LateLines = Sorted(late),
            CorrectionLines = Sorted(corrections),
        };

    /// <summary>The facts whose correction can have moved a figure.</summary>
    private static FactKind[] KindsOf(Headline headline) => headline switch
    {
        Headline.Intended => [FactKind.Intended, FactKind.Signed],
        Headline.Signed or Headline.SignedLarge => [FactKind.Signed],
        Headline.SignedAmount => [FactKind.Signed, FactKind.CapitalIncreased],
        Headline.Opened => [FactKind.Opened, FactKind.Completed, FactKind.Producing, FactKind.AtCapacity],
        Headline.Producing => [FactKind.Producing, FactKind.AtCapacity],
        Headline.PaidIn => [FactKind.PaidIn],
    };

    /// <summary>
    /// What the projects that were known then would have added with their corrections: those with new facts as reckoned
    /// without the late ones, all others as it is.
    /// </summary>
    private static Dictionary<Guid, decimal> Corrected(
        Dictionary<Guid, decimal> known, Dictionary<Guid, decimal> amended, PreviousIssue previous)
    {
        bool WasThere(Guid project) => previous.Facts.VersionOf(project) > 0;
        var corrected = known.Where(pair => WasThere(pair.Key)).ToDictionary();
        foreach (var project in previous.Amendments.Select(amendment => amendment.Project).Where(WasThere))
            corrected[project] = amended.GetValueOrDefault(project);
        return corrected;
    }

    private static decimal Difference(BridgeLine line) => line.Is - line.Was;

    private static List<BridgeLine> Sorted(List<BridgeLine> lines) =>
        [.. lines.OrderByDescending(line => Math.Abs(Difference(line))).ThenBy(line => line.Project)];

    private static List<BridgeLine> Changed(
        Dictionary<Guid, decimal> was, Dictionary<Guid, decimal> known, Func<Guid, ProjectCard?> card,
        Func<Guid, string> why) =>
        [.. was.Keys.Union(known.Keys)
            .Select(id => (Id: id, Was: was.GetValueOrDefault(id), Is: known.GetValueOrDefault(id)))
            .Where(line => line.Was != line.Is)
            .Select(line => new BridgeLine(line.Id, card(line.Id)?.Name ?? "", line.Was, line.Is, why(line.Id)))];

    private static Dictionary<Guid, decimal> Contributions(
        Headline headline, RegionFacts facts, DateOnly from, DateOnly to, RegionSettings settings)
    {
        var question = new Question(Dimension.Total, from, to, to, Filter.None, settings);
        return Rates.Rates.Explain(facts, question, FigureOf(headline), Rates.Rates.TotalKey)
            .Items.ToDictionary(item => item.Project, item => IsMoney(headline) ? item.Amount.Yi : 1);
    }
}

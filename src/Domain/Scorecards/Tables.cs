using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>The tables by chain and by unit, and the total.</summary>
internal sealed class Tables
{
    private readonly ScorecardInput input;
    private readonly ScorecardSettings settings;
    private readonly Percent share;
    private readonly IReadOnlyList<Answer> year;
    private readonly IReadOnlyList<Answer> week;

    public Tables(ScorecardInput input)
    {
        this.input = input;
        settings = input.Region.Settings.Scorecard;
        share = input.Period.TimeShare;
        Chains = [.. input.Chains.OrderBy(c => c.Order).ThenBy(c => c.Name, StringComparer.Ordinal)];
        Units = input.UnitsInOrder;
        year = Ask(new DateOnly(input.Period.Year, 1, 1));
        week = Ask(input.Period.First);
        Indicator = PickIndicator();
    }

    public IReadOnlyList<Chain> Chains { get; }

    public IReadOnlyList<Unit> Units { get; }

    /// <summary>
    /// What the column of completion is about: 签约额 where anybody has such a target, else the first that is set.
    /// </summary>
    public Indicator Indicator { get; }

    public GroupAnswer Year => year[0].Groups[0];

    public GroupAnswer Week => week[0].Groups[0];

    public PaceCell? PaceOf(GroupAnswer answer, Indicator indicator, string? chain = null, string? unit = null) =>
        PaceCell.Of(
            Actual(answer, indicator), input.Targets?.Yearly(indicator, chain, unit), share, settings);

    public ScorecardRow Total() => Row(Year, Week, PaceOf(Year, Indicator));

    public IReadOnlyList<ScorecardRow> ByChain()
    {
        var known = Chains.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var rows = year[1].Groups.Select(g =>
        {
            var row = Row(g, week[1].Find(g.Key), PaceOf(g, Indicator, chain: g.Key));
            return known.TryGetValue(g.Key, out var chain)
                ? row with { Leader = chain.Leader, LeadUnit = chain.LeadUnit }
                : row;
        });
        return Ranked([.. rows], RankLists.MeasureOf(true, "", settings), input.Previous?.Card.Chains,
            input.Previous?.Card.Lists.FirstOrDefault(list => list.IsChains));
    }

    public IReadOnlyList<UnitClass> ByUnit()
    {
        var classOf = Units.ToDictionary(u => u.Key, u => u.Class, StringComparer.Ordinal);
        return [.. year[2].Groups
            .GroupBy(g => g.Key.Length == 0 ? null : classOf.GetValueOrDefault(g.Key, ""))
            .OrderBy(rows => rows.Key is null)
            .Select(rows => new UnitClass(rows.Key ?? "", Ranked(
                [.. rows.Select(g => Row(g, week[2].Find(g.Key), PaceOf(g, Indicator, unit: g.Key)))],
                RankLists.MeasureOf(false, rows.Key ?? "", settings),
                input.Previous?.Card.Units.FirstOrDefault(c => c.Name == (rows.Key ?? ""))?.Rows,
                input.Previous?.Card.Lists.FirstOrDefault(l => !l.IsChains && l.Class == (rows.Key ?? "")))))];
    }

    /// <summary>Places by another measure are no places to compare with.</summary>
    private IReadOnlyList<ScorecardRow> Ranked(
        IReadOnlyList<ScorecardRow> rows, RankMeasure measure, IReadOnlyList<ScorecardRow>? before, RankList? list)
    {
        var old = (list?.Measure ?? input.Previous?.Card.Measure) == measure ? before ?? [] : [];
        return RankLists.Rank(rows, measure, settings.MinimumBase,
            old.Where(r => r.Rank is not null).ToDictionary(r => r.Key, r => r.Rank!.Value));
    }

    private IReadOnlyList<Answer> Ask(DateOnly from)
    {
        var day = input.Period.Closing;
        var question = new Question(Dimension.Total, from, day, day, Filter.None, input.Region.Settings);
        return Rates.Rates.AnswerAll(input.Facts, [question],
        [
            (Dimension.Total, []),
            (Dimension.Chain, [.. Chains.Select(c => new GroupName(c.Key, c.Name))]),
            (Dimension.Unit, [.. Units.Select(u => new GroupName(u.Key, u.Name))]),
        ])[0];
    }

    private Indicator PickIndicator()
    {
        Indicator[] wanted =
        [
            Indicator.SignedAmount, Indicator.Projects, Indicator.PaidIn, Indicator.Openings, Indicator.LargeProjects,
        ];
        var set = (input.Targets?.Items ?? []).Where(t => t.Value > 0).Select(t => t.Indicator).ToHashSet();
        return wanted.FirstOrDefault(set.Contains, Indicator.SignedAmount);
    }

    private static decimal Actual(GroupAnswer answer, Indicator indicator) => indicator switch
    {
        Indicator.Projects => answer.Signed,
        Indicator.SignedAmount => answer.SignedAmount.Yi,
        Indicator.PaidIn => answer.PaidIn.Yi,
        Indicator.LargeProjects => answer.SignedLarge,
        Indicator.Openings => answer.OpenedInPeriod,
    };

    private static ScorecardRow Row(GroupAnswer year, GroupAnswer? week, PaceCell? pace) => new()
    {
        Key = year.Key,
        Name = year.Name,
        InTalks = year.InTalks,
        SignedWeek = week?.Signed ?? 0,
        Signed = year.Signed,
        SignedAmount = year.SignedAmount.Yi,
        Signing = RateCell.Of(year[RateKind.Signing]),
        Landing = RateCell.Of(year[RateKind.Landing]),
        Opening = RateCell.Of(year[RateKind.Opening]),
        Funds = RateCell.Of(year[RateKind.Funds]),
        Pace = pace,
    };
}

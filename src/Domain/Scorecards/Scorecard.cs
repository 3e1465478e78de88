using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// An issue (周通报, 月讲评, 季通报, 年终) as it is frozen: every number and name that its renderings show, in no language. Composed by
/// <see cref="Scorecards.Compose"/>, never changed afterwards.
/// </summary>
public sealed record Scorecard
{
    /// <summary>The region's id.</summary>
    public required string Region { get; init; }

    /// <summary>The region's name.</summary>
    public required string RegionName { get; init; }

    /// <summary>How long the time is that it reports on.</summary>
    public PeriodKind Kind { get; init; }

    /// <summary>What the bulletin is called (招商周通报).</summary>
    public string Title { get => field ?? ""; init; }

    /// <summary>What it is called in English.</summary>
    public string TitleEn { get => field ?? ""; init; }

    /// <summary>Who publishes it (编发单位).</summary>
    public string Office { get => field ?? ""; init; }

    /// <summary>Who else gets the printed one (抄送); "" for nobody.</summary>
    public string Copies { get => field ?? ""; init; }

    /// <summary>编者按, the opening words; "" for none.</summary>
    public string Opening { get => field ?? ""; init; }

    /// <summary>The key of its period: 2026-W47, 2026-M11, 2026-Q4, 2026.</summary>
    public required string Week { get; init; }

    /// <summary>The first day that counts as its own.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The last day that the numbers run to.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The year it reports on.</summary>
    public required int Year { get; init; }

    /// <summary>第N期 of that year.</summary>
    public required int Number { get; init; }

    /// <summary>When the numbers were taken.</summary>
    public required DateTimeOffset CutOff { get; init; }

    /// <summary>Key of the issue before; null for the first one.</summary>
    public string? Before { get; init; }

    /// <summary>Number of the issue before.</summary>
    public int? BeforeNumber { get; init; }

    /// <summary>The first day that the bridges call this week's.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The share of the year that has passed, percent.</summary>
    public decimal TimeShare { get; init; }

    /// <summary>Decimals of printed percents and points.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The leading figures, in the order of <see cref="Headline"/>.</summary>
    public required IReadOnlyList<HeadlineFigure> Headlines { get; init; }

    /// <summary>The new year's days of the issue that closes a year; null in all others.</summary>
    public NewYearDays? NewYear { get; init; }

    /// <summary>The whole region as a row.</summary>
    public required ScorecardRow Total { get; init; }

    /// <summary>Chains in their order; 未填 last.</summary>
    public required IReadOnlyList<ScorecardRow> Chains { get; init; }

    /// <summary>Units by class, in the order of each class' first unit; 未填 last.</summary>
    public required IReadOnlyList<UnitClass> Units { get; init; }

    /// <summary>The indicator whose target the tables' completion is against.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>What the lists rank by, unless a list says otherwise.</summary>
    public required RankMeasure Measure { get; init; }

    /// <summary>Signed projects that it takes to be ranked.</summary>
    public required int MinimumBase { get; init; }

    /// <summary>红榜 and 黑榜, one pair per class of units and one for the chains.</summary>
    public required IReadOnlyList<RankList> Lists { get; init; }

    /// <summary>How often each group was in black this year, by <see cref="RankList.CountKey"/>.</summary>
    public IReadOnlyDictionary<string, int> TimesInBlack { get; init; } = new Dictionary<string, int>();

    /// <summary>Projects per warning; kinds without one are left out.</summary>
    public required IReadOnlyList<WarningCount> WarningCounts { get; init; }

    /// <summary>Projects with warnings, worst first; all of them.</summary>
    public required IReadOnlyList<WarningLine> Warnings { get; init; }

    /// <summary>重点进展, at most 10.</summary>
    public required IReadOnlyList<ProgressLine> Progress { get; init; }

    /// <summary>外出招商 of the period, by day; all of them.</summary>
    public IReadOnlyList<TripLine> Trips { get => field ?? []; init; }

    /// <summary>How many trips there were since 1 January.</summary>
    public int TripsOfYear { get; init; }

    /// <summary>Problems that are open, most overdue first.</summary>
    public required IReadOnlyList<ProblemLine> Problems { get; init; }

    /// <summary>Who has reported, late or not at all; told by weekly issues only.</summary>
    public Reporting Reporting { get => field ?? new(); init; }

    /// <summary>The points ledger of a quarterly or yearly issue; null without entries, and in other issues.</summary>
    public PointTable? Points { get; init; }

    /// <summary>Facts that wait for recognition and do not count (未审核); null where the reader is not told of all.</summary>
    public long? Waiting { get; init; }

    /// <summary>What counts as landed, for the definitions in the foot.</summary>
    public LandingRule Landing { get; init; }

    /// <summary>Until when the next reports are due, local time.</summary>
    public required DateTime NextDue { get; init; }

    /// <summary>A line of the region's own among the notes; "" for none.</summary>
    public string Remark { get => field ?? ""; init; }

    /// <summary>Who answers questions.</summary>
    public string Contact { get => field ?? ""; init; }

    /// <summary>The newest seal of the region's trail; null where the trail is not sealed.</summary>
    public IssueSeal? Seal { get; init; }
}

/// <summary>封签: what an issue prints of the seal over the region's trail.</summary>
/// <param name="Number">Its number.</param>
/// <param name="On">The day it was made, in the region's zone.</param>
/// <param name="Code">The beginning of its check code, hexadecimal.</param>
public sealed record IssueSeal(int Number, DateOnly On, string Code);

/// <summary>The first days of a new year, shown apart in the issue that closes the old one.</summary>
/// <param name="First">1 January.</param>
/// <param name="Last">The Sunday.</param>
/// <param name="Figures">What happened on them, in the order of <see cref="Headline"/>.</param>
public sealed record NewYearDays(DateOnly First, DateOnly Last, IReadOnlyList<decimal> Figures);

/// <summary>A class of units (towns, departments, parks) with its rows.</summary>
/// <param name="Name">The class; "" for none.</param>
/// <param name="Rows">Its units in their order.</param>
public sealed record UnitClass(string Name, IReadOnlyList<ScorecardRow> Rows);

/// <summary>A line of a table: a chain, a unit, or the total.</summary>
public sealed record ScorecardRow
{
    /// <summary>Group key; "" for 未填; <c>total</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The name that is printed; "" where a reader says 未填 or 合计.</summary>
    public required string Name { get; init; }

    /// <summary>Chain leader (链长).</summary>
    public string Leader { get; init; } = "";

    /// <summary>Lead unit (牵头单位).</summary>
    public string LeadUnit { get; init; } = "";

    /// <summary>在谈, stock.</summary>
    public long InTalks { get; init; }

    /// <summary>本周签约.</summary>
    public long SignedWeek { get; init; }

    /// <summary>本年签约.</summary>
    public long Signed { get; init; }

    /// <summary>签约额 of the year, 亿元.</summary>
    public decimal SignedAmount { get; init; }

    /// <summary>签约率.</summary>
    public required RateCell Signing { get; init; }

    /// <summary>落地率.</summary>
    public required RateCell Landing { get; init; }

    /// <summary>开工率.</summary>
    public required RateCell Opening { get; init; }

    /// <summary>资金到位率.</summary>
    public required RateCell Funds { get; init; }

    /// <summary>Completion against the yearly target; null: not judged.</summary>
    public PaceCell? Pace { get; init; }

    /// <summary>Place in its class; null when it is not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>Places won (above zero) or lost since the issue before; null when either has no rank.</summary>
    public int? RankChange { get; init; }
}

/// <summary>Red and black list of one class.</summary>
/// <param name="IsChains">The chains; else a class of units.</param>
/// <param name="Class">The class of units; "" for none and for chains.</param>
/// <param name="Members">How many the class has.</param>
/// <param name="Ranked">How many of them are ranked.</param>
/// <param name="Average">The measure over the whole class, percent; null without a denominator.</param>
/// <param name="Red">Best first.</param>
/// <param name="Black">Worst first.</param>
/// <param name="Measure">What it ranks by; null: what the scorecard says.</param>
public sealed record RankList(
    bool IsChains,
    string Class,
    int Members,
    int Ranked,
    decimal? Average,
    IReadOnlyList<RankEntry> Red,
    IReadOnlyList<RankEntry> Black,
    RankMeasure? Measure = null)
{
    /// <summary>The key of a member in <see cref="Scorecard.TimesInBlack"/>.</summary>
    public string CountKey(string member) => (IsChains ? "chain:" : "unit:") + member;
}

/// <summary>One on a list, with what put it there.</summary>
public sealed record RankEntry
{
    /// <summary>Group key.</summary>
    public required string Key { get; init; }

    /// <summary>The name that is printed.</summary>
    public required string Name { get; init; }

    /// <summary>Its place in the class.</summary>
    public required int Rank { get; init; }

    /// <summary>The measure's value, percent.</summary>
    public required decimal Value { get; init; }

    /// <summary>Above the line.</summary>
    public required decimal Numerator { get; init; }

    /// <summary>Below the line.</summary>
    public required decimal Denominator { get; init; }

    /// <summary>How many issues in a row it is on this list, this one included.</summary>
    public required int Streak { get; init; }

    /// <summary>Black: not the first time this year (再次).</summary>
    public bool Again { get; init; }
}

/// <summary>How many projects have a warning.</summary>
public sealed record WarningCount(Warnings Kind, long Projects);

/// <summary>A project with its warnings.</summary>
public sealed record WarningLine
{
    /// <summary>Its id.</summary>
    public required Guid Project { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Key of its unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Key of its chain.</summary>
    public required string Chain { get; init; }

    /// <summary>Name of its unit.</summary>
    public string UnitName { get; init; } = "";

    /// <summary>Total investment, 亿元; null when not known.</summary>
    public decimal? Investment { get; init; }

    /// <summary>Its warnings with their days, worst first.</summary>
    public required IReadOnlyList<WarningOf> Kinds { get; init; }

    /// <summary>Unopened three months after the agreed date: a red light.</summary>
    public bool Red { get; init; }

    /// <summary>Leader in charge.</summary>
    public string Leader { get; init; } = "";

    /// <summary>The next step; "" for none.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>Until when it is due.</summary>
    public DateOnly? NextStepDue { get; init; }
}

/// <summary>Progress that is worth telling.</summary>
/// <param name="Project">Its project; null for what is told of none.</param>
public sealed record ProgressLine(Guid? Project, string Name, string Unit, string Chain, string UnitName, DateOnly On,
    string Text);

/// <summary>A trip to attract investment (外出招商).</summary>
/// <param name="Chain">Key of the chain that it was for; "" for none.</param>
/// <param name="ChainName">Its name.</param>
/// <param name="Firms">Whom they saw.</param>
public sealed record TripLine(
    DateOnly On, string Who, string Where, string Chain, string ChainName, IReadOnlyList<string> Firms, string Result);

/// <summary>A problem that somebody has to solve.</summary>
/// <param name="OverdueDays">Days past its due date; 0 when it is not.</param>
public sealed record ProblemLine(
    Guid Project,
    string Name,
    string Unit,
    string Chain,
    string UnitName,
    string Kind,
    string Text,
    string Owner,
    DateOnly? Due,
    int OverdueDays);

using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;
using Leads.Domain.Tests.Laws;

namespace Leads.Domain.Tests.Golden;

/// <summary>
/// An issue reckoned a second time from the plain lists of facts by the words of the domain note, as slowly as it
/// likes. Of the product it knows only the records that a scorecard is made of.
/// </summary>
internal sealed class SlowIssue
{
    private readonly SlowIssue? before;
    private readonly List<SlowProject> inYear;
    private readonly List<SlowProject> inSpan;
    private readonly List<(SlowProject? Old, SlowProject? Corrected, SlowProject Now)> again;

    public SlowIssue(Span span, Known known, SlowIssue? before)
    {
        (Span, Known, this.before) = (span, known, before);
        inYear = Read(known.Projects, NewYear, span.Closing);
        inSpan = Read(known.Projects, span.First, span.Closing);
        again = before is null ? [] : [.. ReadAgain(before)];
        Headlines = [.. Enum.GetValues<Headline>().Select(HeadlineOf)];
        var lists = new SlowLists(this, before);
        Chains = lists.Rank(true, "", Rows([.. known.Chains.OrderBy(c => c.Order).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => (c.Key, c.Name))], p => p.Chain, isChain: true));
        Units = [.. UnitRows().Select(c => c with { Rows = lists.Rank(false, c.Name, c.Rows) })];
        (Lists, TimesInBlack) = lists.All();
    }

    public Span Span { get; }

    public Known Known { get; }

    public int Number => before?.Span.Year == Span.Year ? before.Number + 1 : 1;

    public IReadOnlyList<HeadlineFigure> Headlines { get; }

    public IReadOnlyList<ScorecardRow> Chains { get; }

    public IReadOnlyList<UnitClass> Units { get; }

    public IReadOnlyList<RankList> Lists { get; }

    public IReadOnlyDictionary<string, int> TimesInBlack { get; }

    public ScorecardSettings Settings => Known.Region.Settings.Scorecard;

    private DateOnly NewYear => new(Span.Year, 1, 1);

    /// <summary>The card as it must be; titles and the like, which are no figures, as they are.</summary>
    public Scorecard Card(Scorecard printed)
    {
        var lines = new SlowLines(Span, Known);
        return printed with
        {
            First = Span.First,
            Last = Span.Last,
            AsOf = Span.Closing,
            Year = Span.Year,
            Number = Number,
            Before = before?.Span.Key,
            BeforeNumber = before?.Number,
            Since = before is null ? null : before.Span.Year == Span.Year ? before.Span.Closing.AddDays(1) : NewYear,
            TimeShare = Round(100 * Span.Share.Passed / Span.Share.Whole),
            Decimals = Settings.Decimals,
            Headlines = Headlines,
            NewYear = NewYearDays(),
            Total = Row("total", "", inYear, inSpan, PaceOf(inYear, Indicator, null, null)),
            Chains = Chains,
            Units = Units,
            Indicator = Indicator,
            Lists = Lists,
            TimesInBlack = TimesInBlack,
            WarningCounts = lines.WarningCounts(),
            Warnings = lines.Warnings(),
            Progress = lines.Progress(),
            Problems = lines.Problems(),
            Reporting = lines.Reporting(),
            Waiting = inYear.Sum(p => p.WaitingFacts),
            NextDue = lines.NextDue(),
        };
    }

    /// <summary>What the chains or a class of units are ranked by.</summary>
    public RankMeasure MeasureOf(bool isChains, string unitClass) => isChains
        ? Settings.ChainMeasure ?? Settings.Measure
        : Settings.ClassMeasures.FirstOrDefault(c => c.Class == unitClass)?.Measure ?? Settings.Measure;

    private List<SlowProject> Read(IEnumerable<Project> projects, DateOnly from, DateOnly to) =>
        [.. projects.Select(p => new SlowProject(
            p, new Question(Dimension.Total, from, to, to, Filter.None, Known.Region.Settings)))];

    private HeadlineFigure HeadlineOf(Headline headline) => new()
    {
        Kind = headline,
        Week = inSpan.Sum(p => Adds(p, headline)),
        LastWeek = before?.Headlines[(int)headline].Week,
        Year = inYear.Sum(p => Adds(p, headline)),
        Pace = headline switch
        {
            Headline.Signed => PaceOf(inYear, Indicator.Projects, null, null),
            Headline.SignedAmount => PaceOf(inYear, Indicator.SignedAmount, null, null),
            Headline.SignedLarge => PaceOf(inYear, Indicator.LargeProjects, null, null),
            Headline.Opened => PaceOf(inYear, Indicator.Openings, null, null),
            Headline.PaidIn => PaceOf(inYear, Indicator.PaidIn, null, null),
            Headline.Intended or Headline.Producing => null,
        },
        Bridge = before is null ? null : BridgeOf(headline, before),
    };

    private static decimal Adds(SlowProject? project, Headline headline) => project is null ? 0 : headline switch
    {
        Headline.Intended => project.IsIn(Figure.Intended) ? 1 : 0,
        Headline.Signed => project.IsIn(Figure.Signed) ? 1 : 0,
        Headline.SignedAmount => project.IsIn(Figure.Signed) ? project.AmountOf(Figure.Signed).Yi : 0,
        Headline.SignedLarge => project.IsIn(Figure.SignedLarge) ? 1 : 0,
        Headline.Opened => project.IsIn(Figure.OpenedInPeriod) ? 1 : 0,
        Headline.Producing => project.IsIn(Figure.ProducingInPeriod) ? 1 : 0,
        Headline.PaidIn => project.AmountOf(Figure.PaidIn).Yi,
    };

    private Bridge BridgeOf(Headline headline, SlowIssue last)
    {
        var (corrections, late) = (new List<BridgeLine>(), new List<BridgeLine>());
        foreach (var (old, corrected, now) in again)
        {
            var (id, name) = (now.Project.Id, now.Project.Fields.Name);
            var (was, then, known) = (Adds(old, headline), Adds(corrected, headline), Adds(now, headline));
            if (then != was)
                corrections.Add(new(id, name, was, then, Why(now.Project, old!.Project, headline)));
            if (known != then)
                late.Add(new(id, name, then, known, ""));
        }

        return new Bridge
        {
            Last = last.Span.Year == Span.Year ? last.Headlines[(int)headline].Year : 0,
            ThisWeek = inYear.Sum(p => Adds(p, headline)) - again.Sum(p => Adds(p.Now, headline)),
            Late = late.Sum(line => line.Is - line.Was),
            Corrections = corrections.Sum(line => line.Is - line.Was),
            LateLines = Sorted(late),
            CorrectionLines = Sorted(corrections),
        };
    }

    /// <summary>
    /// The days of the issue before three times: by the facts known then, with their corrections since (更正), and
    /// with what has come in since as well (补报).
    /// </summary>
    private IEnumerable<(SlowProject? Old, SlowProject? Corrected, SlowProject Now)> ReadAgain(SlowIssue last)
    {
        var then = last.Known.Projects.ToDictionary(p => p.Id);
        SlowProject Read(Project project) => this.Read([project], NewYear, last.Span.Closing)[0];
        return Known.Projects.Select(now => then.TryGetValue(now.Id, out var old)
            ? (Read(old), Read(Corrected(now, old)), Read(now))
            : ((SlowProject?)null, (SlowProject?)null, Read(now)));
    }

    private static List<BridgeLine> Sorted(List<BridgeLine> lines) =>
        [.. lines.OrderByDescending(line => Math.Abs(line.Is - line.Was)).ThenBy(line => line.Project)];

    /// <summary>What was recognised then and what has replaced it since, without what is new.</summary>
    private static Project Corrected(Project now, Project then) =>
        now with { Facts = [.. now.Facts.Where(f => WasKnown(then, f.Id) || Corrects(now, then, f))] };

    private static bool WasKnown(Project then, Guid fact) =>
        then.Facts.Any(f => f.Id == fact && f.State == Recognition.Recognised);

    private static bool Corrects(Project now, Project then, Fact fact) => fact.Replaces is { } old
        && (WasKnown(then, old) || Corrects(now, then, now.Facts.Single(f => f.Id == old)));

    /// <summary>The reason given last with a correction that can have moved the figure.</summary>
    private static string Why(Project now, Project then, Headline headline) =>
        now.Facts.Where(f => f.State == Recognition.Recognised && !WasKnown(then, f.Id) && Corrects(now, then, f)
                && Movers(headline).Contains(f.Kind))
            .OrderBy(f => f.DecidedAt).Select(f => f.Why!).LastOrDefault() ?? "";

    private static FactKind[] Movers(Headline headline) => headline switch
    {
        Headline.Intended => [FactKind.Intended, FactKind.Signed],
        Headline.Signed or Headline.SignedLarge => [FactKind.Signed],
        Headline.SignedAmount => [FactKind.Signed, FactKind.CapitalIncreased],
        Headline.Opened => [FactKind.Opened, FactKind.Completed, FactKind.Producing, FactKind.AtCapacity],
        Headline.Producing => [FactKind.Producing, FactKind.AtCapacity],
        Headline.PaidIn => [FactKind.PaidIn],
    };

    private NewYearDays? NewYearDays()
    {
        if (Span.Last.Year == Span.Year)
            return null;
        var first = new DateOnly(Span.Last.Year, 1, 1);
        var days = Read(Known.Projects, first, Span.Last);
        return new(first, Span.Last, [.. Enum.GetValues<Headline>().Select(h => days.Sum(p => Adds(p, h)))]);
    }

    /// <summary>签约额 where anybody has such a target, else the first that is set.</summary>
    private Indicator Indicator => new[]
    {
        Indicator.SignedAmount, Indicator.Projects, Indicator.PaidIn, Indicator.Openings, Indicator.LargeProjects,
    }.Where(i => TargetsOfYear.Any(t => t.Indicator == i && t.Value > 0)).DefaultIfEmpty(Indicator.SignedAmount).First();

    private IReadOnlyList<Target> TargetsOfYear => Known.Targets.Year == Span.Year ? Known.Targets.Items : [];

    private PaceCell? PaceOf(IEnumerable<SlowProject> projects, Indicator indicator, string? chain, string? unit)
    {
        var mine = TargetsOfYear.Where(t => t.Indicator == indicator && t.Chain == chain && t.Unit == unit).ToList();
        var target = mine.Any(t => t.Month is null)
            ? mine.Single(t => t.Month is null).Value
            : mine.Sum(t => t.Value);
        if (target == 0)
            return null;
        var actual = projects.Sum(p => Adds(p, indicator switch
        {
            Indicator.Projects => Headline.Signed,
            Indicator.SignedAmount => Headline.SignedAmount,
            Indicator.PaidIn => Headline.PaidIn,
            Indicator.LargeProjects => Headline.SignedLarge,
            Indicator.Openings => Headline.Opened,
        }));
        // One division at the end: what is exactly ten points behind must be exactly ten points behind.
        var (passed, whole) = Span.Share;
        var (above, below) = (100 * ((actual * whole) - (passed * target)), target * whole);
        var light = above > -10 * below ? Light.Green : above >= -30 * below ? Light.Yellow : Light.Red;
        return new PaceCell(actual, target, Round(100 * actual / target), Round(above / below), light);
    }

    private decimal Round(decimal value) => Math.Round(value, Settings.Decimals, MidpointRounding.AwayFromZero);

    /// <summary>Registered ones with or without projects, then names that are only on projects, then 未填.</summary>
    private List<ScorecardRow> Rows(
        IReadOnlyList<(string Key, string Name)> registered,
        Func<SlowProject, string> keyOf,
        bool isChain)
    {
        var others = inYear.Where(p => p.IsKnown || p.WaitingFacts > 0).Select(keyOf).Distinct()
            .Except(registered.Select(r => r.Key)).OrderBy(key => key == "").ThenBy(key => key, StringComparer.Ordinal);
        return [.. registered.Concat(others.Select(key => (Key: key, Name: key))).Select(group =>
        {
            var mine = inYear.Where(p => keyOf(p) == group.Key).ToList();
            var chain = isChain ? Known.Chains.FirstOrDefault(c => c.Key == group.Key) : null;
            var pace = PaceOf(mine, Indicator, isChain ? group.Key : null, isChain ? null : group.Key);
            return Row(group.Key, group.Name, mine, inSpan.Where(p => keyOf(p) == group.Key), pace) with
            {
                Leader = chain?.Leader ?? "",
                LeadUnit = chain?.LeadUnit ?? "",
            };
        })];
    }

    private IEnumerable<UnitClass> UnitRows()
    {
        var rows = Rows([.. Known.Units.OrderBy(u => u.Order).ThenBy(u => u.Name, StringComparer.Ordinal)
            .Select(u => (u.Key, u.Name))], p => p.Unit, isChain: false);
        string ClassOf(ScorecardRow row) => Known.Units.FirstOrDefault(u => u.Key == row.Key)?.Class ?? "";
        foreach (var name in rows.Where(r => r.Key != "").Select(ClassOf).Distinct())
            yield return new UnitClass(name, [.. rows.Where(r => r.Key != "" && ClassOf(r) == name)]);
        if (rows.Find(r => r.Key == "") is { } nobody)
            yield return new UnitClass("", [nobody]);
    }

    private static ScorecardRow Row(
        string key, string name, IReadOnlyList<SlowProject> year, IEnumerable<SlowProject> span, PaceCell? pace) => new()
        {
            Key = key,
            Name = name,
            InTalks = year.Count(p => p.IsIn(Figure.InTalks)),
            SignedWeek = span.Count(p => p.IsIn(Figure.Signed)),
            Signed = year.Count(p => p.IsIn(Figure.Signed)),
            SignedAmount = year.Sum(p => Adds(p, Headline.SignedAmount)),
            Signing = Rate(year, Figure.IntendedSigned, Figure.Intended),
            Landing = Rate(year, Figure.Landed, Figure.Signed),
            Opening = Rate(year, Figure.Opened, Figure.Signed),
            Funds = Funds([.. year.Where(p => p.IsIn(Figure.Signed))]),
            Pace = pace,
        };

    private static RateCell Rate(IReadOnlyList<SlowProject> projects, Figure above, Figure below)
    {
        var numerator = projects.Where(p => p.IsIn(above)).ToList();
        return new RateCell(
            numerator.Count,
            projects.Count(p => p.IsIn(below)),
            false,
            0,
            numerator.Count(p => p.IsIn(Figure.Terminated)),
            numerator.Count(p => p.IsSuspended));
    }

    private static RateCell Funds(List<SlowProject> signed)
    {
        var paid = signed.Where(p => p.PaidIn > Money.Zero).ToList();
        return new RateCell(
            paid.Sum(p => p.PaidIn.Yi),
            signed.Sum(p => p.Contracted.Yi),
            true,
            signed.Count(p => p.StandsIn),
            paid.Count(p => p.IsIn(Figure.Terminated)),
            paid.Count(p => p.IsSuspended));
    }
}

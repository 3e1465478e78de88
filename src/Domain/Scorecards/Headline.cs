namespace Leads.Domain.Scorecards;

/// <summary>The figures that a scorecard leads with.</summary>
public enum Headline
{
    /// <summary>新增意向: leads registered.</summary>
    Intended,

    /// <summary>新签约.</summary>
    Signed,

    /// <summary>签约额, 亿元.</summary>
    SignedAmount,

    /// <summary>亿元以上签约项目.</summary>
    SignedLarge,

    /// <summary>新开工.</summary>
    Opened,

    /// <summary>新投产.</summary>
    Producing,

    /// <summary>到位资金, 亿元.</summary>
    PaidIn,
}

/// <summary>One leading figure: of the week, of the year to date, against its target, and how it came about.</summary>
public sealed record HeadlineFigure
{
    /// <summary>Which figure. Amounts are in 亿元, the others are counts.</summary>
    public required Headline Kind { get; init; }

    /// <summary>Monday to Sunday (to 31 December in the week that closes a year).</summary>
    public decimal Week { get; init; }

    /// <summary>The same figure of the issue before; null for the first issue.</summary>
    public decimal? LastWeek { get; init; }

    /// <summary>Since 1 January.</summary>
    public decimal Year { get; init; }

    /// <summary>Yearly target of the region and the pace against it; null: not judged.</summary>
    public PaceCell? Pace { get; init; }

    /// <summary>From the last issue's year to date to this one's; null for the first issue.</summary>
    public Bridge? Bridge { get; init; }
}

/// <summary>
/// How a year-to-date figure came from the issue before: last issue + this week + reported late + corrections = this
/// issue, exactly (domain note, section 5).
/// </summary>
public sealed record Bridge
{
    /// <summary>The figure that the issue before printed; 0 when a new year began since.</summary>
    public required decimal Last { get; init; }

    /// <summary>Dated after the issue before.</summary>
    public required decimal ThisWeek { get; init; }

    /// <summary>补报: dated before its cut-off, recognised after it, and no correction.</summary>
    public required decimal Late { get; init; }

    /// <summary>更正: facts that replace what it counted, and a change in how the figure is counted.</summary>
    public required decimal Corrections { get; init; }

    /// <summary>The projects behind <see cref="Late"/>, largest first.</summary>
    public IReadOnlyList<BridgeLine> LateLines { get; init; } = [];

    /// <summary>The projects behind <see cref="Corrections"/>, was → is.</summary>
    public IReadOnlyList<BridgeLine> CorrectionLines { get; init; } = [];

    /// <summary>The figure of this issue.</summary>
    public decimal Now => Last + ThisWeek + Late + Corrections;
}

/// <summary>What one project adds to the days of the issue before, without and with what is told: late or corrected.</summary>
/// <param name="Project">Its id; null for a change in how the figure is counted.</param>
/// <param name="Name">Its name.</param>
/// <param name="Was">Without it.</param>
/// <param name="Is">With it. What is late comes on top of what is corrected.</param>
/// <param name="Why">The reason given last with a correction that moves the figure; "" for none.</param>
public sealed record BridgeLine(Guid? Project, string Name, decimal Was, decimal Is, string Why);

/// <summary>
/// Completion against a target in percent, and points ahead of (above zero) or behind the days passed.
/// </summary>
/// <param name="Actual">What was reached: 亿元 or a count.</param>
/// <param name="Target">The yearly target: 亿元 or a count.</param>
/// <param name="Completion">完成率, percent.</param>
/// <param name="Points">超/欠进度, percentage points.</param>
/// <param name="Light">The light of these points.</param>
public sealed record PaceCell(
    decimal Actual, decimal Target, decimal Completion, decimal Points, Rates.Light Light)
{
    internal static PaceCell? Of(decimal actual, decimal? target, Percent share, ScorecardSettings settings) =>
        Rates.Pace.Of(actual, target, share) is not { } pace
            ? null
            : new PaceCell(
                actual,
                target!.Value,
                pace.Completion.Rounded(settings.Decimals),
                Math.Round(pace.Points, settings.Decimals, MidpointRounding.AwayFromZero),
                pace.LightOf(settings.YellowBehind, settings.RedBehind));
}

/// <summary>A rate with both sides. Empty denominator: no percent, printed "—".</summary>
/// <param name="Numerator">亿元 where <paramref name="IsMoney"/>, else projects.</param>
/// <param name="Denominator">亿元 where <paramref name="IsMoney"/>, else projects.</param>
/// <param name="StandIns">Funds: projects whose total investment stands in.</param>
/// <param name="OfWhichTerminated">其中已终止, of the numerator.</param>
/// <param name="OfWhichSuspended">其中停工, of the numerator.</param>
public sealed record RateCell(
    decimal Numerator, decimal Denominator, bool IsMoney, long StandIns, long OfWhichTerminated, long OfWhichSuspended)
{
    /// <summary>Rounded half away from zero to 2 decimals; null without a denominator.</summary>
    public decimal? Percent => Exact()?.Rounded();

    /// <summary>At full precision, to print with another number of decimals.</summary>
    public Percent? Exact() => Domain.Percent.Of(Numerator, Denominator);

    internal static RateCell Of(Rates.RateAnswer rate)
    {
        var isMoney = rate.IsMoney(Rates.Weight.Count);
        return new RateCell(
            isMoney ? rate.NumeratorAmount.Yi : rate.Numerator,
            isMoney ? rate.DenominatorAmount.Yi : rate.Denominator,
            isMoney,
            rate.StandIns,
            rate.OfWhichTerminated,
            rate.OfWhichSuspended);
    }
}

using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// Composes a scorecard (周通报, 月讲评, 季通报, 年终) from facts and registry: pure, the same input gives the same issue.
/// </summary>
public static class Scorecards
{
    /// <summary>How many key progress notes an issue tells.</summary>
    public const int MaxProgress = 10;

    /// <summary>The whole issue of a period.</summary>
    public static Scorecard Compose(ScorecardInput input)
    {
        var tables = new Tables(input);
        var lines = new ProjectLines(input);
        var before = input.Previous?.Card;
        var settings = input.Region.Settings.Scorecard;
        var (chains, units) = (tables.ByChain(), tables.ByUnit());
        var (lists, times) = RankLists.CountBlack(Lists(chains, units, settings, before), before, input.Period.Year);
        var warnings = lines.Warnings();
        return new Scorecard
        {
            Region = input.Region.Id,
            RegionName = input.Region.Name,
            Kind = input.Period.Kind,
            Title = TitleOf(input.Period.Kind, settings),
            TitleEn = TitleEnOf(input.Period.Kind, settings),
            Office = settings.Office.Length > 0 ? settings.Office : input.Region.Name,
            Copies = settings.Copies,
            Opening = input.Opening,
            Week = input.Period.Key,
            First = input.Period.First,
            Last = input.Period.Last,
            AsOf = input.Period.Closing,
            Year = input.Period.Year,
            Number = input.Number,
            CutOff = input.CutOff,
            Before = before?.Week,
            BeforeNumber = before?.Number,
            Since = SinceOf(input.Period, before),
            TimeShare = input.Period.TimeShare.Rounded(settings.Decimals),
            Decimals = settings.Decimals,
            Headlines = [.. Bridges.All.Select(headline => HeadlineOf(headline, input, tables))],
            NewYear = NewYearOf(input),
            Total = tables.Total(),
            Chains = chains,
            Units = units,
            Indicator = tables.Indicator,
            Measure = settings.Measure,
            MinimumBase = settings.MinimumBase,
            Lists = lists,
            TimesInBlack = times,
            WarningCounts = ProjectLines.Count(warnings),
            Warnings = warnings,
            Progress = lines.Progress(),
            Trips = [.. TripsSince(input, input.Period.First)],
            TripsOfYear = TripsSince(input, new DateOnly(input.Period.Year, 1, 1)).Count(),
            Problems = lines.Problems(),
            Reporting = input.Period.Kind == PeriodKind.Week ? Reporting(input) : new(),
            Points = PointSums.Of(input, tables.Chains, tables.Units),
            Waiting = tables.Year.Waiting,
            Landing = input.Region.Settings.Landing,
            NextDue = Cycle.NextDue(NowOf(input), settings),
            Remark = settings.Remark,
            Contact = settings.Contact,
        };
    }

    /// <summary>What an issue tells as key progress when its editor writes nothing.</summary>
    public static IReadOnlyList<ProgressLine> KeyNotes(ScorecardInput input) => new ProjectLines(input).Progress();

    private static IEnumerable<TripLine> TripsSince(ScorecardInput input, DateOnly first) => input.Trips
        .Where(trip => trip.On >= first && trip.On <= input.Period.Closing)
        .OrderBy(trip => trip.On).ThenBy(trip => trip.Where, StringComparer.Ordinal)
        .ThenBy(trip => trip.Who, StringComparer.Ordinal);

    /// <summary>The day after which the next reports come: a week's issue is read as of its end.</summary>
    private static DateOnly NowOf(ScorecardInput input) => input.Period.Kind == PeriodKind.Week
        ? input.Period.Last
        : DateOnly.FromDateTime(input.CutOff.DateTime);

    private static string TitleOf(PeriodKind kind, ScorecardSettings settings) => kind switch
    {
        PeriodKind.Week => settings.Title,
        PeriodKind.Month => "招商月讲评",
        PeriodKind.Quarter => "招商季通报",
        PeriodKind.Year => "招商年终通报",
    };

    private static string TitleEnOf(PeriodKind kind, ScorecardSettings settings) => kind switch
    {
        PeriodKind.Week => settings.TitleEn,
        PeriodKind.Month => "Investment Monthly",
        PeriodKind.Quarter => "Investment Quarterly",
        PeriodKind.Year => "Investment Year in Review",
    };

    /// <summary>Who has reported for the week that the input is of.</summary>
    public static Reporting Reporting(ScorecardInput input) => new ProjectLines(input).Reporting(
        input.UnitsInOrder,
        Cycle.Of(input.Period, input.Region.Settings.Scorecard).Due);

    private static DateOnly? SinceOf(Period period, Scorecard? before) =>
        before is null ? null
        : before.Year == period.Year ? before.AsOf.AddDays(1)
        : new DateOnly(period.Year, 1, 1);

    private static HeadlineFigure HeadlineOf(Headline headline, ScorecardInput input, Tables tables) => new()
    {
        Kind = headline,
        Week = Bridges.ValueOf(headline, tables.Week),
        LastWeek = input.Previous?.Card.Headlines[(int)headline].Week,
        Year = Bridges.ValueOf(headline, tables.Year),
        Pace = IndicatorOf(headline) is { } indicator ? tables.PaceOf(tables.Year, indicator) : null,
        Bridge = Bridges.Of(headline, input),
    };

    private static Indicator? IndicatorOf(Headline headline) => headline switch
    {
        Headline.Signed => Indicator.Projects,
        Headline.SignedAmount => Indicator.SignedAmount,
        Headline.SignedLarge => Indicator.LargeProjects,
        Headline.Opened => Indicator.Openings,
        Headline.PaidIn => Indicator.PaidIn,
        Headline.Intended or Headline.Producing => null,
    };

    private static NewYearDays? NewYearOf(ScorecardInput input)
    {
        if (input.Period.NewYear is not { } first)
            return null;
        var last = input.Period.Last;
        var question = new Question(Dimension.Total, first, last, last, Filter.None, input.Region.Settings);
        var answer = Rates.Rates.Answer(input.Facts, question, []).Groups[0];
        return new NewYearDays(first, last, [.. Bridges.All.Select(headline => Bridges.ValueOf(headline, answer))]);
    }

    private static List<RankList> Lists(
        IReadOnlyList<ScorecardRow> chains,
        IReadOnlyList<UnitClass> units,
        ScorecardSettings settings,
        Scorecard? before) =>
        [
            .. units.Where(c => c.Rows.Any(r => r.Key.Length > 0))
                .Select(c => RankLists.ListOf(false, c.Name, c.Rows, settings, before)),
            RankLists.ListOf(true, "", chains, settings, before),
        ];
}

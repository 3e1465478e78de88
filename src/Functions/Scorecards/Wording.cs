using System.Globalization;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>
/// How a scorecard is said in one language: words beside each other, numbers formatted as bulletins print them.
/// </summary>
public sealed class Wording
{
    public static readonly Wording Chinese = new("zh");

    public static readonly Wording English = new("en");

    private Wording(string language) => Language = language;

    /// <summary>zh or en.</summary>
    public string Language { get; }

    private bool IsEnglish => Language == "en";

    public static Wording Of(string language) => language == "en" ? English : Chinese;

    public string Say(string zh, string en) => IsEnglish ? en : zh;

    public string Unfilled(string name) => name.Length > 0 ? name : Say("未填", "not given");

    public string Day(DateOnly day) => IsEnglish
        ? day.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    public string FullDay(DateOnly day) => IsEnglish
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    public string Moment(DateTimeOffset moment) => IsEnglish
        ? moment.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)
        : string.Create(
            CultureInfo.InvariantCulture, $"{moment.Year}年{moment.Month}月{moment.Day}日 {moment:HH:mm}");

    /// <summary>A local moment with its weekday: 11月27日（周五）10:00.</summary>
    public string WeekdayMoment(DateTime moment)
    {
        const string Days = "日一二三四五六";
        return IsEnglish
            ? moment.ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture,
                $"{moment.Month}月{moment.Day}日（周{Days[(int)moment.DayOfWeek]}）{moment:HH:mm}");
    }

    public string Weeks(Scorecard card) => $"{Day(card.First)}{Say("—", " – ")}{Day(card.Last)}";

    public string Issue(Scorecard card) => IsEnglish
        ? string.Create(CultureInfo.InvariantCulture, $"{card.Year}, issue {card.Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{card.Year}年第{card.Number}期");

    public string NameOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Week => Say("周通报 ", "Weekly"),
        PeriodKind.Month => Say("月讲评 ", "Monthly"),
        PeriodKind.Quarter => Say("季通报 ", "Quarterly"),
        PeriodKind.Year => Say("年终通报 ", "Yearly"),
    };

    /// <summary>本周, 本月, 本季, 本年.</summary>
    public string This(Scorecard card) => card.Kind switch
    {
        PeriodKind.Week => Say("本周", "this week"),
        PeriodKind.Month => Say("本月", "this month"),
        PeriodKind.Quarter => Say("本季", "this quarter"),
        PeriodKind.Year => Say("全年", "this year"),
    };

    /// <summary>The same as the head of a column: 本周, Week.</summary>
    public string Column(Scorecard card) => IsEnglish ? Short(card)[..1].ToUpperInvariant() + Short(card)[1..] : This(card);

    /// <summary>The same in few letters: 本周, week.</summary>
    public string Short(Scorecard card) => IsEnglish ? This(card)[5..] : This(card);

    /// <summary>The day on which it was published.</summary>
    public string Published(Scorecard card) => FullDay(DateOnly.FromDateTime(card.CutOff.DateTime));

    /// <summary>Who publishes it.</summary>
    public static string Office(Scorecard card) => card.Office.Length > 0 ? card.Office : card.RegionName;

    /// <summary>What the bulletin is called.</summary>
    public string Title(Scorecard card) => Say(
        card.Title.Length > 0 ? card.Title : "招商周通报", card.TitleEn.Length > 0 ? card.TitleEn : "Investment Weekly");

    /// <summary>【招商周通报】2026年第47期（11月16日—11月22日）.</summary>
    public string Subject(Scorecard card) => IsEnglish
        ? $"[{Title(card)}] {card.RegionName} {Issue(card)} ({Weeks(card)})"
        : $"【{Title(card)}】{Issue(card)}（{Weeks(card)}）";

    public static string Count(decimal count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Yi(decimal yi) => yi.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>A yearly target: a count, or an amount with its decimals when it has any.</summary>
    public static string Target(decimal target) => target == decimal.Truncate(target) ? Count(target) : Yi(target);

    public static string Figure(Headline kind, decimal value) => IsMoney(kind) ? Yi(value) : Count(value);

    public static string Signed(Headline kind, decimal value) => (value > 0 ? "+" : "") + Figure(kind, value);

    public static bool IsMoney(Headline kind) => kind is Headline.SignedAmount or Headline.PaidIn;

    public static string Fixed(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero)
            .ToString("F" + decimals, CultureInfo.InvariantCulture);

    public static string Rate(RateCell rate, int decimals) => Percent.Print(rate.Exact(), decimals);

    public static string Points(decimal points, int decimals) =>
        (points > 0 ? "+" : "") + Fixed(points, decimals);

    public string Unit(Headline kind) => IsMoney(kind) ? Say("亿元", "亿元") : Say("个", "");

    public string NameOf(Headline kind) => kind switch
    {
        Headline.Intended => Say("新增意向", "New leads"),
        Headline.Signed => Say("新签约", "Signed"),
        Headline.SignedAmount => Say("签约额", "Signed amount"),
        Headline.SignedLarge => Say("亿元以上签约", "Signed ≥ 1 亿元"),
        Headline.Opened => Say("新开工", "Opened"),
        Headline.Producing => Say("新投产", "Producing"),
        Headline.PaidIn => Say("到位资金", "Paid in"),
    };

    public string NameOf(Indicator indicator) => indicator switch
    {
        Indicator.Projects => Say("项目数", "projects"),
        Indicator.SignedAmount => Say("签约额", "signed amount"),
        Indicator.PaidIn => Say("到位资金", "paid in"),
        Indicator.LargeProjects => Say("亿元以上项目数", "projects ≥ 1 亿元"),
        Indicator.Openings => Say("开工数", "openings"),
    };

    public string NameOf(RankMeasure measure, Indicator indicator) => measure switch
    {
        RankMeasure.Completion => Say($"{NameOf(indicator)}完成率", $"completion ({NameOf(indicator)})"),
        RankMeasure.Signing => RateDefinitions.NameOf(RateKind.Signing, Language),
        RankMeasure.Landing => RateDefinitions.NameOf(RateKind.Landing, Language),
        RankMeasure.Opening => RateDefinitions.NameOf(RateKind.Opening, Language),
        RankMeasure.Funds => RateDefinitions.NameOf(RateKind.Funds, Language),
    };

    public string NameOf(Warnings kind) => kind switch
    {
        Warnings.SignedNotOpened => Say("签约超期未开工", "Signed long ago, not opened"),
        Warnings.OpeningOverdue => Say("逾期未开工", "Agreed opening passed"),
        Warnings.Suspended => Say("停工", "Suspended"),
        Warnings.OpenedNothingPaid => Say("开工无资金到位", "Opened, nothing paid in"),
        Warnings.OpenedLittlePaid => Say("开工资金到位偏低", "Opened, little paid in"),
        Warnings.ProductionOverdue => Say("逾期未投产", "Agreed production passed"),
        Warnings.ProblemOverdue => Say("难点逾期未解决", "Problem overdue"),
        Warnings.NextStepOverdue => Say("下步工作逾期", "Next step overdue"),
        Warnings.NotInStatistics => Say("应统未统", "Not in statistics"),
        Warnings.NoUpdate => Say("长期未更新", "No update"),
        Warnings.NoNextStep => Say("无下步工作", "No next step"),
        Warnings.PaidAboveContract => Say("到位超合同", "Paid in above contract"),
        Warnings.OpenedWithoutSite => Say("开工未供地", "Opened without a site"),
        Warnings.DatesOutOfOrder => Say("日期先后矛盾", "Dates out of order"),
        _ => "",
    };

    public string Warning(WarningOf warning) => warning.Days > 0
        ? Say($"{NameOf(warning.Kind)} {Count(warning.Days)} 天", $"{NameOf(warning.Kind)}, {Count(warning.Days)} days")
        : NameOf(warning.Kind);

    public string ClassName(RankList list) =>
        list.IsChains ? Say("产业链", "Chains") : list.Class.Length > 0 ? list.Class : Say("责任单位", "Units");
}

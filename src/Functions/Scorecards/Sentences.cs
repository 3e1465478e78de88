using System.Globalization;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The sentences of a scorecard; mail, text and page say the same.</summary>
public static class Sentences
{
    /// <summary>编者按, paragraph by paragraph; the first is led in by that word.</summary>
    public static IEnumerable<(string Line, string LeadIn)> Opening(Scorecard card, Wording w) =>
        card.Opening.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((line, at) => (line, at == 0 ? w.Say("编者按：", "Editor: ") : ""));

    /// <summary>This week; the year against its targets; the change from the issue before.</summary>
    public static IReadOnlyList<string> Lead(Scorecard card, Wording w) =>
        [ThisWeek(card, w), ThisYear(card, w), Change(card, w)];

    /// <summary>The reason of a place on a list, in words.</summary>
    public static string Reason(RankEntry entry, RankList list, Scorecard card, Wording w)
    {
        var measure = list.Measure ?? card.Measure;
        var amounts = measure == RankMeasure.Funds
            || (measure == RankMeasure.Completion && card.Indicator is Indicator.SignedAmount or Indicator.PaidIn);
        string Side(decimal value) => amounts ? Wording.Yi(value) + w.Say("亿元", " 亿元") : Wording.Count(value);
        var sides = measure switch
        {
            RankMeasure.Completion => w.Say(
                $"目标{Side(entry.Denominator)}，完成{Side(entry.Numerator)}",
                $"{Side(entry.Numerator)} of a target of {Side(entry.Denominator)}"),
            RankMeasure.Signing => w.Say(
                $"意向{Side(entry.Denominator)}个，签约{Side(entry.Numerator)}个",
                $"{Side(entry.Numerator)} signed of {Side(entry.Denominator)} leads"),
            RankMeasure.Landing => w.Say(
                $"签约{Side(entry.Denominator)}个，落地{Side(entry.Numerator)}个",
                $"{Side(entry.Numerator)} landed of {Side(entry.Denominator)} signed"),
            RankMeasure.Opening => w.Say(
                $"签约{Side(entry.Denominator)}个，开工{Side(entry.Numerator)}个",
                $"{Side(entry.Numerator)} opened of {Side(entry.Denominator)} signed"),
            RankMeasure.Funds => w.Say(
                $"应到{Side(entry.Denominator)}，到位{Side(entry.Numerator)}",
                $"{Side(entry.Numerator)} paid in of {Side(entry.Denominator)} contracted"),
        };
        return list.Average is not { } average ? sides : sides + Against(entry.Value - average, card.Decimals, w);
    }

    /// <summary>连续2期 · 再次, or "".</summary>
    public static string History(RankEntry entry, Wording w)
    {
        var streak = entry.Streak > 1
            ? w.Say($"连续{entry.Streak}期", $"{entry.Streak} issues in a row")
            : "";
        return !entry.Again ? streak : streak.Length == 0 ? w.Say("再次", "again") : w.Say("再次 · ", "again · ") + streak;
    }

    /// <summary>Who is ranked and how the lists are cut.</summary>
    public static string Rule(Scorecard card, Wording w) => w.Say(
        $"按{Measures(card, w)}分类排名；本年签约不足{card.MinimumBase}个或无目标（分母）的不参与排名；并列同名次，不拆分并列。",
        $"Ranked within each class by {Measures(card, w)}. Fewer than {card.MinimumBase} "
            + $"signed this "
        + "year, or no target or denominator: not ranked. Ties share a rank and are listed together or not at all.");

    /// <summary>How many a list's class has, how many of them are ranked, and what the class comes to.</summary>
    public static string Ranked(RankList list, Scorecard card, Wording w)
    {
        var average = list.Average is { } value ? Wording.Fixed(value, card.Decimals) + "%" : "—";
        return w.Say(
            $"共{list.Members}个，参与排名{list.Ranked}个，平均 {average}",
            $"{list.Members} in all, {list.Ranked} ranked, average {average}");
    }

    /// <summary>The next step of a project with its day, or that there is none.</summary>
    public static string NextStep(WarningLine line, Wording w) =>
        line.NextStep.Length == 0 ? w.Say("未填下步工作", "no next step")
        : line.NextStepDue is { } due ? $"{line.NextStep}（{w.Day(due)}）"
        : line.NextStep;

    /// <summary>What the columns of the tables by chain and by unit mean.</summary>
    public static string TableNote(Scorecard card, Wording w) => w.Say(
        $"签约额单位为亿元；完成率对应{w.NameOf(card.Indicator)}年度目标，超/欠为与时间进度相比的百分点；名次箭头为较上期升降。",
        $"Amounts in 亿元; completion is of the yearly target of {w.NameOf(card.Indicator)}, ± in points against the time "
        + "passed; arrows: places won or lost since the last issue.");

    /// <summary>Corrections one by one, was → is, at most so many; what came late by figure.</summary>
    public static IEnumerable<string> Changes(Scorecard card, Wording w, int most)
    {
        var corrected = card.Headlines
            .SelectMany(f => f.Bridge!.CorrectionLines.Select(line => Correction(f.Kind, line, w))).ToList();
        foreach (var line in corrected.Take(most))
            yield return w.Say("更正：", "Corrected: ") + line;
        if (corrected.Count > most)
            yield return MoreCorrections(corrected.Count - most, w);
        foreach (var figure in card.Headlines.Where(f => f.Bridge!.LateLines.Count > 0))
            yield return w.Say("补报：", "Late: ") + Late(figure, w);
    }

    public static string MoreCorrections(int left, Wording w) =>
        w.Say($"其余 {left} 项更正见附件。", $"{left} more corrections in the attachment.");

    /// <summary>The new year's days of the issue that closes a year: what they are, and their figures.</summary>
    public static (string Head, string Figures) NewYear(Scorecard card, NewYearDays days, Wording w) => (
        w.Say(
            $"本期为{card.Year}年收官期，以上数字截至12月31日。{days.First.Year}年新年头几天（{w.Day(days.First)}—{w.Day(days.Last)}）另列：",
            $"This issue closes {card.Year}; the numbers above run to 31 December. The new year's days "
            + $"({w.Day(days.First)} – {w.Day(days.Last)}) apart: "),
        string.Join(w.Say("，", ", "), card.Headlines.Select(f =>
            $"{w.NameOf(f.Kind)} {Wording.Figure(f.Kind, days.Figures[(int)f.Kind])} {w.Unit(f.Kind)}".TrimEnd())));

    /// <summary>How the year-to-date figures are carried on.</summary>
    public static string BridgeRule(Scorecard card, Wording w)
    {
        if (card.Since is not { } since)
            return w.Say("首期通报，无上期可比。", "First issue; there is none before to compare with.");
        var days = $"{w.Day(since)}{w.Say("—", " – ")}{w.Day(card.AsOf)}";
        return w.Say(
            $"上期累计（第{card.BeforeNumber}期）＋本期新增（{days}）＋补报（属上期以前、本期才认定）＋更正＝本期累计。",
            $"Last issue (no. {card.BeforeNumber}) + new ({days}) + reported late (dated before, recognised since) + "
            + "corrections = this issue.");
    }

    /// <summary>One correction: was → is, why.</summary>
    public static string Correction(Headline kind, BridgeLine line, Wording w)
    {
        var name = line.Project is null ? w.Say("统计口径调整", "Way of counting changed") : line.Name;
        var why = line.Why.Length > 0 ? w.Say($"（{line.Why}）", $" ({line.Why})") : "";
        return $"{w.NameOf(kind)} · {name} {Wording.Figure(kind, line.Was)} → {Wording.Figure(kind, line.Is)}{why}";
    }

    /// <summary>What of a figure was reported late, with the first projects by name.</summary>
    public static string Late(HeadlineFigure figure, Wording w)
    {
        const int Named = 3;
        var lines = figure.Bridge!.LateLines;
        var names = string.Join(w.Say("、", ", "), lines.Take(Named).Select(line => line.Name));
        var more = lines.Count > Named
            ? w.Say($"等 {lines.Count} 个项目", $" and {lines.Count - Named} more")
            : "";
        return $"{w.NameOf(figure.Kind)} {Wording.Signed(figure.Kind, figure.Bridge.Late)} {w.Unit(figure.Kind)}".TrimEnd()
            + w.Say("：", ": ") + names + more;
    }

    /// <summary>The project that a line of progress tells of, with its unit; "" for none.</summary>
    public static string Whose(ProgressLine line, Wording w) =>
        line.Project is null ? "" : $"{line.Name}（{w.Unfilled(line.UnitName)}）";

    /// <summary>The definitions and conditions in the foot.</summary>
    public static IReadOnlyList<string> Foot(Scorecard card, Wording w)
    {
        RateKind[] printed = [RateKind.Signing, RateKind.Landing, RateKind.Opening, RateKind.Funds];
        var settings = new RegionSettings { Landing = card.Landing };
        return
        [
            .. printed.Select(rate =>
                $"{RateDefinitions.NameOf(rate, w.Language)}{w.Say("：", ": ")}{RateDefinitions.Of(rate, settings, w.Language)}"),
            w.Say(
                $"各率以本年（{card.Year}年1月1日至{w.Day(card.AsOf)}）签约（登记）项目为范围；时间进度按{(card.Kind == PeriodKind.Week ? "日" : "月")}计，"
                    + $"为{Wording.Fixed(card.TimeShare, card.Decimals)}%；分母为零记“—”。",
                $"Rates are of the projects signed (registered) from 1 January to {w.Day(card.AsOf)} {card.Year}; "
                + $"{Wording.Fixed(card.TimeShare, card.Decimals)} % of the year has passed; \"—\": empty "
                    + $"denominator."),
            .. card.Kind == PeriodKind.Week ? [ReportingRule(card, w)] : Array.Empty<string>(),
            card.Waiting is { } waiting
                ? w.Say(
                    $"数据截至 {w.Moment(card.CutOff)}；只计审核通过的事项，未审核 {waiting} 条不计入。",
                    $"Data as of {w.Moment(card.CutOff)}; only recognised facts count, {waiting} waiting are left out.")
                : w.Say(
                    $"数据截至 {w.Moment(card.CutOff)}；只计审核通过的事项。",
                    $"Data as of {w.Moment(card.CutOff)}; only recognised facts count."),
            w.Say(
                $"下次报送截止：{w.WeekdayMoment(card.NextDue)}。", $"Next reports are due on {w.WeekdayMoment(card.NextDue)}."),
            .. card.Remark.Length > 0 ? [card.Remark] : Array.Empty<string>(),
            .. card.Contact.Length > 0 ? [w.Say($"联系：{card.Contact}", $"Contact: {card.Contact}")]
                : Array.Empty<string>(),
            .. card.Seal is { } seal ? [Seal(seal, w)] : Array.Empty<string>(),
        ];
    }

    /// <summary>What shows, beside the printed issue, that nobody wrote the ledger's trail anew: 封签.</summary>
    public static string Seal(IssueSeal seal, Wording w)
    {
        var on = seal.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return w.Say(
            $"封签：第{seal.Number}号 {on} {seal.Code}（台账留痕校验码）",
            $"Seal no. {seal.Number} of {on}: {seal.Code} (check code of the ledger's trail)");
    }

    /// <summary>How many trips: 外出招商.</summary>
    public static string Trips(Scorecard card, Wording w) => w.Say(
        $"{w.This(card)}外出招商 {card.Trips.Count} 次，年初以来 {card.TripsOfYear} 次。",
        $"{card.Trips.Count} trips to attract investment in {w.This(card)}, {card.TripsOfYear} since 1 January.");

    /// <summary>One trip: when, where, who, for which chain, whom they saw, what came of it.</summary>
    public static string Trip(TripLine trip, Wording w)
    {
        var chain = trip.ChainName.Length > 0 ? w.Say($"（{trip.ChainName}）", $" ({trip.ChainName})") : "";
        var firms = trip.Firms.Count > 0 ? w.Say("，拜访", "; saw ") + string.Join(w.Say("、", ", "), trip.Firms) : "";
        var result = trip.Result.Length > 0 ? w.Say("，", "; ") + trip.Result : "";
        return $"{w.Day(trip.On)} {trip.Where}{chain}{w.Say("：", ": ")}{trip.Who}{firms}{result}";
    }

    /// <summary>Who has reported, late or not at all: 未报, 迟报, 零报告.</summary>
    public static IReadOnlyList<string> Reporting(Scorecard card, Wording w)
    {
        var told = card.Reporting;
        if (told.Due is null)
            return [w.Say("本周放假，无需报送。", "The whole week was off; no reports were due.")];
        string Names(IEnumerable<string> names) => string.Join(w.Say("、", ", "), names);
        var lines = new List<string>
        {
            told.Missing.Count == 0
                ? w.Say($"{told.Reported} 个单位全部报送。", $"All {told.Reported} units have reported.")
                : w.Say($"已报 {told.Reported} 个单位；未报 {told.Missing.Count} 个：{Names(told.Missing.Select(u => u.Name))}。",
                    $"{told.Reported} units have reported; {told.Missing.Count} have not: "
                    + $"{Names(told.Missing.Select(u => u.Name))}."),
        };
        if (told.Late.Count > 0)
            lines.Add(w.Say("迟报 ", "Late ") + told.Late.Count + w.Say(" 个：", ": ")
                + Names(told.Late.Select(u => $"{u.Name}（{w.WeekdayMoment(u.At.DateTime)}）")) + w.Say("。", "."));
        if (told.Zero.Count > 0)
            lines.Add(w.Say("零报告 ", "Nothing to report ") + told.Zero.Count + w.Say(" 个：", ": ")
                + Names(told.Zero.Select(u => u.Name)) + w.Say("。", "."));
        return lines;
    }

    /// <summary>The measures of the lists: one for all, or each class with its own.</summary>
    public static string Measures(Scorecard card, Wording w)
    {
        string Of(RankList list) => w.NameOf(list.Measure ?? card.Measure, card.Indicator);
        var names = card.Lists.Select(Of).Distinct().ToList();
        return names.Count <= 1
            ? names.Count == 1 ? names[0] : w.NameOf(card.Measure, card.Indicator)
            : string.Join(w.Say("、", ", "), card.Lists.Select(list => $"{Of(list)}（{w.ClassName(list)}）"));
    }

    private static string ReportingRule(Scorecard card, Wording w) => card.Reporting.Due is not { } due
        ? w.Say("本周无需报送。", "No reports were due this week.")
        : w.Say(
            $"已报：{w.WeekdayMoment(due)}（报送截止）前后收到报送（含零报告），或本周在系统中对所属项目有登记；"
                + "迟报：截止后才收到且此前无登记；未报：两者皆无。",
            $"Reported: a report came, or something was recorded on its projects in the week; late: it came after "
                + $"{w.WeekdayMoment(due)} with nothing recorded before.");

    private static string Against(decimal points, int decimals, Wording w) => points switch
    {
        > 0 => w.Say($"，高于本类平均 {Wording.Fixed(points, decimals)} 个百分点",
            $", {Wording.Fixed(points, decimals)} points above its class"),
        < 0 => w.Say($"，低于本类平均 {Wording.Fixed(-points, decimals)} 个百分点",
            $", {Wording.Fixed(-points, decimals)} points below its class"),
        _ => w.Say("，与本类平均持平", ", equal to its class"),
    };

    private static string ThisWeek(Scorecard card, Wording w)
    {
        string Of(Headline kind) => Wording.Figure(kind, card.Headlines[(int)kind].Week);
        return w.Say(
            $"{w.This(card)}（{w.Weeks(card)}）新增意向 {Of(Headline.Intended)} 个，新签约 {Of(Headline.Signed)} 个、签约额 "
            + $"{Of(Headline.SignedAmount)} 亿元，新开工 {Of(Headline.Opened)} 个，新投产 {Of(Headline.Producing)} 个，"
            + $"到位资金 {Of(Headline.PaidIn)} 亿元。",
            $"In {w.This(card)} ({w.Weeks(card)}): {Of(Headline.Intended)} new leads, {Of(Headline.Signed)} signed for "
            + $"{Of(Headline.SignedAmount)} 亿元, {Of(Headline.Opened)} opened, {Of(Headline.Producing)} producing, "
            + $"{Of(Headline.PaidIn)} 亿元 paid in.");
    }

    private static string ThisYear(Scorecard card, Wording w)
    {
        Headline[] told = [Headline.Signed, Headline.SignedAmount, Headline.Opened, Headline.PaidIn];
        var parts = told.Select(kind => Year(card.Headlines[(int)kind], card.Decimals, w));
        return w.Say("年初以来，", "Since 1 January: ") + string.Join(w.Say("；", "; "), parts) + w.Say("。", ".");
    }

    private static string Year(HeadlineFigure figure, int decimals, Wording w)
    {
        var name = figure.Kind switch
        {
            Headline.Signed => w.Say("累计签约", "signed"),
            Headline.Opened => w.Say("累计开工", "opened"),
            _ => w.NameOf(figure.Kind).ToLower(CultureInfo.InvariantCulture),
        };
        var value = $"{name} {Wording.Figure(figure.Kind, figure.Year)} {w.Unit(figure.Kind)}".TrimEnd();
        return figure.Pace is not { } pace ? value : value + w.Say(
            $"，完成年度目标 {Wording.Fixed(pace.Completion, decimals)}%，{Ahead(pace.Points, decimals, w)}",
            $" ({Wording.Fixed(pace.Completion, decimals)} % of the target, {Ahead(pace.Points, decimals, w)})");
    }

    private static string Ahead(decimal points, int decimals, Wording w) => points >= 0
        ? w.Say($"超时间进度 {Wording.Fixed(points, decimals)} 个百分点",
            $"{Wording.Fixed(points, decimals)} points ahead of time")
        : w.Say($"欠时间进度 {Wording.Fixed(-points, decimals)} 个百分点",
            $"{Wording.Fixed(-points, decimals)} points behind time");

    private static string Change(Scorecard card, Wording w)
    {
        if (card.Before is null)
            return BridgeRule(card, w);
        var (signed, amount) = (card.Headlines[(int)Headline.Signed].Bridge!,
            card.Headlines[(int)Headline.SignedAmount].Bridge!);
        string Part(decimal value, Headline kind, string zh, string en) =>
            value == 0 ? "" : w.Say($"，{zh} {Wording.Signed(kind, value)}", $", {en} {Wording.Signed(kind, value)}");
        return w.Say(
            $"与第{card.BeforeNumber}期相比，累计签约由 {Wording.Count(signed.Last)} 个变为 {Wording.Count(signed.Now)} 个"
            + $"（本期新增 {Wording.Count(signed.ThisWeek)}",
            $"Against issue {card.BeforeNumber}: signed went from {Wording.Count(signed.Last)} to "
            + $"{Wording.Count(signed.Now)} (new {Wording.Count(signed.ThisWeek)}")
            + Part(signed.Late, Headline.Signed, "补报", "late")
                + Part(signed.Corrections, Headline.Signed, "更正", "corrected")
            + w.Say(
                $"），签约额由 {Wording.Yi(amount.Last)} 亿元变为 {Wording.Yi(amount.Now)} 亿元（本期新增 {Wording.Yi(amount.ThisWeek)}",
                $"), the signed amount from {Wording.Yi(amount.Last)} to {Wording.Yi(amount.Now)} 亿元 "
                    + $"(new {Wording.Yi(amount.ThisWeek)}")
            + Part(amount.Late, Headline.SignedAmount, "补报", "late")
            + Part(amount.Corrections, Headline.SignedAmount, "更正", "corrected") + w.Say("）。", ").");
    }
}

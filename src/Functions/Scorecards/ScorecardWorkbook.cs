using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The attachment: every table and list of the issue as a workbook with real numbers.</summary>
public static class ScorecardWorkbook
{
    public static byte[] Render(Scorecard card, Wording w)
    {
        using var sheets = new Sheets();
        var title = $"{card.RegionName} {w.Subject(card)}";
        sheets.Add(w.Say("总体", "Overview"), title, OverviewColumns(card, w), Overview(card, w));
        sheets.Add(w.Say("产业链", "Chains"), title, RowColumns(card, w, w.Say("产业链", "Chain"), chains: true),
            Rows(card.Chains.Select(row => (row, ""))).Append(Total(card, w))
                .Select(row => Line(row, w, chains: true)));
        sheets.Add(w.Say("责任单位", "Units"), title, RowColumns(card, w, w.Say("责任单位", "Unit"), chains: false),
            Rows(card.Units.SelectMany(group => group.Rows.Select(row => (row, group.Name)))).Append(Total(card, w))
                .Select(row => Line(row, w, chains: false)));
        sheets.Add(w.Say("红黑榜", "Red and black"), title, ListColumns(card, w), Lists(card, w));
        if (card.Points is { } points)
            sheets.Add(PointLines.Heading(w), title, [.. PointLines.Columns(card, w).Select((c, at) => (c, at == 0 ? 22.0 : 10))],
                Points(points, w));
        sheets.Add(w.Say("预警", "Warnings"), title, WarningColumns(w), Warnings(card, w));
        sheets.Add(w.Say("重点进展与问题", "Progress and problems"), title, ToldColumns(w), Told(card, w));
        return sheets.Finish();
    }

    private static StyledCell Percent(decimal? percent) =>
        percent is { } value ? new StyledCell(value / 100, CellStyle.Percent) : Dash;

    private static readonly StyledCell Dash = new("—", CellStyle.Count);

    private static StyledCell Note(string text) => new(text, CellStyle.Note);

    private static StyledCell Wrapped(string text) => new(text, CellStyle.Wrapped);

    private static StyledCell Bold(string text) => new(text, CellStyle.Bold);

    private static object Value(Headline kind, decimal value) =>
        Wording.IsMoney(kind) ? value : (object)decimal.ToInt64(value);

    internal static (string Header, double Width)[] OverviewColumns(Scorecard card, Wording w) =>
    [
        (w.Say("指标", "Figure"), 20), (w.Say("单位", "Unit"), 7), (w.Column(card), 10), (w.Say("上期", "Before"), 10),
        (w.Say("上期累计", "Last issue"), 12), (w.Say("本期新增", "New"), 11), (w.Say("补报", "Late"), 10),
        (w.Say("更正", "Corrected"), 10), (w.Say("本年累计", "Year to date"), 12), (w.Say("年度目标", "Target"), 11),
        (w.Say("完成率", "Done"), 10), (w.Say("超/欠（百分点）", "± time, points"), 12),
    ];

    private static IEnumerable<object?[]> Overview(Scorecard card, Wording w)
    {
        foreach (var figure in card.Headlines)
        {
            object? Part(decimal? value) => value is { } known ? Value(figure.Kind, known) : Dash;
            yield return
            [
                Bold(w.NameOf(figure.Kind)), w.Unit(figure.Kind), Part(figure.Week), Part(figure.LastWeek),
                    Part(figure.Bridge?.Last),
                Part(figure.Bridge?.ThisWeek), Part(figure.Bridge?.Late), Part(figure.Bridge?.Corrections),
                    Part(figure.Year),
                figure.Pace is { } pace ? pace.Target : Dash, Percent(figure.Pace?.Completion),
                figure.Pace is { } points ? new StyledCell(points.Points, CellStyle.Points) : Dash,
            ];
        }

        yield return [];
        var changes = card.Headlines.Where(f => f.Bridge is not null).SelectMany(f =>
            f.Bridge!.CorrectionLines.Select(l => w.Say("更正：", "Corrected: ") + Sentences.Correction(f.Kind, l, w))
                .Concat(f.Bridge.LateLines.Select(l => w.Say("补报：", "Late: ") + Sentences.Correction(f.Kind, l, w))));
        foreach (var line in Sentences.Opening(card, w).Select(o => o.LeadIn + o.Line)
            .Concat(Sentences.Lead(card, w)).Concat(changes).Concat(Sentences.Foot(card, w)))
            yield return [Note(line)];
    }

    private sealed record NamedRow(ScorecardRow Row, string Class, string Name);

    private static IEnumerable<NamedRow> Rows(IEnumerable<(ScorecardRow Row, string Class)> rows) =>
        rows.Select(r => new NamedRow(r.Row, r.Class, r.Row.Name));

    private static NamedRow Total(Scorecard card, Wording w) => new(card.Total, "", w.Say("合计", "Total"));

    /// <summary>The columns of the tables by chain and by unit; print uses the same headers.</summary>
    internal static (string Header, double Width)[] RowColumns(
        Scorecard card, Wording w, string name, bool chains) =>
    [
        (name, 22),
        .. chains ? new (string, double)[] { (w.Say("链长", "Leader"), 10), (w.Say("牵头单位", "Lead unit"), 18) }
            : [(w.Say("类别", "Class"), 14)],
        (w.Say("在谈", "In talks"), 8), (w.Column(card) + w.Say("签约", ""), 9), (w.Say("本年签约", "Signed"), 9),
        (w.Say("签约额（亿元）", "Amount (亿元)"), 12), (w.Say("签约率", "Signing"), 10), (w.Say("落地率", "Landing"), 10),
        (w.Say("开工率", "Opening"), 10), (w.Say("资金到位率", "Funds"), 11), (w.Say("年度目标", "Target"), 10),
        (w.Say("完成率", "Done"), 10), (w.Say("超/欠（百分点）", "± time, points"), 12), (w.Say("名次", "Rank"), 7),
        (w.Say("升降", "Moved"), 7),
    ];

    private static object?[] Line(NamedRow named, Wording w, bool chains)
    {
        var row = named.Row;
        return
        [
            Bold(w.Unfilled(named.Name)),
            .. chains ? new object?[] { row.Leader, row.LeadUnit } : [named.Class],
            row.InTalks, row.SignedWeek, row.Signed, row.SignedAmount, Percent(row.Signing.Percent),
                Percent(row.Landing.Percent),
            Percent(row.Opening.Percent), Percent(row.Funds.Percent), row.Pace is { } target ? target.Target : Dash,
            Percent(row.Pace?.Completion), row.Pace is { } pace ? new StyledCell(pace.Points, CellStyle.Points) : Dash,
            row.Rank is { } rank ? rank : Dash, row.RankChange is { } change ? change : Dash,
        ];
    }

    private static (string, double)[] ListColumns(Scorecard card, Wording w) =>
    [
        (w.Say("类别", "Class"), 14), (w.Say("榜", "List"), 7), (w.Say("名次", "Rank"), 7), (w.Say("名称", "Name"), 22),
        (w.Say("指标值", "Value"), 12), (w.Say("分子", "Numerator"), 11), (w.Say("分母", "Denominator"), 11),
        (w.Say("连续期数", "In a row"), 9), (w.Say("再次", "Again"), 7), (w.Say("理由", "Reason"), 52),
    ];

    private static IEnumerable<object?[]> Lists(Scorecard card, Wording w)
    {
        foreach (var list in card.Lists)
        {
            foreach (var (name, entry) in list.Red.Select(e => (w.Say("红榜", "red"), e))
                .Concat(list.Black.Select(e => (w.Say("黑榜", "black"), e))))
                yield return
                [
                    w.ClassName(list), name, entry.Rank, Bold(entry.Name), Percent(entry.Value), entry.Numerator,
                        entry.Denominator,
                    entry.Streak, entry.Again ? w.Say("再次", "again") : "",
                        Wrapped(Sentences.Reason(entry, list, card, w)),
                ];
        }

        yield return [Note(Sentences.Rule(card, w))];
    }

    private static IEnumerable<object?[]> Points(PointTable points, Wording w) =>
        points.Rows.Select(row => new object?[]
        {
            Bold(row.Name), row.Before, row.Base, row.Bonus, row.Deduction, row.Period, row.Late, row.Year,
            PointLines.Place(row, w),
        }).Concat(points.Entries.Select(entry => new object?[] { Note(PointLines.Entry(entry, points, w)) }))
            .Append([Note(PointLines.Rule(w))]);

    private static (string, double)[] WarningColumns(Wording w) =>
    [
        (w.Say("项目", "Project"), 34), (w.Say("责任单位", "Unit"), 16), (w.Say("包抓领导", "Leader"), 11),
        (w.Say("预警", "Warning"), 20), (w.Say("天数", "Days"), 8), (w.Say("其他预警", "Others"), 30),
        (w.Say("总投资（亿元）", "Investment (亿元)"), 12), (w.Say("下步工作", "Next step"), 30), (w.Say("期限", "Due"), 12),
    ];

    private static IEnumerable<object?[]> Warnings(Scorecard card, Wording w) =>
        card.Warnings.Select(line => new object?[]
    {
        Wrapped(line.Name), w.Unfilled(line.UnitName), line.Leader, w.NameOf(line.Kinds[0].Kind),
        line.Kinds[0].Days > 0 ? line.Kinds[0].Days : Dash,
            Wrapped(string.Join(w.Say("；", "; "), line.Kinds.Skip(1).Select(w.Warning))),
        line.Investment, Wrapped(line.NextStep), line.NextStepDue,
    });

    private static (string, double)[] ToldColumns(Wording w) =>
    [
        (w.Say("类型", "Kind"), 10), (w.Say("项目", "Project"), 34), (w.Say("责任单位", "Unit"), 16),
            (w.Say("日期/期限", "Day/due"), 12),
        (w.Say("内容", "Text"), 60), (w.Say("责任人", "Owner"), 14), (w.Say("逾期天数", "Overdue"), 9),
    ];

    private static IEnumerable<object?[]> Told(Scorecard card, Wording w) =>
        card.Progress.Select(line => new object?[]
            {
                w.Say("重点进展", "progress"), Wrapped(line.Name), line.Project is null ? "" : w.Unfilled(line.UnitName), line.On, Wrapped(line.Text),
                    "", null,
            })
            .Concat(card.Problems.Select(line => new object?[]
            {
                w.Say("问题", "problem") + (line.Kind.Length > 0 ? "·" + line.Kind : ""), Wrapped(line.Name),
                    w.Unfilled(line.UnitName),
                line.Due, Wrapped(line.Text), line.Owner, line.OverdueDays,
            }))
            .Concat(card.Reporting.Missing.Select(unit =>
                new object?[] { w.Say("未报", "not reported"), "", unit.Name, null, "", "", null }))
            .Concat(card.Reporting.Late.Select(unit => new object?[]
            {
                w.Say("迟报", "late"), "", unit.Name, DateOnly.FromDateTime(unit.At.DateTime),
                    w.WeekdayMoment(unit.At.DateTime), "", null,
            }))
            .Concat(card.Reporting.Zero.Select(unit =>
                new object?[] { w.Say("零报告", "nothing to report"), "", unit.Name, null, "", "", null }));
}

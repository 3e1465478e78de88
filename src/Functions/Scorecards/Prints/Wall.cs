using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>What a row of the wall page is.</summary>
internal enum WallKind
{
    Head,
    Section,
    Row,
    Total,

    /// <summary>A name at the left, words over the rest of the width.</summary>
    Red,
    Black,
    Plain,
}

/// <summary>One row: a name, then numbers, or words over their width.</summary>
/// <param name="IsRed">Behind time by a red light.</param>
internal sealed record WallRow(WallKind Kind, string Name, IReadOnlyList<string> Cells, bool IsRed = false);

/// <summary>One leading figure.</summary>
internal sealed record WallFigure(string Name, string Value, string Unit, string Week, string Done, bool IsRed);

/// <summary>
/// The page for the wall: the leading figures above, the chains and the lists at the left, the units at the right. All
/// rows are equally high, so that what is on the page is known before anything is printed.
/// </summary>
internal sealed class Wall
{
    public const double PageWidth = 297;
    public const double PageHeight = 210;
    public const double Margin = 9;
    public const double GapWidth = 5;

    /// <summary>Millimetres that the rows may take, under title and figures and above the foot.</summary>
    private const double RowsHeight = 145;

    private const double HighestRow = 7.4;

    /// <summary>Millimetres of the columns of one side: the name, then the numbers.</summary>
    public static readonly IReadOnlyList<double> Widths = [30, 9, 9, 9.5, 15, 14, 14, 14.5, 13, 9];

    private readonly Rendering _r;

    private Wall(Rendering r)
    {
        _r = r;
        var (card, w) = (r.Card, r.Words);
        Title = w.Say(card.RegionName, card.RegionName + " ") + w.Title(card);
        Issue = $"{w.Issue(card)}{w.Say("（", " (")}{w.Weeks(card)}{w.Say("）", ")")}";
        Figures = [.. card.Headlines.Select(FigureOf)];
        Left = [.. Chains(), .. Lists()];
        Right = [.. Units()];
        RowHeight = Math.Min(HighestRow, RowsHeight / Math.Max(Left.Count, Right.Count));
        FontSize = Math.Round(Math.Min(10, RowHeight * 1.6), 1);
        HeadSize = w.Language == "en" ? FontSize * 0.8 : FontSize;
        Foot = w.Say(
            $"数据截至 {w.Moment(card.CutOff)}，只计审核通过的事项；时间进度 {Wording.Fixed(card.TimeShare, card.Decimals)}%；"
                + $"签约额为亿元，超/欠为百分点。{r.Page}",
            $"As of {w.Moment(card.CutOff)}, recognised facts only; {Wording.Fixed(card.TimeShare, card.Decimals)} % of the "
                + $"year has passed; amounts in 亿元, ± in points. {r.Page}")
            + (card.Seal is { } seal ? " " + Sentences.Seal(seal, w) : "");
    }

    public string Title { get; }

    public string Issue { get; }

    public string Foot { get; }

    public IReadOnlyList<WallFigure> Figures { get; }

    public IReadOnlyList<WallRow> Left { get; }

    public IReadOnlyList<WallRow> Right { get; }

    /// <summary>Millimetres.</summary>
    public double RowHeight { get; }

    /// <summary>Points.</summary>
    public double FontSize { get; }

    /// <summary>Points of the headers, whose English words are longer than the numbers under them.</summary>
    public double HeadSize { get; }

    public static Wall Of(Rendering rendering) => new(rendering);

    private WallFigure FigureOf(HeadlineFigure figure)
    {
        var (card, w) = (_r.Card, _r.Words);
        return new WallFigure(
            w.NameOf(figure.Kind),
            Wording.Figure(figure.Kind, figure.Year),
            w.Unit(figure.Kind),
            w.Short(card) + " " + Wording.Signed(figure.Kind, figure.Week),
            figure.Pace is not { } pace ? w.Say("未定目标", "no target")
                : $"{Wording.Fixed(pace.Completion, card.Decimals)}%  {Wording.Points(pace.Points, card.Decimals)}",
            figure.Pace?.Light == Domain.Rates.Light.Red);
    }

    private IEnumerable<WallRow> Chains()
    {
        yield return Head(_r.Words.Say("产业链", "Chain"));
        foreach (var row in _r.Card.Chains)
            yield return Numbers(WallKind.Row, _r.Words.Unfilled(row.Name), row);
        yield return Numbers(WallKind.Total, _r.Words.Say("合计", "Total"), _r.Card.Total);
    }

    private IEnumerable<WallRow> Units()
    {
        yield return Head(_r.Words.Say("责任单位", "Unit"));
        foreach (var group in _r.Card.Units)
        {
            if (group.Name.Length > 0)
                yield return new WallRow(WallKind.Section, group.Name, []);
            foreach (var row in group.Rows)
                yield return Numbers(WallKind.Row, _r.Words.Unfilled(row.Name), row);
        }

        yield return Numbers(WallKind.Total, _r.Words.Say("合计", "Total"), _r.Card.Total);
    }

    private IEnumerable<WallRow> Lists()
    {
        var (card, w) = (_r.Card, _r.Words);
        yield return new WallRow(WallKind.Section,
            w.Say($"红黑榜（{Sentences.Measures(card, w)}）", $"Red and black list ({Sentences.Measures(card, w)})"), []);
        var lists = card.Lists.Where(list => list.Red.Count + list.Black.Count > 0).ToList();
        if (lists.Count == 0)
            yield return new WallRow(WallKind.Plain, "", [MailLists.NobodyRanked(w)]);
        foreach (var list in lists)
        {
            yield return new WallRow(WallKind.Red, w.Say("红 ", "Red: ") + w.ClassName(list), Names(list.Red));
            yield return new WallRow(WallKind.Black, w.Say("黑 ", "Black: ") + w.ClassName(list), Names(list.Black));
        }

        yield return new WallRow(WallKind.Section, w.Say($"预警（{card.Warnings.Count} 个项目）", $"Warnings ({card.Warnings.Count} projects)"), []);
        yield return new WallRow(WallKind.Plain, "", [string.Join(w.Say("，", ", "),
            card.WarningCounts.OrderByDescending(c => c.Projects).Take(3).Select(c => $"{w.NameOf(c.Kind)} {c.Projects}"))]);
    }

    /// <summary>The names with their values, and without them where that is too long.</summary>
    private string[] Names(IReadOnlyList<RankEntry> entries)
    {
        var comma = _r.Words.Say("、", ", ");
        return entries.Count == 0
            ? ["—"]
            :
            [
                string.Join(comma, entries.Select(e => $"{e.Name} {Wording.Fixed(e.Value, _r.Card.Decimals)}%")),
                string.Join(comma, entries.Select(e => e.Name)),
            ];
    }

    private WallRow Head(string name)
    {
        var w = _r.Words;
        return new WallRow(WallKind.Head, name,
        [
            w.Say("在谈", "Talks"), w.Short(_r.Card), w.Say("签约", "Signed"), w.Say("签约额", "Amount"),
            w.Say("开工率", "Opening"), w.Say("到位率", "Funds"), w.Say("完成率", "Done"), w.Say("超/欠", "±"), w.Say("名次", "Rank"),
        ]);
    }

    private WallRow Numbers(WallKind kind, string name, ScorecardRow row)
    {
        var decimals = _r.Card.Decimals;
        return new WallRow(kind, name,
        [
            Wording.Count(row.InTalks), Wording.Count(row.SignedWeek), Wording.Count(row.Signed),
            Wording.Yi(row.SignedAmount), Wording.Rate(row.Opening, decimals), Wording.Rate(row.Funds, decimals),
            row.Pace is { } done ? Wording.Fixed(done.Completion, decimals) + "%" : "—",
            row.Pace is { } pace ? Wording.Points(pace.Points, decimals) : "—",
            row.Rank is { } rank ? Wording.Count(rank) : "—",
        ], row.Pace?.Light == Domain.Rates.Light.Red);
    }

    /// <summary>The words of a row in what is left of its width beside the name: the first wording that fits.</summary>
    public string Words(WallRow row)
    {
        const double BetweenScripts = 4; // what programs put between Chinese and other characters
        var width = Widths.Skip(row.Name.Length > 0 ? 1 : 0).Sum() - BetweenScripts;
        return row.Cells.FirstOrDefault(words => Fit(words, width) == words) ?? Fit(row.Cells[^1], width);
    }

    /// <summary>A text cut, with an ellipsis, to what a width in millimetres holds at the rows' size.</summary>
    public string Fit(string text, double width)
    {
        const double PointsOfMillimetre = 72 / 25.4;
        var room = (width - 1.6) * PointsOfMillimetre / FontSize;
        if (text.Sum(WidthOf) <= room)
            return text;
        var kept = 0;
        for (var used = 1.0; kept < text.Length && used + WidthOf(text[kept]) <= room; kept++)
            used += WidthOf(text[kept]);
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1]))
            kept--;
        return text[..kept].TrimEnd() + "…";
    }

    private static double WidthOf(char character) => character > '\u2e7f' ? 1 : char.IsAsciiLetterUpper(character) ? 0.72 : 0.52;
}

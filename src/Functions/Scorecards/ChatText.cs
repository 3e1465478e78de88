using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The issue in so few words that it can be pasted into a chat group.</summary>
public static class ChatText
{
    /// <summary>Characters that a group still reads, the link on top; English takes more of them for the same.</summary>
    public static int Most(Wording w) => w.Language == "en" ? 600 : 300;

    /// <summary>
    /// The text. When it is too long, first the classes' names go, then names from the lists' ends, then the ends of
    /// names.
    /// </summary>
    public static string Render(Rendering r)
    {
        var longest = r.Card.Lists.SelectMany(list => new[] { list.Red.Count, list.Black.Count }).Append(0).Max();
        var text = Whole(r, longest, classes: true);
        for (var names = longest; text.Length > Most(r.Words) && names > 0; names--)
            text = Whole(r, names, classes: false);
        if (text.Length > Most(r.Words))
            text = Whole(r, 1, classes: false, letters: 8);
        return $"{text}\n{r.Page}\n";
    }

    private static string Whole(Rendering r, int names, bool classes, int letters = int.MaxValue)
    {
        var (card, w) = (r.Card, r.Words);
        string[] lines =
        [
            w.Subject(card),
            .. Lead(card, w),
            Names(r, w.Say("红榜：", "Red: "), list => list.Red, names, classes, letters),
            Names(r, w.Say("黑榜：", "Black: "), list => list.Black, names, classes, letters),
            Warnings(card, w),
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    /// <summary>The three sentences of <see cref="Sentences.Lead"/> in few words.</summary>
    private static IReadOnlyList<string> Lead(Scorecard card, Wording w)
    {
        string Week(Headline kind) => Wording.Figure(kind, card.Headlines[(int)kind].Week);
        string Year(Headline kind)
        {
            var figure = card.Headlines[(int)kind];
            var value = $"{Wording.Figure(kind, figure.Year)}{w.Say(w.Unit(kind), $" {w.Unit(kind)}".TrimEnd())}";
            return figure.Pace is not { } pace ? value : value + w.Say(
                $"（{Wording.Fixed(pace.Completion, card.Decimals)}%，{Ahead(pace.Points, card.Decimals, w)}）",
                $" ({Wording.Fixed(pace.Completion, card.Decimals)} %, {Ahead(pace.Points, card.Decimals, w)})");
        }

        return
        [
            w.Say(
                $"{w.This(card)}：意向{Week(Headline.Intended)}个，签约{Week(Headline.Signed)}个、{Week(Headline.SignedAmount)}亿元，"
                    + $"开工{Week(Headline.Opened)}个，投产{Week(Headline.Producing)}个，到位{Week(Headline.PaidIn)}亿元。",
                $"{w.Column(card)}: {Week(Headline.Intended)} leads, {Week(Headline.Signed)} signed for {Week(Headline.SignedAmount)} 亿元, "
                    + $"{Week(Headline.Opened)} opened, {Week(Headline.Producing)} producing, {Week(Headline.PaidIn)} 亿元 paid in."),
            w.Say(
                $"年初以来（占年目标，与时间进度比）：签约{Year(Headline.Signed)}、{Year(Headline.SignedAmount)}，"
                    + $"开工{Year(Headline.Opened)}，到位{Year(Headline.PaidIn)}。",
                $"Year (of the target, against time): signed {Year(Headline.Signed)}, {Year(Headline.SignedAmount)}; opened {Year(Headline.Opened)}; "
                    + $"paid in {Year(Headline.PaidIn)}."),
            Change(card, w),
        ];
    }

    private static string Ahead(decimal points, int decimals, Wording w) => points >= 0
        ? w.Say($"超{Wording.Fixed(points, decimals)}点", $"{Wording.Fixed(points, decimals)} ahead")
        : w.Say($"欠{Wording.Fixed(-points, decimals)}点", $"{Wording.Fixed(-points, decimals)} behind");

    private static string Change(Scorecard card, Wording w)
    {
        if (card.Before is null)
            return Sentences.BridgeRule(card, w);
        var (signed, amount) = (card.Headlines[(int)Headline.Signed].Bridge!,
            card.Headlines[(int)Headline.SignedAmount].Bridge!);
        return w.Say(
            $"较第{card.BeforeNumber}期：累计签约{Wording.Signed(Headline.Signed, signed.Now - signed.Last)}个、"
                + $"{Wording.Signed(Headline.SignedAmount, amount.Now - amount.Last)}亿元。",
            $"Since issue {card.BeforeNumber}: signed {Wording.Signed(Headline.Signed, signed.Now - signed.Last)}, "
                + $"{Wording.Signed(Headline.SignedAmount, amount.Now - amount.Last)} 亿元.");
    }

    /// <summary>The names of one colour, class by class; "" when nobody is listed.</summary>
    private static string Names(
        Rendering r, string colour, Func<RankList, IReadOnlyList<RankEntry>> side, int names, bool classes,
        int letters)
    {
        var w = r.Words;
        var all = r.Card.Lists.Where(list => side(list).Count > 0).Select(list =>
            (classes ? w.ClassName(list) + " " : "")
            + string.Join(w.Say("、", ", "), side(list).Take(names).Select(entry => Cut(entry.Name, letters)))
            + (side(list).Count > names ? w.Say("等", " …") : ""));
        var text = string.Join(w.Say("；", "; "), all);
        return text.Length == 0 ? "" : colour + text;
    }

    private static string Cut(string name, int letters) => name.Length <= letters ? name : name[..letters] + "…";

    private static string Warnings(Scorecard card, Wording w) => card.WarningCounts.MaxBy(count => count.Projects) is not { } most
        ? w.Say("预警：无。", "Warnings: none.")
        : w.Say(
            $"预警{card.Warnings.Count}个项目，最多：{w.NameOf(most.Kind)}{most.Projects}个。",
            $"Warnings: {card.Warnings.Count} projects, most: {w.NameOf(most.Kind)}, {most.Projects}.");
}

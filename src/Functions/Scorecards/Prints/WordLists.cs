using DocumentFormat.OpenXml.Wordprocessing;
using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>The chapters of words: red and black list, warnings, key progress, problems, units that told nothing.</summary>
internal static class WordLists
{
    private static readonly WordTableLook s_short = new(10.5, Together: true);
    private static readonly WordTableLook s_long = new(10);

    public static void Write(WordDocument word, Chapters chapters, Rendering r)
    {
        RedAndBlack(word, chapters, r);
        Points(word, chapters, r);
        Warnings(word, chapters, r);
        Progress(word, chapters, r);
        Problems(word, chapters, r);
        if (r.Card.Kind != PeriodKind.Week)
            return;
        chapters.Next(r.Words.Say("报送情况", "Reports"));
        foreach (var line in Sentences.Reporting(r.Card, r.Words))
            word.Add(WordStyle.Body, line);
    }

    private static void RedAndBlack(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        chapters.Next(w.Say($"红黑榜（{Sentences.Measures(card, w)}）",
            $"Red and black list ({Sentences.Measures(card, w)})"));
        var lists = card.Lists.Where(l => l.Red.Count + l.Black.Count > 0).ToList();
        if (lists.Count == 0)
            word.Add(WordStyle.Body, MailLists.NobodyRanked(w));
        foreach (var list in lists)
        {
            chapters.Part(w.ClassName(list));
            word.Add(WordStyle.Note, Sentences.Ranked(list, card, w) + w.Say("。", ".")).ParagraphProperties!.KeepNext = new KeepNext();
            word.Add(Entries(list, r));
        }

        word.Add(WordStyle.Note, w.Say("注：", "") + Sentences.Rule(card, w));
    }

    private static WordTable Entries(RankList list, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        var table = new WordTable([14, 13, 38, 21, 70], s_short).Head(
            [w.Say("榜别", "List"), w.Say("名次", "Rank"), w.Say("名称", "Name"), w.Say("数值", "Value"), w.Say("理由", "Reason")]);
        foreach (var entry in list.Red)
            Put(entry, w.Say("红榜", "red"), WordStyles.Red);
        foreach (var entry in list.Black)
            Put(entry, w.Say("黑榜", "black"), "262626");
        return table;

        void Put(RankEntry entry, string name, string colour)
        {
            var history = Sentences.History(entry, w);
            var reason = Sentences.Reason(entry, list, card, w);
            table.Row(
                new WordCell(new WordText(name, Colour: "FFFFFF", Face: Typefaces.Hei), CellSide.Centre, colour),
                new WordCell(Wording.Count(entry.Rank), CellSide.Centre),
                new WordCell(new WordText(entry.Name, Bold: true)),
                WordFigures.Number(Wording.Fixed(entry.Value, card.Decimals) + "%", bold: true),
                history.Length == 0 ? reason : $"{reason}{w.Say("；", "; ")}{history}");
        }
    }

    private static void Points(WordDocument word, Chapters chapters, Rendering r)
    {
        if (r.Card.Points is not { } points)
            return;
        var w = r.Words;
        chapters.Next(PointLines.Heading(w));
        var table = new WordTable([40, 15, 14, 14, 14, 15, 16, 15, 13], s_short).Head(PointLines.Columns(r.Card, w));
        foreach (var row in points.Rows)
            table.Row(
            [
                row.Name,
                .. PointLines.Sums(row).Select(sum => WordFigures.Number(PointLines.Number(sum))),
                new WordCell(PointLines.Place(row, w), CellSide.Centre),
            ]);
        word.Add(table);
        word.Add(WordStyle.Note, w.Say("注：", "") + PointLines.Rule(w));
        foreach (var entry in points.Entries.Take(r.ListLines))
            word.Add(WordStyle.Note, PointLines.Entry(entry, points, w));
        More(word, points.Entries.Count - r.ListLines, w);
    }

    private static void Warnings(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        chapters.Next(w.Say("预警项目", "Warnings"));
        if (card.Warnings.Count == 0)
        {
            word.Add(WordStyle.Body, MailLists.NoWarnings(w));
            return;
        }

        var counts = string.Join(w.Say("，", ", "), card.WarningCounts.Select(count =>
            w.Say($"{w.NameOf(count.Kind)} {count.Projects} 个", $"{w.NameOf(count.Kind)}: {count.Projects}")));
        word.Add(WordStyle.Body, w.Say(
            $"共 {Wording.Count(card.Warnings.Count)} 个项目有预警（同一项目可有多项）：{counts}。",
            $"{Wording.Count(card.Warnings.Count)} projects have warnings, some several: {counts}."));
        var table = new WordTable([44, 27, 18, 40, 27], s_long).Head(
            [w.Say("项目", "Project"), w.Say("责任单位", "Unit"), w.Say("包抓领导", "Leader"), w.Say("预警（天数）", "Warning (days)"),
                w.Say("下步工作", "Next step")]);
        foreach (var line in card.Warnings.Take(r.ListLines))
            table.Row(
                line.Name, w.Unfilled(line.UnitName), line.Leader,
                new WordCell(new WordText(string.Join('\n', line.Kinds.Select(w.Warning)),
                    Colour: line.Red ? WordStyles.Red : null)),
                Sentences.NextStep(line, w));
        word.Add(table);
        More(word, card.Warnings.Count - r.ListLines, w);
    }

    private static void Progress(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        if (card.Progress.Count == 0)
            return;
        chapters.Next(w.Say("重点进展", "Key progress"));
        foreach (var (line, at) in card.Progress.Select((line, at) => (line, at + 1)))
            Item(word, at, Sentences.Whose(line, w) is { Length: > 0 } whose ? whose + w.Say("：", ": ") : "",
                $"{w.Day(line.On)} {line.Text}");
    }

    private static void Problems(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        if (card.Problems.Count == 0)
            return;
        chapters.Next(w.Say("需协调解决的问题", "Problems to solve"));
        foreach (var (line, at) in card.Problems.Take(r.ListLines).Select((line, at) => (line, at + 1)))
            Item(word, at, $"{line.Name}（{w.Unfilled(line.UnitName)}）{w.Say("：", ": ")}", MailLists.ProblemText(line, w));
        More(word, card.Problems.Count - r.ListLines, w);
    }

    private static void Item(WordDocument word, int number, string name, string text) => word.Add(
        WordStyle.Body, new WordText($"{number}. ", Bold: true), new WordText(name, Bold: true), text);

    private static void More(WordDocument word, int left, Wording w)
    {
        if (left > 0)
            word.Add(WordStyle.Note, MailLists.More(left, w));
    }
}

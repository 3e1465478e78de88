using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>The first chapter: three sentences, the leading figures, and how the year's figures moved.</summary>
internal static class WordFigures
{
    private static readonly WordTableLook s_look = new(10.5, Together: true);

    public static void Write(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        chapters.Next(w.Say("总体情况", "Overview"));
        if (card.Before is not null)
            chapters.Part(w.Say($"{w.This(card)}及年初以来", "The period and the year to date"));
        foreach (var sentence in Sentences.Lead(card, w))
            word.Add(WordStyle.Body, sentence);
        Figures(word, r);
        if (card.NewYear is { } days)
        {
            var (head, figures) = Sentences.NewYear(card, days, w);
            word.Add(WordStyle.Body, head + figures + w.Say("。", "."));
        }

        if (card.Before is not null)
            Bridges(word, chapters, r);
    }

    private static void Figures(WordDocument word, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        var table = new WordTable([40, 17, 17, 21, 21, 19, 21], s_look).Head(
            [w.Say("指标", "Figure"), w.Column(card), w.Say("上期", "Before"), w.Say("本年累计", "Year to date"),
                w.Say("年度目标", "Target"), w.Say("完成率", "Done"), w.Say("超/欠", "± time")]);
        foreach (var figure in card.Headlines)
        {
            var unit = w.Unit(figure.Kind);
            table.Row(
                w.NameOf(figure.Kind) + (unit.Length == 0 ? "" : $"（{unit}）"),
                Number(Wording.Figure(figure.Kind, figure.Week), bold: true),
                Number(figure.LastWeek is { } last ? Wording.Figure(figure.Kind, last) : "—"),
                Number(Wording.Figure(figure.Kind, figure.Year), bold: true),
                Number(figure.Pace is { } pace ? Wording.Target(pace.Target) : "—"),
                Number(figure.Pace is { } done ? Wording.Fixed(done.Completion, card.Decimals) + "%" : "—"),
                Points(figure.Pace, card.Decimals));
        }

        word.Add(table);
        word.Add(WordStyle.Note, w.Say(
            $"注：时间进度 {Wording.Fixed(card.TimeShare, card.Decimals)}%；超/欠为完成率与时间进度之差（百分点）；未定目标不评判。",
            $"{Wording.Fixed(card.TimeShare, card.Decimals)} % of the year has passed; ± in percentage points; without a target: not judged."));
    }

    private static void Bridges(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        chapters.Part(w.Say("累计数衔接", "How the year's figures moved"));
        var table = new WordTable([40, 24, 22, 22, 22, 26], s_look).Head(
            [w.Say("指标", "Figure"), w.Say("上期累计", "Last"), w.Say("＋本期新增", "+ new"), w.Say("＋补报", "+ late"),
                w.Say("＋更正", "+ corrected"), w.Say("＝本期累计", "= now")]);
        foreach (var figure in card.Headlines.Where(f => f.Bridge is not null))
        {
            var bridge = figure.Bridge!;
            WordCell Part(decimal value) => Number(value == 0 ? "0" : Wording.Signed(figure.Kind, value));
            table.Row(w.NameOf(figure.Kind), Number(Wording.Figure(figure.Kind, bridge.Last)), Part(bridge.ThisWeek),
                Part(bridge.Late), Part(bridge.Corrections),
                Number(Wording.Figure(figure.Kind, bridge.Now), bold: true));
        }

        word.Add(table);
        word.Add(WordStyle.Note, w.Say("注：", "") + Sentences.BridgeRule(card, w));
        foreach (var line in Sentences.Changes(card, w, r.ListLines / 2))
            word.Add(WordStyle.Note, line);
    }

    internal static WordCell Number(string text, bool bold = false) => new(new WordText(text, bold), CellSide.Right);

    /// <summary>Points ahead or behind; behind by more than a yellow light is printed red.</summary>
    internal static WordCell Points(PaceCell? pace, int decimals) => pace is null
        ? Number("—")
        : new(new WordText(Wording.Points(pace.Points, decimals),
            Colour: pace.Light == Domain.Rates.Light.Red ? WordStyles.Red : null), CellSide.Right);
}

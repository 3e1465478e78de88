using System.Globalization;
using Leads.Domain.Rates;

namespace Leads.Functions.Scorecards;

/// <summary>The top of the bulletin: three sentences, the leading figures with their bars, and their bridges.</summary>
internal static class MailFigures
{
    /// <summary>Seen on every bar, on paper-white and where a mail program turns it dark.</summary>
    private const string Mark = "#2a6fb5";

    public static void Write(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        MailHtml.Heading(m, w.Say("总体情况", "Overview"));
        foreach (var sentence in Sentences.Lead(card, w))
            m.Element("p", "style=\"margin:0 0 6px;text-indent:0\"", sentence);
        Figures(m, r);
        NewYear(m, r);
        Bridges(m, r);
    }

    /// <summary>A bar made of cells: what is done, what is not, and where time stands.</summary>
    internal static string Bar(decimal percent, decimal? mark, string colour)
    {
        var done = (int)Math.Clamp(Math.Round(percent), 0, 100);
        var to = mark is { } share ? (int)Math.Clamp(Math.Round(share), 0, 100) : -1;
        var cells = to < 0 || to == done
            ? Cell(done, colour) + Cell(100 - done, "#ece8e2")
            : to > done
                ? Cell(done, colour) + Cell(to - done - 1, "#ece8e2") + Cell(2, Mark) + Cell(99 - to, "#ece8e2")
                : Cell(to - 1, colour) + Cell(2, Mark) + Cell(done - to - 1, colour) + Cell(100 - done, "#ece8e2");
        return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr>" + cells
            + "</tr></table>";
    }

    internal static string ColourOf(Light light) => light switch
    {
        Light.Red => MailHtml.Red,
        Light.Yellow => MailHtml.Amber,
        Light.Green => MailHtml.Green,
        Light.NotJudged => MailHtml.Ink,
    };

    private static string Cell(int width, string colour) => width <= 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture,
            $"<td width=\"{width}%\" bgcolor=\"{colour}\" style=\"height:8px;line-height:8px;font-size:0\">&nbsp;"
                + $"</td>");

    private static void Figures(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        var table = new MailTable(m);
        table.Open([w.Say("指标", "Figure"), w.Column(card), w.Say("上期", "Before"), w.Say("累计", "Year"),
            w.Say("目标", "Target"), w.Say("完成率", "Done"), w.Say("超/欠", "± time")]);
        foreach (var figure in card.Headlines)
        {
            var unit = w.Unit(figure.Kind);
            table.Row().Cell(w.NameOf(figure.Kind) + (unit.Length == 0 ? "" : $"（{unit}）"), left: true)
                .Link(r.Explain(Places.Total, Places.Of(figure.Kind, week: true)),
                    Wording.Figure(figure.Kind, figure.Week), bold: true)
                .Cell(figure.LastWeek is { } last ? Wording.Figure(figure.Kind, last) : "—", grey: true)
                .Link(r.Explain(Places.Total, Places.Of(figure.Kind, week: false)),
                    Wording.Figure(figure.Kind, figure.Year), bold: true);
            if (figure.Pace is { } pace)
            {
                table.Cell(Wording.Target(pace.Target))
                    .Drawn($"<div>{Wording.Fixed(pace.Completion, card.Decimals)}%</div>"
                        + Bar(pace.Completion, card.TimeShare, ColourOf(pace.Light)), "width=\"96\" class=\"b\"")
                    .Cell(Wording.Points(pace.Points, card.Decimals), colour: ColourOf(pace.Light));
            }
            else
            {
                table.Cell("—", grey: true).Cell("—", grey: true).Cell("—", grey: true);
            }
        }

        table.Close();
        MailHtml.Note(m, w.Say(
            $"条形图：色条为完成率，蓝线为时间进度 {Wording.Fixed(card.TimeShare, card.Decimals)}%；超/欠为百分点；未定目标不评判。",
            $"Bars: colour is what is done, the blue line the time passed "
                + $"({Wording.Fixed(card.TimeShare, card.Decimals)} %); "
            + "± in percentage points; without a target: not judged."));
    }

    private static void NewYear(Markup m, Rendering r)
    {
        if (r.Card.NewYear is not { } days)
            return;
        var (head, figures) = Sentences.NewYear(r.Card, days, r.Words);
        MailHtml.Box(m, "#faf6ef").Element("b", "", head).Text(figures);
        MailHtml.EndBox(m);
    }

    private static void Bridges(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        if (card.Before is null)
            return;
        MailHtml.Heading(m, w.Say("累计数衔接", "How the year's figures moved"));
        var table = new MailTable(m);
        table.Open([w.Say("指标", "Figure"), w.Say("上期累计", "Last"), w.Say("＋本期新增", "+ new"), w.Say("＋补报", "+ late"),
            w.Say("＋更正", "+ corrected"), w.Say("＝本期累计", "= now")]);
        foreach (var figure in card.Headlines.Where(f => f.Bridge is not null))
        {
            var bridge = figure.Bridge!;
            string Part(decimal value) => value == 0 ? "0" : Wording.Signed(figure.Kind, value);
            table.Row().Cell(w.NameOf(figure.Kind), left: true).Cell(Wording.Figure(figure.Kind, bridge.Last))
                .Cell(Part(bridge.ThisWeek)).Cell(Part(bridge.Late), colour: bridge.Late == 0 ? "" : MailHtml.Amber)
                .Cell(Part(bridge.Corrections), colour: bridge.Corrections == 0 ? "" : MailHtml.Red)
                .Cell(Wording.Figure(figure.Kind, bridge.Now), bold: true);
        }

        table.Close();
        MailHtml.Note(m, Sentences.BridgeRule(card, w));
        Changes(m, r);
    }

    /// <summary>Corrections one by one, was → is; what came late by figure.</summary>
    private static void Changes(Markup m, Rendering r)
    {
        var w = r.Words;
        var corrected = r.Card.Headlines
            .SelectMany(f => f.Bridge!.CorrectionLines.Select(line => Sentences.Correction(f.Kind, line, w))).ToList();
        var shown = Math.Min(r.ListLines / 2, corrected.Count);
        foreach (var line in corrected.Take(shown))
            m.Raw($"<div style=\"font-size:13px\"><b style=\"color:{MailHtml.Red}\">").Text(w.Say("更正 ", "Corrected "))
                .Raw("</b>").Text(line).Raw("</div>");
        if (corrected.Count > shown)
            MailHtml.Note(m, Sentences.MoreCorrections(corrected.Count - shown, w));
        foreach (var figure in r.Card.Headlines.Where(f => f.Bridge!.LateLines.Count > 0))
            m.Raw($"<div style=\"font-size:13px\"><b style=\"color:{MailHtml.Amber}\">").Text(w.Say("补报 ", "Late "))
                .Raw("</b>").Text(Sentences.Late(figure, w)).Raw("</div>");
    }
}

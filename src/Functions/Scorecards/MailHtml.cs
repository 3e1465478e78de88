using System.Text;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The HTML of an issue as it is mailed: a bulletin made of tables with inline style. No script, no remote image; it is
/// readable without the one style block, which only makes it tighter on phones.
/// </summary>
public static class MailHtml
{
    internal const string Red = "#b8141a";
    internal const string Ink = "#222";
    internal const string Grey = "#767676";
    internal const string Line = "#e4e0da";
    internal const string Green = "#1f7a4d";
    internal const string Amber = "#b26a00";

    internal const string Fonts =
        "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',Arial,sans-serif";

    private const string Serif = "'STZhongsong','SimSun','Songti SC','Noto Serif CJK SC','Source Han Serif SC',serif";

    private const string Phone =
        "@media(max-width:480px){.w{padding:14px 8px!important}.t>tbody>tr>td,.t>tbody>tr>th{padding:5px "
            + "2px!important;font-size:11px!important}"
        + ".h{font-size:28px!important;letter-spacing:4px!important}.n{font-size:12px!important}.b{width:56px!important}}";

    /// <summary>The document, under 100 kB: first the numbers' links go, then the lists get shorter.</summary>
    public static string Render(Rendering rendering)
    {
        (bool Links, int Lines)[] steps = [(true, 30), (false, 30), (false, 15), (false, 5), (false, 0)];
        var html = "";
        foreach (var (links, lines) in steps)
        {
            html = Whole(rendering with { LinksEverywhere = links, ListLines = lines });
            if (Encoding.UTF8.GetByteCount(html) < Rendering.MaxMail)
                break;
        }

        return html;
    }

    internal static void Heading(Markup m, string text, string note = "")
    {
        m.Raw("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\"><tr><td colspan=\"2\" height=\"22\" "
                + "style=\"font-size:0;line-height:22px\">&nbsp;</td></tr><tr>"
            + $"<td width=\"4\" bgcolor=\"{Red}\" style=\"font-size:0\">&nbsp;</td><td style=\"padding-left:9px;font-size:17px;"
            + $"font-weight:bold;line-height:1.3;color:{Ink}\">").Text(text);
        if (note.Length > 0)
            m.Raw("&nbsp; ").Element("span", $"style=\"font-size:12px;font-weight:normal;color:{Grey}\"", note);
        m.Raw("</td></tr><tr><td colspan=\"2\" height=\"8\" style=\"font-size:0;line-height:8px\">&nbsp;</td></tr></table>");
    }

    /// <summary>A tinted box. Padding is on its cell: Outlook has none on anything else.</summary>
    internal static Markup Box(Markup m, string colour) => m.Raw(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"10\" cellspacing=\"0\" "
        + $"bgcolor=\"{colour}\" style=\"border:1px solid {Line}\"><tr><td>");

    internal static void EndBox(Markup m) => m.Raw("</td></tr></table>");

    internal static void Note(Markup m, string text) =>
        m.Element("div", $"class=\"n\" style=\"font-size:12px;color:{Grey};line-height:1.6;margin:6px 0\"", text);

    private static string Whole(Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        var m = new Markup();
        m.Raw($"<!DOCTYPE html><html lang=\"{w.Say("zh-CN", "en")}\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" "
                + "content=\"light\">")
            .Element("title", "", w.Subject(card))
            .Raw($"<style>{Phone}</style></head><body style=\"margin:0;padding:0;background:#f1efeb\">"
                + "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
                    + "bgcolor=\"#f1efeb\"><tr>"
                + "<td align=\"center\"><table role=\"presentation\" width=\"720\" cellpadding=\"0\" "
                    + "cellspacing=\"0\" "
                + "bgcolor=\"#ffffff\" style=\"width:100%;max-width:720px\"><tr><td class=\"w\" align=\"left\" "
                    + "style=\"padding:22px 26px;"
                + $"font-family:{Fonts};font-size:14px;line-height:1.7;color:{Ink};word-break:break-word\">");
        if (r.Draft.Length > 0)
            Boxed(m, Amber, "#fff7e6").Text(r.Draft).Raw("</td></tr></table><br>");
        Head(m, r);
        Opening(m, r);
        foreach (var part in r.Parts)
            MailParts.Write(m, part, r);
        MailFigures.Write(m, r);
        MailTables.Write(m, r);
        MailLists.Write(m, r);
        Foot(m, r);
        return m.Raw("</td></tr></table></td></tr></table></body></html>").ToString();
    }

    private static void Head(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        m.Raw($"<div class=\"h\" align=\"center\" style=\"font-family:{Serif};font-size:38px;line-height:1.3;"
            + $"font-weight:bold;"
            + $"letter-spacing:{w.Say("10px", "1px")};color:{Red};text-align:center\">")
            .Text(w.Title(card)).Raw("</div>")
            .Element("div", "align=\"center\" style=\"font-size:15px;text-align:center;margin:4px 0 8px\"",
                w.Issue(card))
            .Raw("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
                + $"style=\"border-bottom:3px solid {Red};font-size:14px\"><tr><td align=\"left\" "
                    + $"style=\"padding:4px 0\">")
            .Text(Wording.Office(card)).Raw("</td><td align=\"right\" style=\"padding:4px 0\">")
            .Text(w.Published(card))
            .Raw($"</td></tr></table><div style=\"border-bottom:1px solid {Red};height:2px;line-height:2px;"
                + $"font-size:0\">&nbsp;</div>");
    }

    private static void Opening(Markup m, Rendering r)
    {
        if (r.Card.Opening.Length == 0)
            return;
        Boxed(m.Raw("<br>"), Red, "#faf6ef");
        foreach (var (line, first) in Sentences.Opening(r.Card, r.Words))
            m.Raw("<p style=\"margin:0 0 4px\">").Raw(first.Length > 0 ? "<b>" : "").Text(first)
                .Raw(first.Length > 0 ? "</b>" : "").Text(line).Raw("</p>");
        m.Raw("</td></tr></table>");
    }

    /// <summary>Opens a box of one cell: padding works nowhere else in Outlook.</summary>
    private static Markup Boxed(Markup m, string line, string background) => m.Raw(
        $"<table role=\"presentation\" width=\"100%\" cellpadding=\"12\" cellspacing=\"0\" bgcolor=\"{background}\" "
        + $"style=\"border-left:4px solid {line};font-size:14px;line-height:1.7\"><tr><td>");

    private static void Foot(Markup m, Rendering r)
    {
        Heading(m, r.Words.Say("说明", "Notes"));
        foreach (var line in Sentences.Foot(r.Card, r.Words))
            Note(m, line);
        m.Raw($"<div style=\"border-top:1px solid {Line};margin-top:14px;font-size:12px;line-height:2.4;color:{Grey}\">")
            .Text($"{r.Card.RegionName} · {r.Words.Subject(r.Card)} · ")
            .Raw($"<a href=\"{Markup.Escape(r.Page)}\" style=\"color:{Red}\">")
            .Text(r.Words.Say("在浏览器中查看", "View in the browser")).Raw("</a></div>");
    }
}

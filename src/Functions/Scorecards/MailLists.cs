using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>Red and black list, warnings, key progress, problems, and units that told nothing.</summary>
internal static class MailLists
{
    public static void Write(Markup m, Rendering r)
    {
        RedAndBlack(m, r);
        PointLines.Write(m, r);
        Warnings(m, r);
        Progress(m, r, r.Card.Progress);
        Problems(m, r, r.Card.Problems);
        Reporting(m, r);
    }

    internal static void WarningTable(Markup m, Rendering r, IReadOnlyList<WarningLine> lines, int most)
    {
        var w = r.Words;
        var shown = Math.Min(most, lines.Count);
        if (shown > 0)
        {
            var table = new MailTable(m);
            table.Open([w.Say("项目", "Project"), w.Say("责任单位", "Unit"), w.Say("预警", "Warning")],
                [w.Say("下步工作", "next step"), w.Say("包抓领导", "leader"), w.Say("其他预警", "others")], words: true);
            foreach (var line in lines.Take(shown))
                WarningRow(table, r, line);
            table.Close();
        }

        if (lines.Count > shown)
            MailHtml.Note(m, More(lines.Count - shown, w));
    }

    internal static void Progress(Markup m, Rendering r, IReadOnlyList<ProgressLine> lines)
    {
        if (lines.Count == 0)
            return;
        MailHtml.Heading(m, r.Words.Say("重点进展", "Key progress"));
        foreach (var line in lines)
            Item(m, Sentences.Whose(line, r.Words), $"{r.Words.Day(line.On)} {line.Text}",
                line.Project is { } project ? r.Project(project) : "");
    }

    internal static void Problems(Markup m, Rendering r, IReadOnlyList<ProblemLine> lines)
    {
        var w = r.Words;
        if (lines.Count == 0)
            return;
        MailHtml.Heading(m, w.Say("需协调解决的问题", "Problems to solve"));
        var shown = Math.Min(r.ListLines, lines.Count);
        foreach (var line in lines.Take(shown))
            Item(m, $"{line.Name}（{w.Unfilled(line.UnitName)}）", ProblemText(line, w), r.Project(line.Project));
        if (lines.Count > shown)
            MailHtml.Note(m, More(lines.Count - shown, w));
    }

    internal static string ProblemText(ProblemLine line, Wording w)
    {
        var kind = line.Kind.Length > 0 ? w.Say($"【{line.Kind}】", $"[{line.Kind}] ") : "";
        var owner = line.Owner.Length > 0 ? w.Say($"；责任人 {line.Owner}", $"; owner {line.Owner}") : "";
        var due = line.Due is { } day ? w.Say($"；期限 {w.Day(day)}", $"; due {w.Day(day)}") : "";
        var overdue = line.OverdueDays > 0
            ? w.Say($"（逾期 {line.OverdueDays} 天）", $" ({line.OverdueDays} days overdue)") : "";
        return kind + line.Text + owner + due + overdue;
    }

    private static void RedAndBlack(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        MailHtml.Heading(m, w.Say("红黑榜", "Red and black list"), Sentences.Measures(card, w));
        foreach (var list in card.Lists.Where(l => l.Red.Count + l.Black.Count > 0))
        {
            m.Raw("<div style=\"font-weight:bold;margin:8px 0 2px\">").Text(w.ClassName(list))
                .Raw("&nbsp; ").Element("span", $"style=\"font-weight:normal;font-size:12px;color:{MailHtml.Grey}\"",
                    Sentences.Ranked(list, card, w))
                .Raw("</div>");
            Entries(m, r, list, list.Red, w.Say("红榜", "Red"), MailHtml.Red, "#fdf3f1");
            Entries(m, r, list, list.Black, w.Say("黑榜", "Black"), "#3a3a3a", "#f3f3f3");
        }

        if (card.Lists.All(l => l.Red.Count + l.Black.Count == 0))
            MailHtml.Note(m, NobodyRanked(w));
        MailHtml.Note(m, Sentences.Rule(card, w));
    }

    private static void Entries(
        Markup m, Rendering r, RankList list, IReadOnlyList<RankEntry> entries, string name, string colour, string back)
    {
        if (entries.Count == 0)
            return;
        m.Raw($"<table role=\"presentation\" width=\"100%\" cellpadding=\"6\" cellspacing=\"0\" bgcolor=\"{back}\" "
            + "style=\"font-size:13px;line-height:1.5;font-variant-numeric:tabular-nums\">");
        for (var i = 0; i < entries.Count; i++)
            Entry(m, r, list, entries[i], i == 0 ? (name, entries.Count) : null, colour);
        m.Raw("</table>");
    }

    private static void Entry(
        Markup m, Rendering r, RankList list, RankEntry entry, (string Name, int Rows)? head, string colour)
    {
        m.Raw("<tr valign=\"top\">");
        if (head is { } first)
            m.Raw($"<td rowspan=\"{first.Rows}\" width=\"34\" align=\"center\" valign=\"middle\" bgcolor=\"{colour}\" "
                + "style=\"color:#fff;font-weight:bold\">").Text(first.Name).Raw("</td>");
        var history = Sentences.History(entry, r.Words);
        m.Element("td", "width=\"18\" align=\"right\" style=\"font-weight:bold\"", Wording.Count(entry.Rank))
            .Raw("<td><b>").Text(entry.Name).Raw("</b>");
        if (history.Length > 0)
            m.Raw($" <span style=\"font-size:11px;color:#fff;background:{colour}\">&nbsp;").Text(history).Raw("&nbsp;</span>");
        m.Raw("<br>").Element("span", "style=\"font-size:12px;color:#555\"",
            Sentences.Reason(entry, list, r.Card, r.Words))
            .Raw("</td><td width=\"96\" align=\"right\" style=\"font-weight:bold\">")
            .Text(Wording.Fixed(entry.Value, r.Card.Decimals) + "%").Raw(MailFigures.Bar(entry.Value, null, colour))
                .Raw("</td></tr>");
    }

    private static void Warnings(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        MailHtml.Heading(m, w.Say("预警", "Warnings"),
            w.Say($"{Wording.Count(card.Warnings.Count)} 个项目", $"{Wording.Count(card.Warnings.Count)} projects"));
        if (card.Warnings.Count == 0)
        {
            MailHtml.Note(m, NoWarnings(w));
            return;
        }

        m.Raw("<div style=\"margin:0 0 8px;line-height:2.2\">");
        foreach (var count in card.WarningCounts)
            m.Raw("<span style=\"background:#f6f2ec;font-size:12px;white-space:nowrap\">&nbsp; ")
                .Text(w.NameOf(count.Kind)).Raw(" <b>").Text(Wording.Count(count.Projects)).Raw("</b>&nbsp; </span> &nbsp;");
        m.Raw("</div>");
        WarningTable(m, r, card.Warnings, r.ListLines);
    }

    private static void WarningRow(MailTable table, Rendering r, WarningLine line)
    {
        var w = r.Words;
        var kinds = string.Join(w.Say("；", "; "), line.Kinds.Skip(1).Select(w.Warning));
        table.Row().Link(r.Project(line.Project), line.Name, Sentences.NextStep(line, w), left: true)
            .Cell(w.Unfilled(line.UnitName), line.Leader)
            .Cell(w.Warning(line.Kinds[0]), kinds, colour: line.Red ? MailHtml.Red : "", bold: line.Red);
    }

    private static void Reporting(Markup m, Rendering r)
    {
        if (r.Card.Kind != PeriodKind.Week)
            return;
        MailHtml.Heading(m, r.Words.Say("报送情况", "Reports"));
        foreach (var line in Sentences.Reporting(r.Card, r.Words))
            m.Element("p", "style=\"margin:0\"", line);
    }

    internal static string More(int left, Wording w) =>
        w.Say($"其余 {left} 项见附件。", $"{left} more in the attachment.");

    internal static string NoWarnings(Wording w) => w.Say("没有预警项目。", "No project has a warning.");

    internal static string NobodyRanked(Wording w) => w.Say(
        "本期没有达到排名条件的单位或产业链。", "Nobody meets the conditions to be ranked in this issue.");

    private static void Item(Markup m, string title, string text, string link)
    {
        m.Raw("<table role=\"presentation\" width=\"100%\" cellpadding=\"6\" cellspacing=\"0\" style=\"border-top:1px solid "
            + $"{MailHtml.Line};font-size:13px;line-height:1.7\"><tr><td>");
        if (title.Length > 0)
            m.Raw($"<a href=\"{Markup.Escape(link)}\" "
                + $"style=\"color:{MailHtml.Ink};text-decoration:none;font-weight:bold\">").Text(title)
                .Raw("</a><br>");
        m.Text(text).Raw("</td></tr></table>");
    }
}

using System.Text;
using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The issue as plain text, for readers and mail programs that show no HTML.</summary>
public static class PlainText
{
    private const int Lines = 30;

    public static string Render(Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        var text = new StringBuilder();
        text.Append(w.Subject(card)).Append('\n').Put($"{card.RegionName}  {w.Published(card)}\n");
        if (r.Draft.Length > 0)
            text.Put($"\n*** {r.Draft} ***\n");
        foreach (var (line, first) in Sentences.Opening(card, w))
            text.Put($"\n{first}{line}\n");
        foreach (var part in r.Parts)
            Own(text, part, r);
        Heading(text, w.Say("总体情况", "Overview"));
        foreach (var sentence in Sentences.Lead(card, w))
            text.Append(sentence).Append('\n');
        Bridges(text, r);
        Table(text, r, w.Say("产业链", "By industry chain"), card.Chains);
        foreach (var group in card.Units)
            Table(text, r, Name(group, w), group.Rows);
        text.Append(Row(card.Total, r, w.Say("合计", "Total"))).Append('\n');
        Lists(text, r);
        Points(text, r);
        Warnings(text, r, card.Warnings);
        Told(text, r);
        Heading(text, w.Say("说明", "Notes"));
        foreach (var line in Sentences.Foot(card, w))
            text.Append(line).Append('\n');
        return text.Append(r.Page).Append('\n').ToString();
    }

    private static StringBuilder Put(this StringBuilder text, string line) => text.Append(line);

    private static string Name(UnitClass group, Wording w) =>
        w.Say("责任单位", "By responsible unit") + (group.Name.Length > 0 ? " · " + group.Name : "");

    private static void Heading(StringBuilder text, string heading) =>
        text.Append("\n== ").Append(heading).Append(" ==\n");

    private static void Own(StringBuilder text, OwnPart part, Rendering r)
    {
        Heading(text, part.Row.Name);
        text.Append(MailParts.Standing(part, r)).Append('\n').Append(Row(part.Row, r, part.Row.Name)).Append('\n');
        foreach (var line in part.Warnings.Take(Lines / 2))
            text.Append(Warning(line, r.Words)).Append('\n');
    }

    private static void Bridges(StringBuilder text, Rendering r)
    {
        var w = r.Words;
        if (r.Card.Before is null)
            return;
        Heading(text, w.Say("累计数衔接", "How the year's figures moved"));
        foreach (var (kind, bridge) in r.Card.Headlines.Select(f => (f.Kind, f.Bridge!)))
            text.Put($"{w.NameOf(kind)}{w.Say("：", ": ")}{Wording.Figure(kind, bridge.Last)} "
                + $"+ {Wording.Figure(kind, bridge.ThisWeek)}"
                + $" + {Wording.Figure(kind, bridge.Late)} + {Wording.Figure(kind, bridge.Corrections)} "
                    + $"= {Wording.Figure(kind, bridge.Now)}\n");
        text.Append(Sentences.BridgeRule(r.Card, w)).Append('\n');
    }

    private static void Table(StringBuilder text, Rendering r, string heading, IReadOnlyList<ScorecardRow> rows)
    {
        Heading(text, heading);
        foreach (var row in rows)
            text.Append(Row(row, r, r.Words.Unfilled(row.Name))).Append('\n');
    }

    private static string Row(ScorecardRow row, Rendering r, string name)
    {
        var (w, decimals) = (r.Words, r.Card.Decimals);
        string Pair(string label, string value) => $"{label} {value}";
        string[] parts =
        [
            Pair(w.Say("在谈", "in talks"), Wording.Count(row.InTalks)),
            Pair(w.Say(w.This(r.Card) + "签约", "signed " + w.This(r.Card)), Wording.Count(row.SignedWeek)),
            Pair(w.Say("本年签约", "this year"), Wording.Count(row.Signed)),
            Pair(w.Say("签约额(亿元)", "amount (亿元)"), Wording.Yi(row.SignedAmount)),
            Pair(w.Say("签约率", "signing"), Wording.Rate(row.Signing, decimals)),
            Pair(w.Say("落地率", "landing"), Wording.Rate(row.Landing, decimals)),
            Pair(w.Say("开工率", "opening"), Wording.Rate(row.Opening, decimals)),
            Pair(w.Say("资金到位率", "funds"), Wording.Rate(row.Funds, decimals)),
            Pair(w.Say("完成率", "done"), row.Pace is { } pace ? Wording.Fixed(pace.Completion, decimals) + "%" : "—"),
            Pair(w.Say("超/欠", "± time"), row.Pace is { } p ? Wording.Points(p.Points, decimals) : "—"),
            Pair(w.Say("名次", "rank"), row.Rank is { } rank ? rank + MailTables.Moved(row.RankChange) : "—"),
        ];
        return $"- {name}{w.Say("：", ": ")}{string.Join(w.Say("，", ", "), parts)}";
    }

    private static void Lists(StringBuilder text, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        Heading(text, w.Say("红黑榜", "Red and black list"));
        foreach (var list in card.Lists)
        {
            foreach (var (name, entry) in list.Red.Select(e => (w.Say("红榜", "red"), e))
                .Concat(list.Black.Select(e => (w.Say("黑榜", "black"), e))))
                text.Put($"[{w.ClassName(list)} {name}] {entry.Rank}. {entry.Name} {Wording.Fixed(entry.Value, card.Decimals)}% — "
                    + $"{Sentences.Reason(entry, list, card, w)} {Sentences.History(entry, w)}".TrimEnd() + "\n");
        }

        text.Append(Sentences.Rule(card, w)).Append('\n');
    }

    private static void Points(StringBuilder text, Rendering r)
    {
        if (r.Card.Points is not { } points)
            return;
        Heading(text, PointLines.Heading(r.Words));
        var columns = PointLines.Columns(r.Card, r.Words);
        foreach (var row in points.Rows)
        {
            string[] values =
            [
                .. PointLines.Sums(row).Select(PointLines.Number),
                PointLines.Place(row, r.Words),
            ];
            text.Put($"- {row.Name}{r.Words.Say("：", ": ")}"
                + string.Join(r.Words.Say("，", ", "), columns.Skip(1).Zip(values, (c, v) => $"{c} {v}")) + "\n");
        }

        foreach (var entry in points.Entries)
            text.Append(PointLines.Entry(entry, points, r.Words)).Append('\n');
        text.Append(PointLines.Rule(r.Words)).Append('\n');
    }

    private static void Warnings(StringBuilder text, Rendering r, IReadOnlyList<WarningLine> lines)
    {
        var w = r.Words;
        Heading(text, w.Say($"预警（{lines.Count} 个项目）", $"Warnings ({lines.Count} projects)"));
        foreach (var line in lines.Take(Lines))
            text.Append(Warning(line, w)).Append('\n');
        if (lines.Count > Lines)
            text.Append(w.Say($"其余 {lines.Count - Lines} 项见附件。\n", $"{lines.Count - Lines} more in the attachment.\n"));
    }

    private static string Warning(WarningLine line, Wording w)
    {
        string[] parts =
        [
            w.Unfilled(line.UnitName), line.Leader, string.Join(w.Say("；", "; "), line.Kinds.Select(w.Warning)),
            line.NextStep.Length > 0 ? w.Say("下步：", "next: ") + line.NextStep : "",
        ];
        return $"- {line.Name} | {string.Join(" | ", parts.Where(p => p.Length > 0))}";
    }

    private static void Told(StringBuilder text, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        if (card.Progress.Count > 0)
            Heading(text, w.Say("重点进展", "Key progress"));
        foreach (var line in card.Progress)
            text.Put($"- {w.Day(line.On)} {Sentences.Whose(line, w)}{line.Text}\n");
        if (card.Problems.Count > 0)
            Heading(text, w.Say("需协调解决的问题", "Problems to solve"));
        foreach (var line in card.Problems.Take(Lines))
            text.Put($"- {line.Name}（{w.Unfilled(line.UnitName)}）{MailLists.ProblemText(line, w)}\n");
        if (card.Kind != PeriodKind.Week)
            return;
        Heading(text, w.Say("报送情况", "Reports"));
        foreach (var line in Sentences.Reporting(card, w))
            text.Append(line).Append('\n');
    }
}

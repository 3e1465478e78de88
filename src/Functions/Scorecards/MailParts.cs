using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>What concerns one chain or unit, at the top of the mail to its people.</summary>
internal static class MailParts
{
    public static void Write(Markup m, OwnPart part, Rendering r)
    {
        var w = r.Words;
        var isChain = part.Audience.Kind == AudienceKind.Chain;
        MailHtml.Heading(m, isChain
            ? w.Say("本链：", "Your chain: ") + part.Row.Name
            : w.Say("本单位：", "Your unit: ") + part.Row.Name);
        MailHtml.Box(m, "#fffdfa").Element("p", "style=\"margin:0 0 8px\"", Standing(part, r));
        var table = MailTables.Open(m, r, isChain ? w.Say("产业链", "Chain") : w.Say("责任单位", "Unit"));
        MailTables.Row(table, r, part.Row, Place(part, r.Card));
        table.Close();
        if (part.Warnings.Count > 0)
        {
            m.Element("div", "style=\"font-weight:bold;margin:10px 0 4px\"", w.Say(
                $"本{(isChain ? "链" : "单位")}预警项目 {part.Warnings.Count} 个",
                    $"{part.Warnings.Count} of your projects have warnings"));
            MailLists.WarningTable(m, r, part.Warnings, r.ListLines / 2);
        }

        foreach (var problem in part.Problems.Take(r.ListLines / 3))
            m.Element("div", "style=\"font-size:13px;margin-top:4px\"",
                $"{problem.Name}：{MailLists.ProblemText(problem, w)}");
        MailHtml.EndBox(m);
    }

    /// <summary>Where it stands, in one sentence.</summary>
    internal static string Standing(OwnPart part, Rendering r)
    {
        var w = r.Words;
        var measure = w.NameOf(part.Measure ?? r.Card.Measure, r.Card.Indicator);
        var place = part.Row.Rank is { } rank
            ? w.Say($"按{measure}排名第 {rank}（参与排名 {part.Ranked} 个）",
                $"Rank {rank} of {part.Ranked} by {measure}")
            : w.Say("本期不参与排名", "Not ranked in this issue");
        var moved = part.Row.RankChange switch
        {
            > 0 and var up => w.Say($"，较上期上升 {up} 位", $", up {up}"),
            < 0 and var down => w.Say($"，较上期下降 {-down} 位", $", down {-down}"),
            _ => "",
        };
        var listed = part.Red is not null ? w.Say("，列入红榜", ", on the red list")
            : part.Black is { Again: true } ? w.Say("，再次列入黑榜", ", on the black list again")
            : part.Black is not null ? w.Say("，列入黑榜", ", on the black list")
            : "";
        return place + moved + listed + w.Say("。", ".");
    }

    private static string Place(OwnPart part, Scorecard card)
    {
        var rows = part.Audience.Kind == AudienceKind.Chain ? card.Chains : [.. card.Units.SelectMany(c => c.Rows)];
        var index = rows.ToList().FindIndex(row => row.Key == part.Row.Key);
        return part.Audience.Kind == AudienceKind.Chain ? Places.Chain(index) : Places.Unit(index);
    }
}

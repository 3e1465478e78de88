using Leads.Domain.Projects;
using Leads.Functions.Projects;

namespace Leads.Functions.Scorecards;

/// <summary>A plain page of one project: its fields and its standing facts.</summary>
internal static class ProjectPage
{
    public static string Render(Project project, Wording w)
    {
        var m = new Markup();
        PageShell.Open(m, project.Fields.Name, w);
        m.Element("h1", "style=\"font-size:22px;margin:6px 0\"", project.Fields.Name);
        MailHtml.Note(m, w.Unfilled(project.Fields.Investor));
        var level = FactWords.Of(project.HighestLevel());
        MailHtml.Note(m, w.Say($"认定层级：{level.Zh}", $"Recognised at: {level.En}"));
        var table = new MailTable(m);
        table.Open([w.Say("事项", "Fact"), w.Say("日期", "Day"), w.Say("认定", "Recognised"), w.Say("佐证材料", "Evidence")],
            [w.Say("备注", "remark"), w.Say("亿元", "亿元"), w.Say("登记", "recorded"), ""], words: true);
        foreach (var fact in project.Standing().OrderBy(f => f.On).ThenBy(f => f.Id))
            Row(table, fact, project, w);
        table.Close();
        var waiting = project.Waiting().Count();
        if (waiting > 0)
            MailHtml.Note(m, w.Say($"未审核 {waiting} 条不计入。", $"{waiting} facts wait for recognition and do not count."));
        PageShell.Close(m);
        return m.ToString();
    }

    private static void Row(MailTable table, Fact fact, Project project, Wording w)
    {
        var (name, decider) = (FactWords.Of(fact.Kind), FactWords.Decider(fact));
        table.Row().Cell(w.Say(name.Zh, name.En), fact.Note ?? fact.Cause ?? "", left: true)
            .Cell($"{fact.On:yyyy-MM-dd}", (fact.Amount ?? fact.TotalInvestment)?.ToString() ?? "")
            .Cell(w.Say(decider.Zh, decider.En), fact.RecordedBy)
            .Cell(string.Join('、', project.EvidenceOf(fact.Id).Select(file => file.Name).Concat(fact.Evidence)));
    }
}

using Leads.Domain.Projects;

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
        var table = new MailTable(m);
        table.Open([w.Say("事项", "Fact"), w.Say("日期", "Day"), w.Say("认定", "Recognised")],
            [w.Say("备注", "remark"), w.Say("亿元", "亿元"), w.Say("登记", "recorded")], words: true);
        foreach (var fact in project.Standing().OrderBy(f => f.On).ThenBy(f => f.Id))
            table.Row().Cell(NameOf(fact.Kind, w), fact.Note ?? fact.Cause ?? "", left: true)
                .Cell($"{fact.On:yyyy-MM-dd}", (fact.Amount ?? fact.TotalInvestment)?.ToString() ?? "")
                .Cell(fact.DecidedBy ?? "—", fact.RecordedBy);
        table.Close();
        var waiting = project.Waiting().Count();
        if (waiting > 0)
            MailHtml.Note(m, w.Say($"未审核 {waiting} 条不计入。", $"{waiting} facts wait for recognition and do not count."));
        PageShell.Close(m);
        return m.ToString();
    }

    private static string NameOf(FactKind kind, Wording w) => kind switch
    {
        FactKind.Intended => w.Say("登记（意向）", "Intended"),
        FactKind.Agreed => w.Say("框架（意向）协议", "Agreed"),
        FactKind.Signed => w.Say("签约", "Signed"),
        FactKind.Incorporated => w.Say("注册", "Incorporated"),
        FactKind.SiteSecured => w.Say("供地（租赁）", "Site secured"),
        FactKind.Opened => w.Say("开工", "Opened"),
        FactKind.Completed => w.Say("竣工", "Completed"),
        FactKind.Producing => w.Say("投产", "Producing"),
        FactKind.AtCapacity => w.Say("达产", "At capacity"),
        FactKind.InStatistics => w.Say("入统", "In statistics"),
        FactKind.Suspended => w.Say("停工", "Suspended"),
        FactKind.Resumed => w.Say("复工", "Resumed"),
        FactKind.Terminated => w.Say("终止", "Terminated"),
        FactKind.Reinstated => w.Say("重启", "Reinstated"),
        FactKind.PaidIn => w.Say("到位资金", "Paid in"),
        FactKind.CapitalIncreased => w.Say("增资", "Capital increased"),
    };
}

using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;
using Leads.Functions.Projects;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The page that lists the projects behind one number, with who recognised the fact that put each there.
/// </summary>
internal sealed class ExplainPage(Scorecard card, Wording w)
{
    private readonly Markup _m = new();

    /// <param name="isPart">Whether the reader sees only projects of one's own.</param>
    public void Begin(Explained asked, bool isPart)
    {
        var title = w.Say(asked.Title.Zh, asked.Title.En);
        PageShell.Open(_m, title, w);
        _m.Raw($"<p><a href=\"/app/{card.Region}/{card.Week}\" style=\"color:{MailHtml.Red}\">").Text(w.Subject(card))
            .Raw("</a></p>");
        var group = asked.Question.By == Dimension.Total ? card.RegionName : w.Unfilled(asked.Group);
        _m.Element("h1", "style=\"font-size:22px;margin:6px 0\"", $"{group} · {title}");
        MailHtml.Note(_m, w.Say(
            $"{w.FullDay(asked.Question.From)} 至 {w.FullDay(asked.Question.End)}，"
                + $"数据截至 {w.Moment(card.CutOff)}（与该期通报同一份冻结数据）",
            $"{w.FullDay(asked.Question.From)} to {w.FullDay(asked.Question.End)}; data as "
                + $"of {w.Moment(card.CutOff)}, the very "
            + "facts frozen with the issue"));
        if (isPart)
            MailHtml.Note(_m, w.Say("只列出您的项目，个数可能少于通报中的数字。",
                "Only your own projects are listed; they may be fewer than the number says."));
        if (asked.Rate is { } rate)
            _m.Element("p", "", w.Say("口径：", "Definition: ")
                + RateDefinitions.Of(rate, asked.Question.Settings, w.Language));
    }

    public void Side(string name, Figure figure, Explanation answer, Dictionary<Guid, Project> projects)
    {
        MailHtml.Heading(_m, name, w.Say(
            $"{answer.Items.Count} 个项目，合计 {Wording.Yi(answer.Sum.Yi)} 亿元",
            $"{answer.Items.Count} projects, {Wording.Yi(answer.Sum.Yi)} 亿元 in all"));
        var table = new MailTable(_m);
        table.Open([w.Say("项目", "Project"), w.Say("认定", "Recognised"), w.Say("亿元", "亿元")],
            [w.Say("投资方", "investor"), w.Say("认定人", "by"), ""], words: true);
        foreach (var item in answer.Items.Where(i => projects.ContainsKey(i.Project)))
        {
            var project = projects[item.Project];
            var fact = Decider(figure, project);
            var decider = fact is null ? default : FactWords.Decider(fact);
            table.Row().Link($"/app/{card.Region}/projects/{project.Id}", project.Fields.Name, project.Fields.Investor,
                left: true)
                .Cell(fact is null ? "—" : $"{fact.On:yyyy-MM-dd}", w.Say(decider.Zh ?? "", decider.En ?? ""))
                    .Cell(Wording.Yi(item.Amount.Yi));
        }

        table.Close();
        if (answer.Items.Count > projects.Count)
            MailHtml.Note(_m, w.Say($"此处列出前 {projects.Count} 个。", $"The first {projects.Count} are shown."));
    }

    public string End()
    {
        PageShell.Close(_m);
        return _m.ToString();
    }

    /// <summary>The fact that puts a project into a figure, as the project says today.</summary>
    private static Fact? Decider(Figure figure, Project project)
    {
        FactKind[] kinds = figure switch
        {
            Figure.Intended or Figure.InTalks => [FactKind.Intended],
            Figure.IntendedSigned or Figure.Signed or Figure.SignedDirectly or Figure.SignedLarge or Figure.FundsContracted =>
                [FactKind.Signed],
            Figure.Landed => [FactKind.SiteSecured, FactKind.Incorporated],
            Figure.Opened or Figure.OpenedInPeriod =>
                [FactKind.Opened, FactKind.Completed, FactKind.Producing, FactKind.AtCapacity],
            Figure.Producing or Figure.ProducingInPeriod => [FactKind.Producing, FactKind.AtCapacity],
            Figure.AtCapacity => [FactKind.AtCapacity],
            Figure.CapacityDue => [FactKind.Producing],
            Figure.FundsPaid or Figure.PaidIn => [FactKind.PaidIn],
            Figure.Increased => [FactKind.CapitalIncreased],
            Figure.Lost or Figure.Terminated => [FactKind.Terminated],
            Figure.Suspended => [FactKind.Suspended],
            Figure.Fulfilled => [FactKind.Incorporated, FactKind.SiteSecured, FactKind.Opened, FactKind.PaidIn],
            Figure.Waiting or Figure.Warned or Figure.Projects => [],
        };
        return kinds.Select(project.First).FirstOrDefault(fact => fact is not null);
    }
}

/// <summary>The frame of plain pages.</summary>
internal static class PageShell
{
    public static void Open(Markup m, string title, Wording w) =>
        m.Raw($"<!DOCTYPE html><html lang=\"{w.Say("zh-CN", "en")}\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">").Element("title", "", title)
            .Raw("</head><body style=\"margin:0;background:#f1efeb\"><div style=\"max-width:860px;margin:0 auto;"
                + "background:#fff;"
                + $"padding:22px 20px;min-height:95vh;font-family:{MailHtml.Fonts};font-size:14px;line-height:1.7;"
                    + $"color:{MailHtml.Ink}\">");

    public static void Close(Markup m) => m.Raw("</div></body></html>");
}

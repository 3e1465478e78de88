using System.Globalization;
using System.Text;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The plain page on which the bureau's head writes the opening words and the key progress, holds an issue, lets it go,
/// or sends it at once. It works without script.
/// </summary>
internal sealed class DraftPages(
    RegionStore regions, EditScorecard edit, HoldScorecard hold, IssueScorecard issue, TimeProvider clock)
{
    private const int SpareLines = 3;

    public async Task<IResult> ShowAsync(HttpContext context, string region, string week)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!Period.TryParse(week, out var key) || key.First > registry.Today(clock))
            return ScorecardRoutes.NoSuchWeek;
        var (draft, _) = await edit.ReadAsync(registry, key, context.RequestAborted);
        if (draft.State == IssueState.Issued)
            return Results.Redirect($"/app/{region}/{key}");
        var words = Wording.Of(Languages.Of(context.Request) == Language.En ? "en" : "zh");
        return new Bytes(Encoding.UTF8.GetBytes(Render(registry, draft, words)), Format.Html, hasForm: true);
    }

    public async Task<IResult> ActAsync(HttpContext context, string region, string week)
    {
        if (!context.Request.HasFormContentType)
            return Json.WrongMediaType;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var saved = await edit.SaveAsync(context, region, week, BodyOf(form));
        if (saved is Problem)
            return saved;
        var result = form["act"].ToString() switch
        {
            "hold" => await hold.SetAsync(context, region, week, held: true),
            "release" => await hold.SetAsync(context, region, week, held: false),
            "issue" => await issue.HandleAsync(context, region, week),
            _ => saved,
        };
        return result is Problem ? result : Results.Redirect($"/app/{region}/{week}/draft");
    }

    /// <summary>Lines that were emptied are gone; nothing but the key notes as they were means the key notes.</summary>
    private static DraftBody BodyOf(IFormCollection form)
    {
        var lines = form["text"].Zip(form["project"], form["on"])
            .Where(line => !string.IsNullOrWhiteSpace(line.First)).ToList();
        var asSuggested = form["suggested"].ToString() == string.Join('\n', lines.Select(line => line.First));
        return new DraftBody
        {
            Opening = form["opening"].ToString().ReplaceLineEndings("\n"),
            Progress = asSuggested ? null : [.. lines.Select(line => new KeyProgressBody
            {
                Text = line.First,
                Project = Guid.TryParse(line.Second, out var project) ? project : null,
                On = DateOnly.TryParseExact(line.Third, "yyyy-MM-dd", out var on) ? on : null,
            })],
        };
    }

    private static string Render(Registry registry, DraftOnWire draft, Wording w)
    {
        var m = new Markup();
        var period = Period.Parse(draft.Week);
        PageShell.Open(m, w.Say("通报草稿", "Draft issue"), w);
        m.Element("h1", $"style=\"font-size:22px;color:{MailHtml.Red};margin:0 0 4px\"",
            $"{registry.Region.Name} · {w.Say("通报草稿", "draft")} · {w.Day(period.First)}—{w.Day(period.Last)}");
        m.Element("p", "role=\"status\" style=\"margin:0 0 12px;font-weight:bold\"", draft.State == IssueState.Held
            ? w.Say("已暂缓：不会自动签发。", "Held: it does not send itself.")
            : draft.IssueAt is not { } issueAt ? w.Say("不自动签发，准备好后请签发。", "It does not send itself; send it when it is ready.")
            : w.Say($"将于 {w.WeekdayMoment(issueAt)} 自动签发。", $"It sends itself on {w.WeekdayMoment(issueAt)}."));
        if (!draft.CalendarKnown)
            MailHtml.Note(m, w.Say("当年的放假安排尚未录入（设置 holidays、workdays），只按周末计算。",
                "The days off of the year are not known yet (settings holidays, workdays); weekends only."));
        m.Raw("<form method=\"post\">");
        Opening(m, draft, w);
        Progress(m, draft, w);
        Buttons(m, draft, w);
        m.Raw("</form>");
        m.Raw($"<p><a target=\"_blank\" rel=\"noopener\" style=\"color:{MailHtml.Red}\" "
            + $"href=\"/app/{registry.Region.Id}/{draft.Week}/preview\">").Text(w.Say("查看预览", "Look at the preview"))
            .Raw("</a></p>");
        MailHtml.Note(m, w.Say("先保存，再看预览；正式稿的数字以签发时为准。",
            "Save first, then look at the preview; the numbers are those of the moment it goes out."));
        PageShell.Close(m);
        return m.ToString();
    }

    private static void Opening(Markup m, DraftOnWire draft, Wording w) =>
        m.Raw("<label for=\"opening\" style=\"font-weight:bold\">").Text(w.Say("编者按", "Opening words"))
            .Raw("</label><textarea id=\"opening\" name=\"opening\" rows=\"5\" maxlength=\"1000\" "
                + "style=\"width:100%;box-sizing:border-box;font:inherit\">")
            .Text("\n" + draft.Opening).Raw("</textarea>");

    private static void Progress(Markup m, DraftOnWire draft, Wording w)
    {
        var names = draft.KeyNotes.Where(n => n.Project is not null).GroupBy(n => n.Project!.Value)
            .ToDictionary(same => same.Key, same => same.First().Name);
        var lines = draft.Progress
            ?? [.. draft.KeyNotes.Select(note => new KeyProgress(note.Project, note.On, note.Text))];
        m.Element("p", "style=\"font-weight:bold;margin:12px 0 0\"", w.Say("重点进展（清空一行即删除）",
            "Key progress (empty a line to remove it)"));
        var most = Math.Min(lines.Count + SpareLines, Domain.Scorecards.Scorecards.MaxProgress);
        for (var at = 0; at < most; at++)
            Line(m, at < lines.Count ? lines[at] : new KeyProgress(null, null, ""), names, at, w);
        m.Raw("<input type=\"hidden\" name=\"suggested\" value=\"")
            .Text(draft.Progress is null ? string.Join('\n', draft.KeyNotes.Select(n => n.Text)) : "\n").Raw("\">");
    }

    private static void Line(Markup m, KeyProgress line, Dictionary<Guid, string> names, int at, Wording w)
    {
        var label = line.Project is { } project ? names.GetValueOrDefault(project, "") : "";
        m.Raw("<div style=\"padding:4px 0\">").Element("label",
            $"for=\"line{at}\" style=\"font-size:12px;color:{MailHtml.Grey}\"",
            label.Length > 0 ? label : w.Say($"第 {at + 1} 条", $"Line {at + 1}"))
            .Raw($"<input id=\"line{at}\" name=\"text\" maxlength=\"300\" "
                + "style=\"width:100%;box-sizing:border-box;font:inherit\" value=\"").Text(line.Text).Raw("\">")
            .Raw($"<input type=\"hidden\" name=\"project\" value=\"{line.Project}\">")
            .Raw("<input type=\"hidden\" name=\"on\" value=\"")
            .Text(line.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "").Raw("\"></div>");
    }

    private static void Buttons(Markup m, DraftOnWire draft, Wording w)
    {
        m.Raw("<p>");
        Button(m, "save", w.Say("保存", "Save"), strong: true);
        if (draft.State == IssueState.Held)
            Button(m, "release", w.Say("保存并放行", "Save and let it go"));
        else
            Button(m, "hold", w.Say("保存并暂缓", "Save and hold"));
        Button(m, "issue", w.Say("保存并签发", "Save and send now"));
        m.Raw("</p>");
    }

    private static void Button(Markup m, string act, string text, bool strong = false) =>
        m.Element("button", $"name=\"act\" value=\"{act}\" style=\"font:inherit;padding:6px 16px;margin:0 8px 6px 0;"
            + (strong ? $"background:{MailHtml.Red};color:#fff;border:0\"" : "background:#fff;border:1px solid #999\""),
            text);
}

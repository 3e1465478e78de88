using System.Text;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;

namespace Leads.Functions.Scorecards;

/// <summary>One frozen issue, byte for byte, as JSON, HTML, text or workbook.</summary>
internal sealed class GetScorecard(RegionStore regions, IssueStore issues, PublicAddress address)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, string week)
    {
        var (text, suffix) = Formats.Split(week);
        var query = new Query(context.Request);
        var audience = Asked(query);
        var language = LanguageOf(query, context.Request);
        if (query.Problem is { } problem)
            return problem;
        if (!Period.TryParse(text, out var key))
            return ScorecardRoutes.NoSuchWeek;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        if (await issues.FindAsync(region, key, context.RequestAborted)
            is not { Issue: { State: IssueState.Issued } issue })
            return ScorecardRoutes.NotIssued(text);
        return await AnswerAsync(region, issue, audience, language, suffix ?? Formats.Of(context.Request),
            context.RequestAborted);
    }

    public async Task<IResult> AnswerAsync(
        string region, Issue issue, string audience, string language, Format format, CancellationToken stop)
    {
        if (format == Format.Json)
            return new Bytes(await issues.BytesAsync(region, issue.Model!, stop), format);
        var frozen = issue.Find(audience, language);
        if (format == Format.Xlsx)
            return new Bytes(
                await issues.BytesAsync(region, (frozen ?? issue.Find("all", language)!).Workbook, stop),
                format,
                $"scorecard-{region}-{issue.Week}.xlsx");
        if (frozen is not null)
            return new Bytes(await issues.BytesAsync(region, format == Format.Html ? frozen.Html : frozen.Text, stop),
                format);
        var rendering = Freezing.Of(await issues.ModelAsync(region, issue, stop), audience, language, address);
        return new Bytes(Rendered(rendering, format), format);
    }

    /// <summary>An audience that nobody is registered for is rendered from the frozen numbers.</summary>
    internal static byte[] Rendered(Rendering rendering, Format format) => format switch
    {
        Format.Json => IssueStore.Bytes(rendering.Card, ScorecardJson.Wire.Scorecard),
        Format.Html => Encoding.UTF8.GetBytes(MailHtml.Render(rendering)),
        Format.Txt => Encoding.UTF8.GetBytes(PlainText.Render(rendering)),
        Format.Xlsx => ScorecardWorkbook.Render(rendering.Card, rendering.Words),
    };

    internal static string Asked(Query query)
    {
        var text = query.Text("audience", 1000) ?? "all";
        var parts = text.Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Any(part => Audience.Read(part) is null))
            query.Fields.Refuse("audience", new("请写成 all、chain:KEY 或 unit:KEY。", "Give all, chain:KEY or unit:KEY."));
        return Audience.KeyOf(Audience.Normalize(parts));
    }

    internal static string LanguageOf(Query query, HttpRequest request) =>
        query.Fields.Choice("language", query.Text("language"), Languages.Of(request) == Language.En ? "en" : "zh",
            "zh", "en");
}

using System.Text;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards.Prints;

namespace Leads.Functions.Scorecards;

/// <summary>One frozen issue, byte for byte, in one of its formats.</summary>
internal sealed class GetScorecard(
    RegionStore regions, IssueStore issues, PdfConverter pdfs, PublicAddress address)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, string week)
    {
        var (text, suffix) = Formats.Split(week);
        var query = new Query(context.Request);
        var audience = Readers.Asked(query, context.Scope());
        var language = LanguageOf(query, context.Request);
        if (query.Problem is { } problem)
            return problem;
        if (!Period.TryParse(text, out var key))
            return ScorecardRoutes.NoSuchWeek;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        if (await issues.FindAsync(region, key, context.RequestAborted)
            is not { Issue: { State: IssueState.Issued } issue })
            return ScorecardRoutes.NotIssued;
        var format = suffix ?? Formats.Of(context.Request);
        return Readers.MayRead(context.Scope(), format)
            ? await AnswerAsync(region, issue, audience, language, format, context.RequestAborted)
            : Problem.Of(ProblemKind.Forbidden, new("这种格式包含全部内容，请用网页、文本、表格或 json。",
                "This format holds the whole; take html, txt, xlsx or json."));
    }

    private async Task<IResult> AnswerAsync(
        string region, Issue issue, string audience, string language, Format format, CancellationToken stop)
    {
        var name = NameOf(region, issue, format);
        if (Find(issue, audience, language, format) is { } frozen)
            return new Bytes(await issues.BytesAsync(region, frozen, stop), format, name);
        return Formats.IsPdf(format)
            ? await MakePdfAsync(region, issue, language, format, stop)
            : new Bytes(await RenderAsync(region, issue, audience, language, format, stop), format, name);
    }

    /// <summary>Makes a PDF and keeps it: from then on it is this one for everybody.</summary>
    private async Task<IResult> MakePdfAsync(
        string region, Issue issue, string language, Format format, CancellationToken stop)
    {
        var word = format == Format.Pdf && issue.FindPrint(language) is { } print
            ? await issues.BytesAsync(region, print.Word, stop)
            : await RenderAsync(region, issue, "all", language, format, stop);
        var conversion = await pdfs.ConvertAsync(word, stop);
        if (conversion.Pdf is not { } made)
            return conversion.Problem!;
        var file = await issues.FreezeAsync(region, made, CancellationToken.None);
        var kept = await issues.KeepAsync(region, issue.Week, new(language, format, file), CancellationToken.None);
        return new Bytes(await issues.BytesAsync(region, kept.File, stop), format);
    }

    /// <summary>
    /// An audience that nobody is registered for, or a format that the issue is too old for, comes from the frozen
    /// numbers.
    /// </summary>
    private async Task<ReadOnlyMemory<byte>> RenderAsync(
        string region, Issue issue, string audience, string language, Format format, CancellationToken stop) =>
        Rendered(Freezing.Of(await issues.ModelAsync(region, issue, stop), audience, language, address), format);

    private static FrozenFile? Find(Issue issue, string audience, string language, Format format) => format switch
    {
        Format.Json => audience == Audience.All.ToString() ? issue.Model : null,
        Format.Html => issue.Find(audience, language)?.Html,
        Format.Txt => issue.Find(audience, language)?.Text,
        Format.Xlsx => issue.Find(audience, language)?.Workbook,
        Format.Docx => issue.FindPrint(language)?.Word,
        Format.Wall => issue.FindPrint(language)?.Wall,
        Format.Chat => issue.FindPrint(language)?.Chat,
        Format.Pdf or Format.WallPdf => issue.FindPdf(language, format)?.File,
    };

    /// <summary>The name to save under; null for what a browser shows by itself.</summary>
    private static string? NameOf(string region, Issue issue, Format format) =>
        format is Format.Xlsx or Format.Docx
            ? $"scorecard-{region}-{issue.Week}.{EnumJson<Format>.Word(format)}"
            : null;

    /// <summary>The bytes of a format; of a PDF, the Word document that it is made from.</summary>
    internal static byte[] Rendered(Rendering rendering, Format format) => format switch
    {
        Format.Json => IssueStore.Bytes(rendering.Card, ScorecardJson.Wire.Scorecard),
        Format.Html => Encoding.UTF8.GetBytes(MailHtml.Render(rendering)),
        Format.Txt => Encoding.UTF8.GetBytes(PlainText.Render(rendering)),
        Format.Xlsx => ScorecardWorkbook.Render(rendering.Card, rendering.Words),
        Format.Docx or Format.Pdf => WordBulletin.Render(rendering),
        Format.Wall => Encoding.UTF8.GetBytes(WallPage.Render(rendering)),
        Format.WallPdf => WallWord.Render(rendering),
        Format.Chat => Encoding.UTF8.GetBytes(ChatText.Render(rendering)),
    };

    internal static string LanguageOf(Query query, HttpRequest request) =>
        query.Fields.Choice("language", query.Text("language"), Languages.Of(request) == Language.En ? "en" : "zh",
            "zh", "en");
}

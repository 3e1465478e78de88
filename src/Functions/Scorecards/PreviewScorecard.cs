using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards.Prints;

namespace Leads.Functions.Scorecards;

/// <summary>The scorecard as it would be issued now: rendered, nothing stored, nothing sent.</summary>
internal sealed class PreviewScorecard(
    RegionStore regions, IssueStore issues, Composition composition, PdfConverter pdfs, PublicAddress address,
    TimeProvider clock)
{
    /// <summary>The preview of a week as a page.</summary>
    public Task<IResult> PageAsync(HttpContext context, string region, string week) =>
        HandleAsync(context, region, week, Format.Html);

    public Task<IResult> HandleAsync(HttpContext context, string region) =>
        HandleAsync(context, region, null, Formats.Of(context.Request));

    private async Task<IResult> HandleAsync(HttpContext context, string region, string? named, Format format)
    {
        var query = new Query(context.Request);
        var audience = Readers.Asked(query, context.Scope());
        var language = GetScorecard.LanguageOf(query, context.Request);
        var asked = named ?? query.Text("week");
        if (query.Problem is { } problem)
            return problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var today = registry.Today(clock);
        var period = Period.Of(Week.Of(today));
        if (asked is not null && (!Period.TryParse(asked, out period) || period.First > today))
            return ScorecardRoutes.NoSuchWeek;
        if ((await issues.NewestAsync(region, period.Kind, context.RequestAborted)).Issue is { } newest
            && Period.Parse(newest.Week).Last >= period.Last)
            return ScorecardRoutes.LaterIsOut(newest);
        var composed = await composition.ComposeAsync(registry, period, context.RequestAborted);
        return await AnswerAsync(
            Freezing.Of(composed.Card, audience, language, address), format, context.RequestAborted);
    }

    private async Task<IResult> AnswerAsync(Rendering rendering, Format format, CancellationToken stop)
    {
        var content = GetScorecard.Rendered(rendering, format);
        if (!Formats.IsPdf(format))
            return new Bytes(content, format);
        var conversion = await pdfs.ConvertAsync(content, stop);
        return conversion.Pdf is { } pdf ? new Bytes(pdf, format) : conversion.Problem!;
    }
}

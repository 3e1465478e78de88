using Leads.Functions.Hosting;
using Leads.Functions.Regions;

namespace Leads.Functions.Scorecards;

/// <summary>The issues of a region, newest first, and the mails of one.</summary>
internal sealed class ListScorecards(RegionStore regions, IssueStore issues)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var all = (await issues.ListAsync(region, context.RequestAborted)).Reverse()
            .Select(i => IssueOnWire.Of(i, null));
        return Answer.Ok(paging.Of([.. all], item => item.Week), ScorecardJson.Wire.PageIssueOnWire);
    }

    public async Task<IResult> MailsAsync(HttpContext context, string region, string week)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var dispatches = await issues.DispatchesAsync(region, week, context.RequestAborted);
        if (dispatches.Count == 0)
            return ScorecardRoutes.NotIssued;
        return Answer.Ok(
            new MailsOnWire(await issues.MailsAsync(region, dispatches, context.RequestAborted)),
            ScorecardJson.Wire.MailsOnWire);
    }
}

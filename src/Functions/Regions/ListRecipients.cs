using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>Everyone who gets the scorecard, in the order of ids.</summary>
internal static class ListRecipients
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, RegionStore regions, IRegionStorage storage)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var after = paging.After.Length == 0 ? "" : RowKeys.Recipient(paging.After);
        var rows = await storage.ListAsync(region, RowKeys.Recipients, after, paging.Limit + 1, context.RequestAborted);
        var page = paging.Cut([.. rows.Select(RegionDocuments.ReadRecipient)], recipient => recipient.Id);
        return Answer.Ok(page, RegionsJson.Wire.PageRecipient);
    }
}

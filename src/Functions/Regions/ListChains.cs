using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>The chains of a region, in the order of tables.</summary>
internal static class ListChains
{
    public static async Task<IResult> Handle(HttpContext context, string region, RegionStore regions)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        return await regions.LoadAsync(region, context.RequestAborted) is { } registry
            ? Answer.Ok(paging.Of(registry.Chains, chain => chain.Key), RegionsJson.Wire.PageChain)
            : RegionRoutes.NoSuchRegion(region);
    }
}

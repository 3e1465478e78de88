using Leads.Domain;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>All regions, in the order of their ids.</summary>
internal static class ListRegions
{
    public static async Task<IResult> Handle(HttpContext context, IRegionStorage storage, RegionStore regions)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        var found = new List<Region>();
        var ids = (await storage.ListRegionsAsync(context.RequestAborted))
            .Where(id => string.CompareOrdinal(id, paging.After) > 0
                && context.Caller().RolesIn(id) != Roles.None);
        foreach (var id in ids.Take(paging.Limit + 1))
        {
            if (await regions.LoadAsync(id, context.RequestAborted) is { } registry)
                found.Add(registry.Region);
        }

        return Answer.Ok(paging.Cut(found, region => region.Id), RegionsJson.Wire.PageRegion);
    }
}

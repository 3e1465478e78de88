using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>One region with all its settings.</summary>
internal static class GetRegion
{
    public static async Task<IResult> Handle(HttpContext context, string region, RegionStore regions) =>
        await regions.LoadAsync(region, context.RequestAborted) is { } registry
            ? Answer.Document(registry.Row(RowKeys.Region)!.Body)
            : RegionRoutes.NoSuchRegion(region);
}

using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>The targets of a year.</summary>
internal static class GetTargets
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, string year, RegionStore regions, IRegionStorage storage)
    {
        if (!RegionRoutes.TryReadYear(year, out var number))
            return RegionRoutes.NoSuchYear;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        return await storage.FindAsync(region, RowKeys.Targets(number), context.RequestAborted) is { } row
            ? Answer.Document(row.Body)
            : Problem.NotFound(new($"{number} 年还没有目标。", $"No targets are set for {number}."));
    }
}

using Leads.Domain;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>The targets of a year; none, and no ETag, where nobody has set any.</summary>
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
            : Answer.Ok(new Targets { Year = number }, RegionsJson.Wire.Targets);
    }
}

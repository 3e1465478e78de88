using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Views;

/// <summary>The shared views, by name.</summary>
internal static class ListViews
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, RegionStore regions, IRegionStorage storage)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var views = (await storage.ListAllAsync(region, ViewRoutes.Prefix))
            .Select(row => JsonSerializer.Deserialize(row.Body.Span, ViewsJson.Stored.LedgerView)!)
            .OrderBy(view => view.Name, StringComparer.Ordinal);
        return Answer.Ok(new ViewsOnWire([.. views]), ViewsJson.Wire.ViewsOnWire);
    }
}

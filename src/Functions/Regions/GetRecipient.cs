using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>One recipient.</summary>
internal static class GetRecipient
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, string id, RegionStore regions, IRegionStorage storage)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        return await storage.FindAsync(region, RowKeys.Recipient(id), context.RequestAborted) is { } row
            ? Answer.Document(row.Body)
            : Problem.NotFound(Say.NoSuch(RegionRoutes.RecipientWord, id));
    }
}

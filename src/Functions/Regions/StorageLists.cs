using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

internal static class StorageLists
{
    private const int PageSize = 1000;

    /// <summary>Every row with this prefix: for lists that are short by their nature.</summary>
    public static async Task<IReadOnlyList<Row>> ListAllAsync(this IRegionStorage storage, string region, string prefix)
    {
        var all = new List<Row>();
        while (true)
        {
            var page = await storage.ListAsync(
                region, prefix, all.Count == 0 ? "" : all[^1].Key, PageSize, CancellationToken.None);
            all.AddRange(page);
            if (page.Count < PageSize)
                return all;
        }
    }
}

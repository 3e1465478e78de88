using System.Runtime.CompilerServices;
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

    /// <summary>Every row with this prefix in the order of keys, a page in memory at a time.</summary>
    public static async IAsyncEnumerable<Row> RowsAsync(
        this IRegionStorage storage, string region, string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken, string after = "")
    {
        while (true)
        {
            var page = await storage.ListAsync(region, prefix, after, PageSize / 2, cancellationToken);
            foreach (var row in page)
                yield return row;
            if (page.Count < PageSize / 2)
                yield break;
            after = page[^1].Key;
        }
    }
}

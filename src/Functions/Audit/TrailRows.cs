using System.Runtime.CompilerServices;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>
/// The rows of a trail as the export has them: deeds and settings newest first, then projects in the order of entry, each
/// from its first version on. A page goes on after a row's key, so nothing is read twice.
/// </summary>
internal static class TrailRows
{
    private const int AtATime = 500;

    /// <summary>The part that a row belongs to; null for a row of no trail.</summary>
    public static TrailPart? PartOf(string key) =>
        NumberedChain.Activity.NumberOf(key) is not null ? TrailPart.Activity
        : NumberedChain.Settings.NumberOf(key) is not null || key.StartsWith(RowKeys.UnchainedHistory, StringComparison.Ordinal)
            ? TrailPart.Settings
        : ProjectStore.IsHistory(key) ? TrailPart.Projects
        : null;

    public static async IAsyncEnumerable<Row> ReadAsync(
        IRegionStorage storage, string region, TrailPart? only, string after,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var from = PartOf(after);
        foreach (var part in Enum.GetValues<TrailPart>().Where(part => (only ?? part) == part && (from ?? part) <= part))
        {
            var rows = part switch
            {
                TrailPart.Activity => NewestFirstAsync(storage, region, NumberedChain.Activity, AfterIn(part), stop),
                TrailPart.Settings => SettingsAsync(storage, region, AfterIn(part), stop),
                TrailPart.Projects => ProjectsAsync(storage, region, AfterIn(part), stop),
            };
            await foreach (var row in rows)
                yield return row;
        }

        string AfterIn(TrailPart part) => from == part ? after : "";
    }

    private static async IAsyncEnumerable<Row> NewestFirstAsync(
        IRegionStorage storage, string region, NumberedChain chain, string after,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var newest = chain.NumberOf(after) - 1
            ?? ChainEnd.Of(await storage.FindAsync(region, chain.EndKey, stop)).Number;
        while (newest > 0)
        {
            var count = Math.Min(newest, AtATime);
            var rows = await storage.FindAllAsync(
                region, [.. Enumerable.Range(newest - count + 1, count).Select(chain.KeyOf)], stop);
            foreach (var row in rows.OrderByDescending(row => row.Key, StringComparer.Ordinal))
                yield return row;
            newest -= count;
        }
    }

    /// <summary>What versions that chained nothing wrote comes after what is chained, in its own order.</summary>
    private static async IAsyncEnumerable<Row> SettingsAsync(
        IRegionStorage storage, string region, string after, [EnumeratorCancellation] CancellationToken stop)
    {
        var isOld = after.StartsWith(RowKeys.UnchainedHistory, StringComparison.Ordinal);
        if (!isOld)
        {
            await foreach (var row in NewestFirstAsync(storage, region, NumberedChain.Settings, after, stop))
                yield return row;
        }

        await foreach (var row in storage.RowsAsync(region, RowKeys.UnchainedHistory, stop, isOld ? after : ""))
            yield return row;
    }

    /// <summary>Ids are hexadecimal: the rows of settings come after all of them.</summary>
    private static async IAsyncEnumerable<Row> ProjectsAsync(
        IRegionStorage storage, string region, string after, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in storage.RowsAsync(region, ProjectStore.Histories, stop, after))
        {
            if (PartOf(row.Key) != TrailPart.Projects)
                yield break;
            yield return row;
        }
    }
}

using System.Collections.Concurrent;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Reads entities by their keys: one by one, several at a time. Where many are wanted that lie close together, pages of
/// the range are cheaper; a page that holds mostly others ends that.
/// </summary>
internal sealed class KeyedReads(RegionTable table, RegionScan scan)
{
    private const int Many = 100;
    private const int Dense = TableLimits.MostEntities / 10;

    /// <summary>Those that exist, in no promised order.</summary>
    public async Task<IReadOnlyCollection<ReadRow>> ReadAsync(
        string partition, IEnumerable<string> rowKeys, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var keys = rowKeys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var found = new ConcurrentBag<ReadRow>();
        var from = keys.Count > Many
            ? await ReadDenseAsync(partition, keys, columns, found, cancellationToken)
            : 0;
        await Together.ForEachAsync(
            keys.Skip(from),
            async (key, stop) =>
            {
                var entity = await table.FindAsync(partition, key, columns, stop);
                if (await scan.ResolveAsync(partition, entity, stop) is { } row)
                    found.Add(row);
            },
            cancellationToken);
        return found;
    }

    /// <summary>Reads pages as long as they hold enough of what is wanted; answers how many keys are done.</summary>
    private async Task<int> ReadDenseAsync(
        string partition, List<string> keys, IReadOnlyList<string> columns, ConcurrentBag<ReadRow> found,
        CancellationToken cancellationToken)
    {
        var done = 0;
        while (keys.Count - done > Many)
        {
            var query = new TableQuery(partition)
            {
                From = keys[done],
                Below = KeyEncoding.Beyond(keys[^1]),
                Select = columns,
            };
            var page = await table.QueryAsync(query, null, cancellationToken);
            var end = page.Continuation is null ? keys.Count : EndOf(page, keys, done);
            var wanted = keys.GetRange(done, end - done).ToHashSet(StringComparer.Ordinal);
            foreach (var entity in page.Entities.Where(entity => wanted.Contains(entity.RowKey)))
                if (await scan.ResolveAsync(partition, entity, cancellationToken) is { } row)
                    found.Add(row);
            var isDense = end - done >= Dense || end == keys.Count;
            done = end;
            if (!isDense)
                break;
        }

        return done;
    }

    /// <summary>How many keys the page has dealt with: those up to its last one.</summary>
    private static int EndOf(EntityPage page, List<string> keys, int done)
    {
        if (page.Entities.Count == 0)
            return done;
        var at = keys.BinarySearch(page.Entities[^1].RowKey, StringComparer.Ordinal);
        return at >= 0 ? at + 1 : ~at;
    }
}

using System.Collections.Concurrent;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Which regions there are: a row for each in a partition of its own, written before the region's first commit and
/// confirmed after it, so that a region with rows is never missing and one without is not told of.
/// </summary>
internal sealed class RegionIndex(RegionTable table, RegionScan scan)
{
    private const string Confirmed = "Confirmed";

    private static readonly string[] s_columns = [Confirmed];

    private readonly ConcurrentDictionary<string, bool> _confirmed = new(StringComparer.Ordinal);

    /// <summary>In ordinal order.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var regions = new List<string>();
        var query = new TableQuery(OwnKeys.Regions) { Select = s_columns, Bare = true };
        for (string? continuation = null, next = ""; next is not null; continuation = next)
        {
            var page = await table.QueryAsync(query, continuation, cancellationToken);
            foreach (var entity in page.Entities)
                if (KeyEncoding.Decode(entity.RowKey) is { } region
                    && await IsThereAsync(region, entity.Flag(Confirmed) == true, cancellationToken))
                    regions.Add(region);
            next = page.Continuation;
        }

        regions.Sort(StringComparer.Ordinal);
        return regions;
    }

    /// <summary>Before a commit: the region is named, if not yet for certain.</summary>
    public async Task NameAsync(string region)
    {
        if (IsOwn(region) || _confirmed.ContainsKey(region))
            return;
        var key = KeyEncoding.Encode(region);
        var known = await table.FindAsync(OwnKeys.Regions, key, s_columns, CancellationToken.None);
        if (known is null
            && !await WriteAsync(new EntityChange.Insert(key, new EntityProperties { { Confirmed, false } })))
            throw new StorageBusyException("Azure Storage does not answer; nothing of the commit is written.");
        if (known?.Flag(Confirmed) == true)
            _confirmed[region] = true;
    }

    /// <summary>After a commit that is done, and nothing changes that: where it fails the next one does it.</summary>
    public async Task ConfirmAsync(string region)
    {
        if (IsOwn(region) || _confirmed.ContainsKey(region))
            return;
        try
        {
            if (await WriteAsync(new EntityChange.Put(
                KeyEncoding.Encode(region), new EntityProperties { { Confirmed, true } })))
                _confirmed[region] = true;
        }
        catch (StorageFailedException)
        {
            // The region is named; a list looks whether it has rows.
        }
    }

    /// <summary>The installation's own partitions are no regions.</summary>
    private static bool IsOwn(string region) => region.StartsWith('_');

    /// <summary>False where no answer came. To write it again does no harm.</summary>
    private async Task<bool> WriteAsync(EntityChange change)
    {
        var doubts = new Doubts();
        while (await table.SubmitAsync(OwnKeys.Regions, [change]) is BatchOutcome.Unknown unknown)
            if (!await doubts.WaitAsync(unknown))
                return false;
        return true;
    }

    private async Task<bool> IsThereAsync(string region, bool isConfirmed, CancellationToken cancellationToken)
    {
        if (isConfirmed)
            _confirmed[region] = true;
        else if (await HasRowsAsync(region, cancellationToken))
            await ConfirmAsync(region);
        else
            return false;
        return true;
    }

    private async Task<bool> HasRowsAsync(string region, CancellationToken cancellationToken)
    {
        var all = new KeyRange(KeyEncoding.Encode(region), null, KeyEncoding.Beyond(""), Columns.Rows) { Most = 1 };
        return (await scan.ReadAsync(all, row => row.ToRow(), cancellationToken)).Count > 0;
    }
}

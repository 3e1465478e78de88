using System.Collections.Concurrent;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>
/// The registries of regions, kept in memory. On one box this process makes every write, so what is kept is exact; with
/// Azure storage other instances write too, so it is read again after a few seconds.
/// </summary>
public sealed class RegionStore(IRegionStorage storage, LeadsOptions options, TimeProvider clock)
{
    private static readonly TimeSpan s_shared = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Whether other processes may write registries too.</summary>
    internal bool IsShared => options.Storage is not StorageChoice.Sqlite;

    /// <summary>The region's registry; null when there is no such region.</summary>
    public async Task<Registry?> LoadAsync(string region, CancellationToken cancellationToken)
    {
        if (!RegionIds.IsValid(region))
            return null;
        if (_entries.TryGetValue(region, out var entry) && IsFresh(entry))
            return await entry.Registry.WaitAsync(cancellationToken);
        ForgetOld();
        entry = new Entry(new Lazy<Task<Registry?>>(() => ReadAsync(region)), clock.GetTimestamp());
        _entries[region] = entry;
        return await KeepIfFoundAsync(region, entry, cancellationToken);
    }

    /// <summary>The registry as it is stored now.</summary>
    internal Task<Registry?> LoadNowAsync(string region, CancellationToken cancellationToken)
    {
        if (IsShared)
            Forget(region);
        return LoadAsync(region, cancellationToken);
    }

    /// <summary>Reads it again next time. Whoever writes its rows past <see cref="Writes"/> calls this.</summary>
    public void Forget(string region) => _entries.TryRemove(region, out _);

    internal void Notice(string region, IEnumerable<Operation> operations)
    {
        if (operations.Any(TouchesRegistry))
            Forget(region);
    }

    /// <summary>Those that would be read again anyway take no memory.</summary>
    private void ForgetOld()
    {
        foreach (var entry in _entries.Where(entry => !IsFresh(entry.Value)))
            _entries.TryRemove(entry);
    }

    private bool IsFresh(Entry entry) => !IsShared || clock.GetElapsedTime(entry.At) < s_shared;

    private async Task<Registry?> KeepIfFoundAsync(string region, Entry entry, CancellationToken cancellationToken)
    {
        Registry? registry = null;
        try
        {
            registry = await entry.Registry.WaitAsync(cancellationToken);
            return registry;
        }
        finally
        {
            if (registry is null)
                _entries.TryRemove(KeyValuePair.Create(region, entry));
        }
    }

    private async Task<Registry?> ReadAsync(string region)
    {
        // The stamp first: a change that comes while the others are read makes it void, and with it what is decided here.
        var stamp = await storage.FindAsync(region, RowKeys.Stamp, CancellationToken.None);
        if (await storage.FindAsync(region, RowKeys.Region, CancellationToken.None) is not { } document)
            return null;
        List<Row> rows = stamp is null ? [document] : [stamp, document];
        rows.AddRange(await storage.ListAllAsync(region, RowKeys.Chains));
        rows.AddRange(await storage.ListAllAsync(region, RowKeys.Units));
        return new Registry(
            RegionDocuments.ReadRegion(region, document, options.TimeZone),
            rows.ToDictionary(row => row.Key, StringComparer.Ordinal));
    }

    private static bool TouchesRegistry(Operation operation) => operation switch
    {
        Operation.Insert insert => RowKeys.IsRegistry(insert.Key),
        Operation.InsertIfAbsent insert => RowKeys.IsRegistry(insert.Key),
        Operation.Replace replace => RowKeys.IsRegistry(replace.Key),
        Operation.Put put => RowKeys.IsRegistry(put.Key),
        Operation.Delete delete => RowKeys.IsRegistry(delete.Key),
        _ => false,
    };

    private sealed class Entry(Lazy<Task<Registry?>> registry, long at)
    {
        public Task<Registry?> Registry => registry.Value;

        public long At { get; } = at;
    }
}

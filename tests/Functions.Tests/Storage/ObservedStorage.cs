using System.Collections.Concurrent;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

/// <summary>
/// A real storage as one process sees it over a network: every call is counted, and may take its time or fail on its
/// way there or back.
/// </summary>
internal sealed class ObservedStorage(
    IRegionStorage storage, Func<string, Task>? before = null, Func<string, Task>? after = null) : IRegionStorage
{
    private readonly ConcurrentQueue<string> _calls = [];

    /// <summary>The names of all calls so far, in their order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    public StorageHealth Health => storage.Health;

    /// <summary>The calls that something makes, if nothing else runs.</summary>
    public async Task<IReadOnlyList<string>> CallsOfAsync(Func<Task> work)
    {
        var count = _calls.Count;
        await work();
        return [.. _calls.Skip(count)];
    }

    public Task<IReadOnlyList<string>> ListRegionsAsync(CancellationToken cancellationToken) =>
        CallAsync("ListRegions", () => storage.ListRegionsAsync(cancellationToken));

    public Task<Row?> FindAsync(string region, string key, CancellationToken cancellationToken) =>
        CallAsync("Find", () => storage.FindAsync(region, key, cancellationToken));

    public Task<IReadOnlyList<Row>> FindAllAsync(
        string region, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        CallAsync("FindAll", () => storage.FindAllAsync(region, keys, cancellationToken));

    public Task<IReadOnlyList<Row>> ListAsync(
        string region, string prefix, string after, int limit, CancellationToken cancellationToken) =>
        CallAsync("List", () => storage.ListAsync(region, prefix, after, limit, cancellationToken));

    public Task ReadPackedAsync(string region, Action<PackedRow> each, CancellationToken cancellationToken) =>
        CallAsync("ReadAllPacked", async () =>
        {
            await storage.ReadPackedAsync(region, each, cancellationToken);
            return 0;
        });

    public Task ReadPackedAsync(
        string region, IReadOnlyList<Guid> projects, Action<PackedRow> each, CancellationToken cancellationToken) =>
        CallAsync("ReadPacked", async () =>
        {
            await storage.ReadPackedAsync(region, projects, each, cancellationToken);
            return 0;
        });

    public Task<PendingChanges> ReadPendingAsync(string region, int limit, CancellationToken cancellationToken) =>
        CallAsync("ReadPending", () => storage.ReadPendingAsync(region, limit, cancellationToken));

    public Task<int> CountPendingAsync(string region, CancellationToken cancellationToken) =>
        CallAsync("CountPending", () => storage.CountPendingAsync(region, cancellationToken));

    public Task<BoardSight> SeeBoardAsync(string region, string? known, CancellationToken cancellationToken) =>
        CallAsync("SeeBoard", () => storage.SeeBoardAsync(region, known, cancellationToken));

    public Task<CommitResult> CommitAsync(
        string region, IReadOnlyList<Operation> operations, CancellationToken cancellationToken) =>
        CallAsync("Commit", () => storage.CommitAsync(region, operations, cancellationToken));

    public Task TidyAsync(string region, CancellationToken cancellationToken) => CallAsync("Tidy", async () =>
    {
        await storage.TidyAsync(region, cancellationToken);
        return 0;
    });

    private async Task<T> CallAsync<T>(string name, Func<Task<T>> call)
    {
        _calls.Enqueue(name);
        if (before is not null)
            await before(name);
        var answer = await call();
        if (after is not null)
            await after(name);
        return answer;
    }
}

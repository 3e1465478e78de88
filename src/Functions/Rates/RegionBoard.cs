using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>
/// One region's packed facts in memory and the board they gave. State-based: a pending row says which project to look
/// at again, never what to add, so that duplicates, reordering and crashes are harmless.
/// </summary>
internal sealed partial class RegionBoard(
    string region, IRegionStorage storage, RegionStore regions, TimeProvider clock, ILogger logger) : IDisposable
{
    private const int PassLimit = 20_000;

    private readonly SemaphoreSlim turn = new(1);
    private readonly ReaderWriterLockSlim gate = new();
    private RegionFacts? facts;
    private Board? board;
    private Registry? registryOfBoard;
    private long version = -1;

    public void Dispose()
    {
        turn.Dispose();
        gate.Dispose();
    }

    public async Task FoldAsync(CancellationToken cancellationToken)
    {
        while (await FoldOnceAsync(cancellationToken))
        {
        }
    }

    public async Task<StandingBoard> BoardAsync(CancellationToken cancellationToken)
    {
        // Counted first: a fold in between may only make the board newer than it says.
        var pending = await storage.CountPendingAsync(region, cancellationToken);
        var standing = await StandingAsync(await RegistryAsync(cancellationToken), cancellationToken);
        return standing with { Pending = pending };
    }

    public async Task<T> ReadAsync<T>(Func<RegionFacts, Registry, T> read, CancellationToken cancellationToken)
    {
        var registry = await RegistryAsync(cancellationToken);
        if (await TakeAsync(cancellationToken) >= PassLimit)
            await FoldAsync(cancellationToken);
        gate.EnterReadLock();
        try
        {
            return read(facts!, registry);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Takes what is pending into the facts; how many rows that were.</summary>
    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return (await CatchUpAsync(cancellationToken)).Count;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Registry> RegistryAsync(CancellationToken cancellationToken) =>
        await regions.LoadAsync(region, cancellationToken)
        ?? throw new InvalidOperationException($"There is no region {region}.");

    private async Task<StandingBoard> StandingAsync(Registry registry, CancellationToken cancellationToken)
    {
        var today = registry.Today(clock);
        if (Current(registry, today) is { } known)
            return known;
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (board is null && facts is null)
                await RecallAsync(registry, cancellationToken);
            if (Current(registry, today) is { } recalled)
                return recalled;
            await CatchUpAsync(cancellationToken);
            Compute(registry);
            return new StandingBoard(board!, version, 0);
        }
        finally
        {
            turn.Release();
        }
    }

    private StandingBoard? Current(Registry registry, DateOnly today) =>
        board is { } standing && standing.AsOf == today && ReferenceEquals(registryOfBoard, registry)
            ? new StandingBoard(standing, version, 0)
            : null;

    /// <summary>
    /// Takes the stored board as it is: a new process answers standard questions before it has read facts.
    /// </summary>
    private async Task RecallAsync(Registry registry, CancellationToken cancellationToken)
    {
        var row = await storage.FindAsync(region, IRegionStorage.BoardKey, cancellationToken);
        if (row is null)
        {
            version = 0;
            return;
        }

        var stored = JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.BoardDocument)!;
        version = stored.Version;
        if (stored.Registry == BoardDocument.Fingerprint(registry))
            (board, registryOfBoard) = (stored.ToBoard(registry.Region.Settings), registry);
    }

    /// <summary>One pass; true when there may be more to do.</summary>
    private async Task<bool> FoldOnceAsync(CancellationToken cancellationToken)
    {
        var registry = await RegistryAsync(cancellationToken);
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (version < 0)
                await RecallAsync(registry, cancellationToken);
            var pending = await CatchUpAsync(cancellationToken);
            if (pending.Count == 0 && Current(registry, registry.Today(clock)) is not null)
                return false;
            Compute(registry);
            version++;
            await KeepAsync(registry, pending, cancellationToken);
            return pending.Count >= PassLimit;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Board and the pending rows that it shows leave in one commit.</summary>
    private async Task KeepAsync(Registry registry, IReadOnlyList<PendingRow> pending,
        CancellationToken cancellationToken)
    {
        var document = BoardDocument.Of(board!, version, BoardDocument.Fingerprint(registry), clock.GetUtcNow());
        await storage.CommitAsync(
            region,
            [
                new Operation.Put(
                    IRegionStorage.BoardKey,
                    JsonSerializer.SerializeToUtf8Bytes(document, ProjectsJson.Stored.BoardDocument)),
                new Operation.DeletePending([.. pending.Select(p => p.Sequence)]),
            ],
            cancellationToken);
    }

    private void Compute(Registry registry)
    {
        board = Board.Compute(
            facts!, registry.Today(clock), registry.Region.Settings, registry.ChainNames(), registry.UnitNames());
        registryOfBoard = registry;
    }

    /// <summary>
    /// Reads what is pending into the facts; all of the region the first time, and when more is pending than one pass
    /// takes: of a large import the board shows all or nothing.
    /// </summary>
    private async Task<IReadOnlyList<PendingRow>> CatchUpAsync(CancellationToken cancellationToken)
    {
        var pending = (await storage.ReadPendingAsync(region, PassLimit, cancellationToken)).Rows;
        if (facts is null || pending.Count >= PassLimit)
        {
            var all = new RegionFacts();
            await storage.ReadPackedAsync(region, row => Take(all, row), cancellationToken);
            Apply(all);
        }
        else if (pending.Count > 0)
        {
            var changed = new List<(Guid Project, byte[] Packed)>(pending.Count);
            await storage.ReadPackedAsync(
                region,
                [.. pending.Select(p => p.Project).Distinct()],
                row => changed.Add((row.Project, row.Packed.ToArray())),
                cancellationToken);
            Apply(changed);
        }

        await ParkAsync(cancellationToken);
        return pending;
    }

    private void Apply(RegionFacts all)
    {
        gate.EnterWriteLock();
        facts = all;
        gate.ExitWriteLock();
    }

    private void Apply(List<(Guid Project, byte[] Packed)> changed)
    {
        gate.EnterWriteLock();
        try
        {
            foreach (var (project, packed) in changed)
                Take(facts!, new PackedRow(project, packed));
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }
}

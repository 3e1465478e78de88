using Leads.Domain.Rates;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>
/// One region's packed facts in memory. They belong to a version of the board: they hold whatever it shows. Seen with
/// that same board, what is pending is all that they can miss; of another one's folds the changes are gone. Nothing is
/// ever added: of a project the newest facts stand, so that duplicates and disorder are harmless.
/// </summary>
internal sealed partial class KeptFacts(string region, IRegionStorage storage, TimeProvider clock, ILogger logger)
    : IDisposable
{
    private readonly ReaderWriterLockSlim gate = new();
    private RegionFacts? facts;
    private string? etag;
    private long version;

    /// <summary>About how much memory they take.</summary>
    public long Bytes => Volatile.Read(ref facts)?.Bytes ?? 0;

    /// <summary>For whoever has the region's turn, so that nobody changes them meanwhile.</summary>
    public RegionFacts Facts => facts!;

    public void Dispose() => gate.Dispose();

    /// <summary>Reads them under a lock; somebody must have caught up before.</summary>
    public T Read<T>(Func<RegionFacts, T> read)
    {
        gate.EnterReadLock();
        try
        {
            return read(facts!);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>
    /// Takes in all that was acknowledged when board and changes were seen, and maybe more. One caller at a time.
    /// </summary>
    /// <param name="everything">Reads all of the region, whatever is known.</param>
    public async Task<CaughtUp> CatchUpAsync(
        KnownBoard board, IReadOnlyList<PendingRow> rows, bool everything, CancellationToken cancellationToken)
    {
        var follows = !everything && TryFollow(board);
        if (!follows)
            await ReadAllAsync(cancellationToken);
        var pending = Newest(rows);
        await TakeAsync(pending, cancellationToken);
        await ParkAsync(cancellationToken);
        BelongTo(board);
        return new CaughtUp(pending, ReadAll: !follows);
    }

    /// <summary>What these facts belong to from now on: a board that was computed from them.</summary>
    public void BelongTo(KnownBoard board) => (etag, version) = (board.ETag, board.Version);

    /// <summary>Takes in what others folded since; false when only reading all of the region can tell.</summary>
    private bool TryFollow(KnownBoard board)
    {
        if (facts is not null && board.ETag == etag)
            return true;
        return facts is not null && board.Version > version && board.Recent.Since(version) is { } missed
            && Take(missed.Select(project => KeyValuePair.Create(project.Project, project.Packed))).Count == 0;
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new RegionFacts();
        await storage.ReadPackedAsync(region, row => TakeOrPark(all, row.Project, row.Packed), cancellationToken);
        gate.EnterWriteLock();
        facts = all;
        gate.ExitWriteLock();
    }

    /// <summary>
    /// Changes of several processes are only about in order: of each project the newest facts count, unless one of its
    /// changes says to read them.
    /// </summary>
    private static Dictionary<Guid, ReadOnlyMemory<byte>> Newest(IReadOnlyList<PendingRow> rows)
    {
        var newest = new Dictionary<Guid, ReadOnlyMemory<byte>>(rows.Count);
        foreach (var row in rows)
        {
            if (!newest.TryGetValue(row.Project, out var known) || AgeOf(row.Packed) >= AgeOf(known))
                newest[row.Project] = row.Packed;
        }

        return newest;

        static int AgeOf(ReadOnlyMemory<byte> packed) =>
            packed.IsEmpty ? int.MaxValue : FactPacking.VersionOf(packed.Span);
    }

    /// <summary>Takes facts in; those that do not lie with the change, or cannot be read there, as they are now.</summary>
    private async Task TakeAsync(
        Dictionary<Guid, ReadOnlyMemory<byte>> pending, CancellationToken cancellationToken)
    {
        var unread = Take(pending);
        if (unread.Count == 0)
            return;
        foreach (var project in unread)
            pending.Remove(project);
        var found = new Dictionary<Guid, ReadOnlyMemory<byte>>();
        await storage.ReadPackedAsync(
            region, unread, row => found[row.Project] = row.Packed.ToArray(), cancellationToken);
        gate.EnterWriteLock();
        try
        {
            foreach (var (project, packed) in found)
            {
                if (TakeOrPark(facts!, project, packed.Span))
                    pending[project] = packed;
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Takes facts in; the projects of which there was nothing to take.</summary>
    private List<Guid> Take(IEnumerable<KeyValuePair<Guid, ReadOnlyMemory<byte>>> newest)
    {
        var unread = new List<Guid>();
        gate.EnterWriteLock();
        try
        {
            foreach (var (project, packed) in newest)
            {
                if (packed.IsEmpty || !CanTake(facts!, project, packed.Span))
                    unread.Add(project);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }

        return unread;
    }
}

/// <summary>What catching up brought.</summary>
/// <param name="Pending">The newest facts of each project that is pending; without those that cannot be read.</param>
/// <param name="ReadAll">All of the region was read, changes among it that came after what was seen.</param>
internal sealed record CaughtUp(IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> Pending, bool ReadAll);

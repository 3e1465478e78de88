using System.Collections.Concurrent;
using Leads.Domain.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>
/// The facts and boards of the regions that this process was asked for of late. Other processes may work on the same
/// regions, so what is kept of one may be forgotten at any time: whoever is at it goes on with what it has, and the
/// next one reads it again.
/// </summary>
/// <param name="mostBytes">
/// About how much memory they may take; null = a quarter of what the process may have. The region that is asked for is
/// kept whatever it takes.
/// </param>
public sealed class RegionBoards(
    IRegionStorage storage, RegionStore regions, TimeProvider clock, ILogger<RegionBoards> logger,
    long? mostBytes = null)
{
    private readonly ConcurrentDictionary<string, RegionBoard> boards = new(StringComparer.Ordinal);
    private readonly long most = mostBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4;
    private readonly Lock gate = new();
    private long asked;

    /// <summary>How many regions are in memory.</summary>
    internal int Kept => boards.Count;

    /// <summary>
    /// Brings a region's facts up to date from the pending rows, computes the board, and commits board and done rows
    /// at once. Any number of calls, in any order, at once or after a crash, end in the same board.
    /// </summary>
    public Task FoldAsync(string region, CancellationToken cancellationToken) => Of(region).FoldAsync(cancellationToken);

    /// <summary>The board as of today, and how many changes it does not show yet.</summary>
    public Task<StandingBoard> BoardAsync(string region, CancellationToken cancellationToken) =>
        Of(region).BoardAsync(cancellationToken);

    /// <summary>
    /// Whether the stored board is of today and of the registry as it is and shows every change, and how many it does
    /// not show. Nothing is computed.
    /// </summary>
    public Task<(bool IsCurrent, int Pending)> LookAsync(string region, CancellationToken cancellationToken) =>
        Of(region).LookAsync(cancellationToken);

    /// <summary>
    /// Reads the facts of a region, every acknowledged change included. The function runs under a lock: it computes,
    /// it does not wait.
    /// </summary>
    public async Task<T> ReadAsync<T>(
        string region, Func<RegionFacts, Registry, T> read, CancellationToken cancellationToken) =>
        (await Of(region).ReadAsync(read, cancellationToken)).Answer;

    /// <summary>The same with the board's version, and how many changes it did not show then.</summary>
    public Task<FactsAnswer<T>> AskAsync<T>(
        string region, Func<RegionFacts, Registry, T> read, CancellationToken cancellationToken) =>
        Of(region).ReadAsync(read, cancellationToken);

    /// <summary>Folds, and gives the facts with the board that is stored of exactly them.</summary>
    internal Task<BoardWithFacts> SnapshotAsync(string region, CancellationToken cancellationToken) =>
        Of(region).SnapshotAsync(cancellationToken);

    private RegionBoard Of(string region)
    {
        if (!boards.TryGetValue(region, out var board))
        {
            lock (gate)
            {
                board = boards.GetOrAdd(region, id => new RegionBoard(id, storage, regions, clock, logger));
                board.Asked = Interlocked.Increment(ref asked);
                MakeRoom(board);
            }
        }

        board.Asked = Interlocked.Increment(ref asked);
        return board;
    }

    /// <summary>Whoever comes in pushes out those whom nobody has asked for for longest.</summary>
    private void MakeRoom(RegionBoard newest)
    {
        var bytes = boards.Sum(board => board.Value.Bytes);
        foreach (var (region, board) in boards.OrderBy(board => board.Value.Asked))
        {
            if (bytes <= most)
                return;
            if (board != newest && boards.TryRemove(region, out _))
                bytes -= board.Bytes;
        }
    }
}

/// <summary>A board with the state it was computed at.</summary>
/// <param name="Board">The answers to the standard questions.</param>
/// <param name="Version">Grows by one with every fold of the region.</param>
/// <param name="Pending">Changes that it may not show yet.</param>
public sealed record StandingBoard(Board Board, long Version, int Pending);

/// <summary>What the facts answered, every acknowledged change included.</summary>
/// <param name="Version">The version of the board then.</param>
/// <param name="Pending">Changes that this board did not show yet.</param>
public sealed record FactsAnswer<T>(T Answer, long Version, int Pending);

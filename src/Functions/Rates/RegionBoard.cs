using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>
/// One region's board, which any number of processes fold and read. State-based: a pending row says which facts stand
/// now, never what to add, so that duplicates, reordering, crashes and others at the same work are harmless.
/// </summary>
internal sealed class RegionBoard(
    string region, IRegionStorage storage, RegionStore regions, TimeProvider clock, ILogger logger) : IDisposable
{
    private const int PassLimit = 20_000;

    // A board and one made for the day, with what the last folds took in.
    private const int BoardBytes = 128 << 10;

    // On Azure a commit of more than 100 rows is written twice.
    private const int DeletedWithBoard = 90;
    private const int DeletedAtOnce = 99;
    private const int DeletionsSideBySide = 4;

    private readonly SemaphoreSlim turn = new(1);
    private readonly KeptFacts facts = new(region, storage, clock, logger);
    private volatile KnownBoard known = KnownBoard.None;
    private volatile MadeBoard? made;
    private volatile RegistryPrint? print;

    /// <summary>When it was asked for last, counted in questions to all regions.</summary>
    public long Asked { get; set; }

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => BoardBytes + facts.Bytes;

    public void Dispose()
    {
        turn.Dispose();
        facts.Dispose();
    }

    /// <summary>
    /// All that is acknowledged now is in the stored board afterwards. Whoever is beaten twice need not try again: the
    /// second winner began when the first was done, which is after this call, and saw all that this call is for.
    /// </summary>
    public async Task FoldAsync(CancellationToken cancellationToken)
    {
        for (var beaten = 0; beaten < 2;)
        {
            var pass = await FoldOnceAsync(cancellationToken);
            if (pass == Pass.Done)
                return;
            beaten += pass == Pass.Beaten ? 1 : 0;
        }
    }

    public async Task<StandingBoard> BoardAsync(CancellationToken cancellationToken)
    {
        var registry = await RegistryAsync(cancellationToken);
        var (board, pending) = await SeeAsync(registry, cancellationToken);
        return Find(board, pending, registry) ?? await MakeAsync(registry, cancellationToken);
    }

    public async Task<(bool IsCurrent, int Pending)> LookAsync(CancellationToken cancellationToken)
    {
        var registry = await RegistryAsync(cancellationToken);
        var (board, pending) = await SeeAsync(registry, cancellationToken);
        return (pending == 0 && board.Shows(registry.Today(clock), PrintOf(registry)), pending);
    }

    public async Task<FactsAnswer<T>> ReadAsync<T>(
        Func<RegionFacts, Registry, T> read, CancellationToken cancellationToken)
    {
        var registry = await RegistryAsync(cancellationToken);
        var seen = await TakeAsync(registry, cancellationToken);
        if (seen.Pending >= PassLimit)
            await FoldAsync(cancellationToken);
        return new FactsAnswer<T>(facts.Read(all => read(all, registry)), seen.Board.Version, seen.Pending);
    }

    /// <summary>A copy of the facts with the board that was stored of exactly them.</summary>
    public async Task<BoardWithFacts> SnapshotAsync(CancellationToken cancellationToken)
    {
        // While others go on writing there may be no moment at which nothing is pending; then our own fold has to do.
        for (var tries = 4; ; tries--)
        {
            var registry = await RegistryAsync(cancellationToken);
            await turn.WaitAsync(cancellationToken);
            try
            {
                var seen = await CatchUpAsync(registry, cancellationToken);
                if (seen is { Pending: 0, Row: { } row } && seen.Board.Shows(registry.Today(clock), PrintOf(registry)))
                {
                    // What was read of all the region may be newer than the board that was seen before.
                    if (seen.Caught.ReadAll)
                        continue;
                    return new BoardWithFacts(
                        facts.Facts.Copy(), KnownBoard.Of(row, registry.Region.Settings).Board!, registry);
                }

                var (board, at) = await ComputeAsync(registry, cancellationToken);
                if (await KeepAsync(board, at, seen, cancellationToken) && tries <= 0)
                    return new BoardWithFacts(facts.Facts.Copy(), board, at);
            }
            finally
            {
                turn.Release();
            }
        }
    }

    /// <summary>Catches the facts up with what is stored.</summary>
    private async Task<Seen> TakeAsync(Registry registry, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await CatchUpAsync(registry, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Registry> RegistryAsync(CancellationToken cancellationToken) =>
        await regions.LoadAsync(region, cancellationToken)
        ?? throw new InvalidOperationException($"There is no region {region}.");

    /// <summary>The stored board and how much it may not show, of one moment.</summary>
    private async Task<(KnownBoard Board, int Pending)> SeeAsync(Registry registry, CancellationToken cancellationToken)
    {
        var had = known;
        var sight = await storage.SeeBoardAsync(region, had.ETag, cancellationToken);
        return (sight.ETag == had.ETag ? had : Learn(sight.Row, registry), sight.Pending);
    }

    private KnownBoard Learn(Row? row, Registry registry) =>
        known = row is null ? KnownBoard.None : KnownBoard.Of(row, registry.Region.Settings);

    /// <summary>The board for today and this registry, as it is stored or was made for this process.</summary>
    private StandingBoard? Find(KnownBoard stored, int pending, Registry registry)
    {
        var (today, mark) = (registry.Today(clock), PrintOf(registry));
        if (stored.Shows(today, mark))
            return new StandingBoard(stored.Board!, stored.Version, pending);
        return made is { } own && own.ETag == stored.ETag && own.Board.AsOf == today && own.Print == mark
            ? new StandingBoard(own.Board, stored.Version, pending)
            : null;
    }

    /// <summary>Makes the board of a new day, or with new names, for this process; the next fold stores one.</summary>
    private async Task<StandingBoard> MakeAsync(Registry registry, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var seen = await CatchUpAsync(registry, cancellationToken);
            if (Find(seen.Board, seen.Pending, registry) is { } standing)
                return standing;
            made = new MadeBoard(seen.Board.ETag, PrintOf(registry), Compute(registry));
            return new StandingBoard(made.Board, seen.Board.Version, seen.Pending);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Pass> FoldOnceAsync(CancellationToken cancellationToken)
    {
        var registry = await RegistryAsync(cancellationToken);
        await turn.WaitAsync(cancellationToken);
        try
        {
            var seen = await CatchUpAsync(registry, cancellationToken);
            if (seen.Pending == 0 && seen.Board.Shows(registry.Today(clock), PrintOf(registry)))
                return Pass.Done;
            var (board, at) = await ComputeAsync(registry, cancellationToken);
            if (!await KeepAsync(board, at, seen, cancellationToken))
                return Pass.Beaten;
            return seen.Pending >= PassLimit ? Pass.More : Pass.Done;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Looks at the board and what is pending, and takes both into the facts. Where more is pending than one pass takes
    /// all of the region is read: of a large import the board shows all or nothing.
    /// </summary>
    private async Task<Seen> CatchUpAsync(Registry registry, CancellationToken cancellationToken)
    {
        var (row, rows) = await storage.ReadPendingAsync(region, PassLimit, cancellationToken);
        var had = known;
        var board = row?.ETag == had.ETag ? had : Learn(row, registry);
        var caught = await facts.CatchUpAsync(board, rows, rows.Count >= PassLimit, cancellationToken);
        return new Seen(row, board, rows, caught);
    }

    private Board Compute(Registry registry) => Board.Compute(
        facts.Facts, registry.Today(clock), registry.Region.Settings, registry.ChainNames(), registry.UnitNames());

    /// <summary>
    /// The board of the facts. A change may have brought a chain or unit that is newer than the registry which this
    /// process keeps: then that is read again, or every other process would find the board's names wrong.
    /// </summary>
    private async Task<(Board Board, Registry Registry)> ComputeAsync(
        Registry registry, CancellationToken cancellationToken)
    {
        var board = Compute(registry);
        if (!regions.IsShared || registry.KnowsGroupsOf(board))
            return (board, registry);
        registry = await regions.LoadNowAsync(region, cancellationToken) ?? registry;
        return (Compute(registry), registry);
    }

    /// <summary>
    /// Board and the pending rows that it shows leave in one commit, if the board is still the one that was seen; what
    /// is too many for that follows. A row that stays because the process ends is folded once more, which is harmless.
    /// </summary>
    private async Task<bool> KeepAsync(Board board, Registry registry, Seen seen, CancellationToken cancellationToken)
    {
        var (version, mark) = (seen.Board.Version + 1, PrintOf(registry));
        // Alone on its storage, a process has nobody to catch up; what another left there before is not gone on with.
        var recent = regions.IsShared
            ? seen.Board.Recent.With(version, seen.Caught.Pending)
            : RecentFolds.None(version);
        var document = BoardDocument.Of(board, version, mark, clock.GetUtcNow()) with { Recent = recent };
        var body = JsonSerializer.SerializeToUtf8Bytes(document, ProjectsJson.Stored.BoardDocument);
        var done = seen.Rows.Select(row => row.Sequence).ToList();
        var result = await storage.CommitAsync(
            region,
            [
                seen.Board.ETag is { } etag
                    ? new Operation.Replace(IRegionStorage.BoardKey, etag, body)
                    : new Operation.Insert(IRegionStorage.BoardKey, body),
                new Operation.DeletePending([.. done.Take(DeletedWithBoard)]),
            ],
            cancellationToken);
        if (!result.Done)
            return false;
        known = new KnownBoard(result.ETags![0], version, mark, board, recent);
        facts.BelongTo(known);
        await Parallel.ForEachAsync(
            done.Skip(DeletedWithBoard).Chunk(DeletedAtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = DeletionsSideBySide, CancellationToken = cancellationToken },
            async (sequences, stop) =>
                await storage.CommitAsync(region, [new Operation.DeletePending(sequences)], stop));
        return true;
    }

    private string PrintOf(Registry registry)
    {
        var last = print;
        if (last is null || !ReferenceEquals(last.Registry, registry))
            print = last = new RegistryPrint(registry, BoardDocument.Fingerprint(registry));
        return last.Text;
    }

    private enum Pass
    {
        Done,
        More,
        Beaten,
    }

    /// <summary>The stored board and what was pending, taken into the facts.</summary>
    private sealed record Seen(Row? Row, KnownBoard Board, IReadOnlyList<PendingRow> Rows, CaughtUp Caught)
    {
        public int Pending => Rows.Count;
    }

    /// <summary>A board that is not stored, made from the facts when the stored one was that of the ETag.</summary>
    private sealed record MadeBoard(string? ETag, string Print, Board Board);

    private sealed record RegistryPrint(Registry Registry, string Text);
}

/// <summary>Facts and the board that was stored of exactly them.</summary>
/// <param name="Facts">A copy; it may be changed.</param>
/// <param name="Registry">What the board was computed with.</param>
internal sealed record BoardWithFacts(RegionFacts Facts, Board Board, Registry Registry);

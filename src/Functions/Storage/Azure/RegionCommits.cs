namespace Leads.Functions.Storage.Azure;

/// <summary>Takes commits: as one batch where they fit one, else in stages.</summary>
internal sealed class RegionCommits(
    RegionTable table, CommitFates fates, CommitRecovery recovery, TimeProvider clock, ILogger logger)
{
    private readonly RowLook _looks = new(table, fates);
    private readonly Sequences _sequences = new(clock);
    private int _underWay;

    /// <summary>Commits that are not answered yet.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    public async Task<CommitResult> CommitAsync(
        string region, IReadOnlyList<Operation> operations, RegionIndex index, CancellationToken cancellationToken)
    {
        var partition = KeyEncoding.Encode(region);
        var plan = CommitPlan.Of(operations, _sequences);
        cancellationToken.ThrowIfCancellationRequested();
        if (plan.FailsAt >= 0)
            return new CommitResult(plan.FailsAt, null);
        Interlocked.Increment(ref _underWay);
        try
        {
            await index.NameAsync(region);
            var result = await WriteAsync(partition, plan);
            if (result.Done)
                await index.ConfirmAsync(region);
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<CommitResult> WriteAsync(string partition, CommitPlan plan)
    {
        var (id, rows) = (_sequences.Next(), plan.Rows.ConvertAll(row => new RowState(row)));
        // A pending row that stays a moment longer is only folded again: so many may go with the rest as there is room.
        var gone = plan.PendingGone.ConvertAll(row => new RowState(row));
        var isSmall = Batches.FitOne(rows, state => state.Row.Weight);
        var goneAtOnce = isSmall ? gone.Take(TableLimits.MostOperations - rows.Count).ToList() : [];
        var refused = isSmall
            ? await OneBatch(partition, id).RunAsync([.. rows, .. goneAtOnce])
            : await StageAsync(partition, id, rows);
        if (refused is not null)
            return new CommitResult(refused.Row.Index, null);
        await RemoveAsync(partition, id, gone.Skip(goneAtOnce.Count));
        return new CommitResult(-1, VersionsOf(rows, plan.Operations));
    }

    private Batch OneBatch(string partition, string id) => new(table, _looks, partition, id, state => state.Change(id));

    private async Task<RowState?> StageAsync(string partition, string id, List<RowState> rows)
    {
        using var large = new LargeCommit(table, _looks, fates, recovery, clock, logger, partition, id);
        return await large.RunAsync(rows);
    }

    private async Task RemoveAsync(string partition, string id, IEnumerable<RowState> gone)
    {
        try
        {
            await Together.ForEachAsync(
                gone.Chunk(TableLimits.MostOperations),
                (batch, _) => OneBatch(partition, id).RunAsync(batch),
                CancellationToken.None,
                Together.Batches);
        }
        catch (Exception failure) when (failure is StorageFailedException or StorageBusyException)
        {
            // The commit is done. What stays pending is folded once more, which changes nothing.
        }
    }

    private static string?[] VersionsOf(List<RowState> rows, int operations)
    {
        var versions = new string?[operations];
        foreach (var state in rows.Where(state => state is { Row.Body: not null, IsDropped: false }))
            versions[state.Row.Index] = state.ETag is { } etag ? Versions.Of(etag) : Versions.Gone;
        return versions;
    }
}

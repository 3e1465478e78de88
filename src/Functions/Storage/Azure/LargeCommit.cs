namespace Leads.Functions.Storage.Azure;

/// <summary>
/// A commit that is too large for one batch. Every row is prepared beside what is there, under its version; then one
/// write of the commit's own row makes all of it everybody's at once; then the prepared takes the place of the old.
/// </summary>
internal sealed partial class LargeCommit(
    RegionTable table, RowLook looks, CommitFates fates, CommitRecovery recovery, TimeProvider clock, ILogger logger,
    string partition, string id) : IDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private CommitRow _row = new(id, Fate.Gone, default, "");
    private volatile bool _mayComeLate;

    /// <summary>
    /// The row whose condition does not hold; null when all is committed. Throws when nothing of it is, and never will
    /// be; <see cref="StorageFailedException"/> also when that cannot be known.
    /// </summary>
    public async Task<RowState?> RunAsync(IReadOnlyList<RowState> rows)
    {
        await BeginAsync();
        RowState? refused;
        try
        {
            refused = await StageAsync(rows);
            if (refused is null)
                await DecideAsync();
        }
        finally
        {
            if (_row.Fate == Fate.Committed)
                await FinishAsync(rows);
            else
                await CallOffAsync(rows);
        }

        return refused;
    }

    public void Dispose() => _turn.Dispose();

    private async Task BeginAsync()
    {
        var doubts = new Doubts();
        while (_row.Fate == Fate.Gone)
        {
            var change = new EntityChange.Insert(OwnKeys.CommitOf(id), fates.Columns(Fate.Staging));
            var outcome = await table.SubmitAsync(partition, [change]);
            if (outcome is BatchOutcome.Done done)
                _row = new CommitRow(id, Fate.Staging, clock.GetUtcNow(), done.ETags[0]!);
            else if (outcome is not BatchOutcome.Unknown unknown || await doubts.WaitAsync(unknown))
                _row = await fates.FindAsync(partition, id, CancellationToken.None) ?? _row;
            else
                throw new StorageBusyException("Azure Storage does not answer; nothing of the commit is written.");
        }
    }

    private async Task<RowState?> StageAsync(IReadOnlyList<RowState> rows)
    {
        RowState? refused = null;
        await Together.ForEachAsync(
            Batches.Cut(rows, state => state.Row.Weight),
            async (batch, _) =>
            {
                if (Volatile.Read(ref refused) is null && await StageOneAsync(batch) is { } failed)
                    Interlocked.CompareExchange(ref refused, failed, null);
            },
            CancellationToken.None,
            Together.Batches);
        return refused;
    }

    private async Task<RowState?> StageOneAsync(IReadOnlyList<RowState> rows)
    {
        await BeatAsync();
        var batch = new Batch(table, looks, partition, id, state => state.Staging(id));
        try
        {
            return await batch.RunAsync(rows);
        }
        finally
        {
            _mayComeLate |= batch.WasInDoubt;
        }
    }

    /// <summary>Says now and then that somebody is at work.</summary>
    private async Task BeatAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (clock.GetUtcNow() - _row.At > s_beat)
                _row = await fates.MoveAsync(partition, _row, Fate.Staging);
            if (_row.Fate != Fate.Staging)
                throw CalledOff();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The commit itself. The region's last commit is named with it, for whoever reads many pages.</summary>
    private async Task DecideAsync()
    {
        var last = new EntityChange.Put(
            OwnKeys.LastCommit, new EntityProperties { { StoredRow.CommitColumn, id } });
        try
        {
            _row = await fates.MoveAsync(partition, _row, Fate.Committed, last);
        }
        catch (Exception doubt) when (doubt is StorageFailedException or StorageBusyException)
        {
            await CallOffOrKnowAsync(doubt);
        }

        if (_row.Fate != Fate.Committed)
            throw CalledOff();
    }

    /// <summary>Once it is called off for certain, nothing of ours that is still under way can commit it.</summary>
    private async Task CallOffOrKnowAsync(Exception doubt)
    {
        try
        {
            _row = await fates.MoveAsync(partition, _row, Fate.CalledOff);
        }
        catch (Exception failure) when (failure is StorageFailedException or StorageBusyException)
        {
            throw new StorageFailedException("It is not known whether the commit is written.", doubt);
        }
    }

    /// <summary>
    /// What is prepared takes its place. Whatever keeps it from that, the commit stands, and others go on with it.
    /// </summary>
    private async Task FinishAsync(IReadOnlyList<RowState> rows)
    {
        var staged = Staged(rows);
        var changes = staged.Select(state => state.Finishing(id)).ToList();
        staged.ForEach(state => state.ETag = null);
        try
        {
            var etags = await new Sweep(table, partition, id).AllAsync(changes);
            for (var at = 0; at < staged.Count; at++)
                staged[at].ETag = etags[at];
            await ForgetAsync();
        }
        catch (Exception failure) when (failure is StorageFailedException or StorageBusyException)
        {
            Log.Unfinished(logger, failure, id);
        }
    }

    private async Task CallOffAsync(IReadOnlyList<RowState> rows)
    {
        try
        {
            if (_row.Fate == Fate.Staging)
                _row = await fates.MoveAsync(partition, _row, Fate.CalledOff);
            await new Sweep(table, partition).AllAsync([.. Staged(rows).Select(state => state.Undoing())]);
            if (_mayComeLate)
                await recovery.ReleaseAsync(partition, _row, CancellationToken.None);
            else
                await ForgetAsync();
        }
        catch (Exception failure) when (failure is StorageFailedException or StorageBusyException)
        {
            Log.NotUndone(logger, failure, id); // nobody but us could commit it, and we do not
        }
    }

    private static List<RowState> Staged(IReadOnlyList<RowState> rows) =>
        [.. rows.Where(state => state is { Sent: not null, ETag: not null })];

    private Task ForgetAsync() => _row.Fate == Fate.Gone
        ? Task.CompletedTask
        : Sweep.OneAsync(table, partition, new EntityChange.Delete(OwnKeys.CommitOf(id), _row.ETag));

    private static StorageBusyException CalledOff() => new(
        "The commit took so long that it was called off; nothing of it is written. Try again.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Commit {Id} is done, but its rows are not all in their place yet.")]
        public static partial void Unfinished(ILogger logger, Exception failure, string id);

        [LoggerMessage(2, LogLevel.Warning, "Commit {Id} did not happen, but what it prepared is not all gone yet.")]
        public static partial void NotUndone(ILogger logger, Exception failure, string id);
    }
}

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// One entity group transaction of a commit, sent until it is known how it ended. Nothing is written blindly: what may
/// be there is read first, so that a row that a large commit holds is never overwritten.
/// </summary>
/// <param name="change">The change of an entity that is sent; null when there is nothing to do.</param>
internal sealed class Batch(
    RegionTable table, RowLook looks, string partition, string commit, Func<RowState, EntityChange?> change)
{
    private const int MostTries = 100;

    private readonly Settlement _settlement = new(table, partition, commit);
    private readonly Doubts _doubts = new();
    private readonly Doubts _waits = new();

    /// <summary>Whether an answer stayed out: a request of ours may then arrive late.</summary>
    public bool WasInDoubt => _doubts.Any;

    /// <summary>
    /// The row whose condition does not hold; null when all is written. Throws <see cref="StorageBusyException"/> when
    /// nothing is written, <see cref="StorageFailedException"/> when nothing is or it cannot be known.
    /// </summary>
    public async Task<RowState?> RunAsync(IReadOnlyList<RowState> rows)
    {
        if (rows.FirstOrDefault(state => state.Row is { IsGuarded: true, ETag: null }) is { } hopeless)
        {
            await ReleaseAsync(hopeless.Row);
            return hopeless;
        }

        var unseen = rows.Where(state => state.Row.NeedsLook).ToList();
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await LookAsync(unseen) is { } refused)
                return refused;
            var sent = Make(rows);
            if (sent.Count == 0)
                return null;
            var (isDone, failed, again) = await SendAsync(sent);
            if (isDone || failed is not null)
                return failed;
            unseen = again;
        }

        throw new StorageBusyException("Others keep changing the same rows; nothing of the commit is written.");
    }

    private List<RowState> Make(IReadOnlyList<RowState> rows)
    {
        var sent = new List<RowState>(rows.Count);
        foreach (var state in rows)
            if ((state.Sent = change(state)) is not null)
                sent.Add(state);
        return sent;
    }

    /// <summary>Done, or the row that fails the commit, or the rows to look at before it is sent again.</summary>
    private async Task<(bool IsDone, RowState? Failed, List<RowState> Again)> SendAsync(List<RowState> sent)
    {
        switch (await table.SubmitAsync(partition, [.. sent.Select(state => state.Sent!)]))
        {
            case BatchOutcome.Done done:
                for (var at = 0; at < sent.Count; at++)
                    sent[at].ETag = done.ETags[at];
                return (true, null, []);
            case BatchOutcome.Unknown unknown:
                return (await ResolveAsync(sent, await _doubts.WaitAsync(unknown)), null, []);
            case BatchOutcome.Refused refused:
                // After a doubt it may be our own first attempt, come late, that stands in the way.
                return _doubts.Any && await ResolveAsync(sent, false, isRefused: true)
                    ? (true, null, [])
                    : await TakeAsync(sent, sent[refused.Index]);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>True when it is written after all, false when it may be sent again; otherwise throws.</summary>
    private async Task<bool> ResolveAsync(List<RowState> sent, bool mayGoOn, bool isRefused = false)
    {
        var finding = await FindOutAsync(sent);
        if (finding == Finding.Written)
            return true;
        if (finding == Finding.NotWritten && (mayGoOn || isRefused))
            return false;
        if (finding == Finding.Open && mayGoOn)
            return false;
        throw _doubts.Failure(isUntouched: finding == Finding.NotWritten);
    }

    private async Task<Finding> FindOutAsync(List<RowState> sent)
    {
        try
        {
            return await _settlement.FindAsync(sent);
        }
        catch (Exception silence) when (silence is StorageFailedException or StorageBusyException)
        {
            throw _doubts.Failure(isUntouched: false);
        }
    }

    /// <summary>What a refusal of one row means for the commit.</summary>
    private async Task<(bool IsDone, RowState? Failed, List<RowState> Again)> TakeAsync(
        List<RowState> sent, RowState refused)
    {
        switch (refused.Row.Wish)
        {
            case Wish.Replace or Wish.DeleteVersion:
                return (false, refused, []);
            case Wish.DeletePending:
                await DropMissingAsync(sent);
                return (false, null, []);
            case Wish.InsertIfAbsent:
                return (false, null, [.. sent.Where(state => state.Row.Wish == Wish.InsertIfAbsent)]);
            default:
                return (false, null, [refused]);
        }
    }

    /// <summary>Reads what is there; answers a row whose condition that fails.</summary>
    private async Task<RowState?> LookAsync(List<RowState> unseen)
    {
        while (unseen.Count > 0)
        {
            var held = new List<RowState>();
            await Together.ForEachAsync(
                unseen, async (state, _) => await LookAsync(state, held), CancellationToken.None);
            if (unseen.Concat(held).FirstOrDefault(state => state.IsRefusedBy(state.Stored)) is { } refused)
                return refused;
            if (held.FirstOrDefault(state => state.Row.IsGuarded || state.Row.Wish == Wish.Insert) is { } taken)
                return taken;
            if (held.Count > 0 && !await _waits.WaitAsync())
                throw new StorageBusyException(
                    "A large commit holds rows of this one; nothing of it is written. Try again after a moment.");
            unseen = held;
        }

        return null;
    }

    private async Task LookAsync(RowState state, List<RowState> held)
    {
        var look = await looks.LookAsync(partition, state.Row.RowKey);
        state.Stored = look.IsHeld ? null : look.Row;
        state.IsDropped = state.Row.Wish == Wish.InsertIfAbsent && state.Stored?.Body is not null;
        if (look.IsHeld)
            lock (held)
                held.Add(state);
    }

    /// <summary>A row that was read while a large commit held it: whatever is left of a dead one is put right.</summary>
    private async Task ReleaseAsync(PlannedRow row)
    {
        if (row.Holder is not null)
            await looks.LookAsync(partition, row.RowKey);
    }

    /// <summary>Others have folded some of the changes: one question tells which.</summary>
    private async Task DropMissingAsync(List<RowState> sent)
    {
        var pending = sent.Where(state => state.Row.Wish == Wish.DeletePending)
            .OrderBy(state => state.Row.RowKey, StringComparer.Ordinal).ToList();
        var there = await looks.KeysAsync(partition, pending[0].Row.RowKey, pending[^1].Row.RowKey);
        foreach (var state in pending)
            state.IsDropped |= !there.Contains(state.Row.RowKey);
    }
}

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Goes on with what large commits of dead processes left: one that is committed is finished, one that still staged is
/// called off and its stages are taken back.
/// </summary>
internal sealed class CommitRecovery(RegionTable table, CommitFates fates, TimeProvider clock)
{
    /// <summary>
    /// One that was called off is remembered for so long: what its process still sends meanwhile means nothing.
    /// </summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Does what is to be done in a region.</summary>
    public async Task TidyAsync(string partition, CancellationToken cancellationToken)
    {
        var query = new TableQuery(partition)
        {
            From = OwnKeys.Commits,
            Below = KeyEncoding.Beyond(OwnKeys.Commits),
        };
        await foreach (var page in PagesAsync(query, cancellationToken))
            foreach (var row in page.Select(CommitFates.Read))
                await TidyAsync(partition, row, cancellationToken);
    }

    /// <summary>Brings every entity that a commit that has ended still holds to what it is to be.</summary>
    public async Task ReleaseAsync(string partition, CommitRow row, CancellationToken cancellationToken)
    {
        var stages = Enum.GetValues<StageKind>().Select(kind =>
            $"{Stage.Column} eq {TableQuery.Quote(new Stage(kind, row.Id).ToString())}");
        var query = new TableQuery(partition) { Filter = string.Join(" or ", stages) };
        await foreach (var page in PagesAsync(query, cancellationToken))
            await new Sweep(table, partition).AllAsync([.. page.Select(entity => new StoredRow(entity))
                .Select(held => row.Fate == Fate.Committed ? Leftover.Finish(held) : Leftover.Undo(held))]);
    }

    private async Task TidyAsync(string partition, CommitRow row, CancellationToken cancellationToken)
    {
        var age = clock.GetUtcNow() - row.At;
        if (row.Fate == Fate.Staging && age > CommitFates.Silence)
            row = await fates.MoveAsync(partition, row, Fate.CalledOff);
        if (row.Fate is Fate.Staging or Fate.Gone)
            return;
        await ReleaseAsync(partition, row, cancellationToken);
        if (row.Fate == Fate.Committed || age > Remembered)
            await Sweep.OneAsync(table, partition, new EntityChange.Delete(OwnKeys.CommitOf(row.Id), row.ETag));
    }

    private async IAsyncEnumerable<IReadOnlyList<Entity>> PagesAsync(
        TableQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? continuation = null, next = ""; next is not null; continuation = next)
        {
            var page = await table.QueryAsync(query, continuation, cancellationToken);
            yield return page.Entities;
            next = page.Continuation;
        }
    }
}

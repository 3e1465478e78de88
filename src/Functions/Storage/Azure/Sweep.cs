namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Sends changes that each stand for themselves, many in a batch. One whose entity is not as it was is left out:
/// somebody else has done it.
/// </summary>
/// <param name="commit">Where the new versions matter: the commit that the changes write into their entities.</param>
internal sealed class Sweep(RegionTable table, string partition, string? commit = null)
{
    private static readonly string[] s_marks = [StoredRow.CommitColumn, Stage.Column];

    public static Task OneAsync(RegionTable table, string partition, EntityChange change) =>
        new Sweep(table, partition).SendAsync([new Sent(change)]);

    /// <summary>By index the new versions; null where an entity is gone, or was left out.</summary>
    public async Task<IReadOnlyList<string?>> AllAsync(IReadOnlyList<EntityChange> changes)
    {
        var all = changes.Select(change => new Sent(change)).ToList();
        await Together.ForEachAsync(
            Batches.Cut(all, sent => table.Weigh(partition, sent.Change)),
            (batch, _) => SendAsync(batch), CancellationToken.None, Together.Batches);
        return [.. all.Select(sent => sent.ETag)];
    }

    private async Task SendAsync(IReadOnlyList<Sent> batch)
    {
        var doubts = new Doubts();
        for (var left = batch; left.Count > 0; left = await UntouchedAsync(left))
        {
            var outcome = await table.SubmitAsync(partition, [.. left.Select(sent => sent.Change)]);
            if (outcome is BatchOutcome.Done done)
            {
                for (var at = 0; at < left.Count; at++)
                    left[at].ETag = done.ETags[at];
                return;
            }

            if (outcome is BatchOutcome.Unknown unknown && !await doubts.WaitAsync(unknown))
                throw doubts.Failure(isUntouched: false);
        }
    }

    /// <summary>Those that have still the version that they are to be changed at.</summary>
    private async Task<IReadOnlyList<Sent>> UntouchedAsync(IReadOnlyList<Sent> left)
    {
        await Together.ForEachAsync(
            left,
            async (sent, stop) =>
            {
                var entity = await table.FindAsync(partition, sent.Change.RowKey, s_marks, stop);
                sent.IsUntouched = entity is not null && entity.ETag == sent.Change.IfMatch;
                if (entity is not null && !sent.IsUntouched && IsDone(entity))
                    sent.ETag = entity.ETag;
            },
            CancellationToken.None);
        return [.. left.Where(sent => sent.IsUntouched)];
    }

    private bool IsDone(Entity entity) =>
        commit is not null && entity.Text(StoredRow.CommitColumn) == commit && Stage.Read(entity) is null;

    private sealed class Sent(EntityChange change)
    {
        public EntityChange Change { get; } = change;

        public string? ETag { get; set; }

        public bool IsUntouched { get; set; }
    }
}

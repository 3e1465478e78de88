namespace Leads.Functions.Storage.Azure;

/// <summary>What the entities say of a batch whose outcome was not told.</summary>
internal enum Finding
{
    /// <summary>It is written.</summary>
    Written,

    /// <summary>It is not written.</summary>
    NotWritten,

    /// <summary>They were all changed by others since, before it or after it.</summary>
    Open,
}

/// <summary>
/// Finds out whether a batch is written: each entity names the commit that wrote it, and what has still the version
/// that it had before shows that it is not. All of a batch is written at once, so one witness is enough.
/// </summary>
internal sealed class Settlement(RegionTable table, string partition, string commit)
{
    private static readonly string[] s_marks = [StoredRow.CommitColumn, Stage.Column];

    public async Task<Finding> FindAsync(IReadOnlyList<RowState> sent)
    {
        // What is added once is changed by others least; pending rows are soon folded and gone.
        var witnesses = sent.Where(state => state.Row.Wish != Wish.DeletePending)
            .OrderBy(state => state.Row.Pending is not null ? 2 : state.Sent is EntityChange.Insert ? 0 : 1).ToList();
        foreach (var state in witnesses)
        {
            var entity = await table.FindAsync(partition, state.Row.RowKey, s_marks, CancellationToken.None);
            if (Ask(state, entity) is { } finding)
            {
                if (finding == Finding.Written)
                    await ReadVersionsAsync(sent);
                return finding;
            }
        }

        // Nothing but removals, and all of it gone: that is what was wanted, whoever did it.
        return sent.All(state => state.Sent is EntityChange.Delete)
            ? witnesses.Count > 0 ? Finding.Written : Finding.NotWritten
            : Finding.Open;
    }

    private Finding? Ask(RowState state, Entity? entity)
    {
        if (entity is not null && IsOurs(entity))
            return Finding.Written;
        return state.Sent switch
        {
            EntityChange.Insert when entity is null && state.Row.Pending is null => Finding.NotWritten,
            { IfMatch: { } etag } when entity is not null && entity.ETag == etag => Finding.NotWritten,
            _ => null,
        };
    }

    private async Task ReadVersionsAsync(IReadOnlyList<RowState> sent) => await Together.ForEachAsync(
        sent.Where(state => state.Sent is not EntityChange.Delete),
        async (state, stop) =>
        {
            var entity = await table.FindAsync(partition, state.Row.RowKey, s_marks, stop);
            state.ETag = entity is not null && IsOurs(entity) ? entity.ETag : null;
        },
        CancellationToken.None);

    private bool IsOurs(Entity entity) =>
        entity.Text(StoredRow.CommitColumn) == commit || Stage.Read(entity)?.Commit == commit;
}

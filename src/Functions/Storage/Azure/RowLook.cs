namespace Leads.Functions.Storage.Azure;

/// <summary>What is there, for somebody who is about to write it.</summary>
/// <param name="Row">The whole entity; null when there is none.</param>
/// <param name="IsHeld">A large commit that is under way holds it.</param>
internal readonly record struct Look(StoredRow? Row, bool IsHeld);

/// <summary>Looks at rows before they are written, and puts right what ended commits left at them.</summary>
internal sealed class RowLook(RegionTable table, CommitFates fates)
{
    private const int MostTries = 20;

    public async Task<Look> LookAsync(string partition, string rowKey)
    {
        string? orphan = null;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await table.FindAsync(partition, rowKey, null, CancellationToken.None) is not { } entity)
                return new Look(null, false);
            var row = new StoredRow(entity);
            if (row.Stage is not { } stage)
                return new Look(row, false);
            switch (await fates.EndIfDeadAsync(partition, stage.Commit))
            {
                case Fate.Staging:
                    return new Look(row, true);
                case Fate.Gone when row.ETag != orphan:
                    orphan = row.ETag; // unless it is put right meanwhile, it came late and means nothing
                    break;
                case Fate.Committed:
                    await Sweep.OneAsync(table, partition, Leftover.Finish(row));
                    break;
                case Fate.CalledOff or Fate.Gone:
                    await Sweep.OneAsync(table, partition, Leftover.Undo(row));
                    break;
            }
        }

        throw new StorageBusyException("Others keep changing the same row.");
    }

    /// <summary>The keys of a range, both ends included.</summary>
    public async Task<HashSet<string>> KeysAsync(string partition, string first, string last)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var query = new TableQuery(partition)
        {
            From = first,
            Below = KeyEncoding.Beyond(last),
            Select = [],
            Bare = true,
        };
        for (string? continuation = null, next = ""; next is not null; continuation = next)
        {
            var page = await table.QueryAsync(query, continuation, CancellationToken.None);
            keys.UnionWith(page.Entities.Select(entity => entity.RowKey));
            next = page.Continuation;
        }

        return keys;
    }
}

/// <summary>What a large commit that has ended left at an entity.</summary>
internal static class Leftover
{
    /// <summary>It happened.</summary>
    public static EntityChange Finish(StoredRow row)
    {
        var isProject = ProjectKey.Read(row.RowKey) is not null;
        return row.Stage!.Value.Kind switch
        {
            StageKind.Insert => new EntityChange.Merge(
                row.RowKey, row.ETag, RowContent.Unstaged(isProject, row.Body, row.Packed)),
            StageKind.Replace => new EntityChange.Replace(row.RowKey, row.ETag, RowContent.OfNext(row, isProject)),
            StageKind.Delete => new EntityChange.Delete(row.RowKey, row.ETag),
        };
    }

    /// <summary>It did not happen.</summary>
    public static EntityChange Undo(StoredRow row) => row.Stage!.Value.Kind == StageKind.Insert
        ? new EntityChange.Delete(row.RowKey, row.ETag)
        : new EntityChange.Merge(row.RowKey, row.ETag, RowContent.Cleared(row.NextColumns));
}

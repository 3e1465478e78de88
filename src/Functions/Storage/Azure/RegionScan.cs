using System.Collections.Concurrent;

namespace Leads.Functions.Storage.Azure;

/// <summary>A range of a region's entities.</summary>
/// <param name="From">The first key; null = from the start.</param>
/// <param name="Below">The first key beyond.</param>
internal sealed record KeyRange(string Partition, string? From, string Below, IReadOnlyList<string> Columns)
{
    /// <summary>Versions are not asked for.</summary>
    public bool Bare { get; init; }

    /// <summary>A row that must not be written while the range is read, since what follows belongs to it.</summary>
    public string? Anchor { get; init; }

    /// <summary>So many rows are enough.</summary>
    public int Most { get; init; } = int.MaxValue;
}

/// <summary>
/// Reads ranges of entities so that of a large commit all is seen or nothing. A page is of one moment. A commit that
/// was not decided when a reader asked, after the page, was not decided at the page either; one that was counts from
/// the next pass on. Over several pages a commit may begin and end unseen: the region names its last one, and where
/// that is another one afterwards the range is read again.
/// </summary>
internal sealed class RegionScan(RegionTable table, CommitFates fates)
{
    private const int MostPasses = 10;

    private static readonly string[] s_last = [StoredRow.CommitColumn];

    // As it was at some time before: enough to see that none has been committed since.
    private readonly ConcurrentDictionary<string, string> _lastCommits = new(StringComparer.Ordinal);

    /// <summary>In the order of keys.</summary>
    /// <param name="read">What counts of an entity; null where it does not count.</param>
    public async Task<List<T>> ReadAsync<T>(
        KeyRange range, Func<ReadRow, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var known = new KnownFates();
        if (range.Most > TableLimits.MostEntities && !_lastCommits.ContainsKey(range.Partition))
            await LookAtLastAsync(range.Partition, cancellationToken);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var last = _lastCommits.GetValueOrDefault(range.Partition);
            var seen = await PassAsync(range, read, known, cancellationToken);
            if (seen.Rows is { } rows
                && (seen.Pages == 1 || await IsOfOneMomentAsync(range, last, seen.Anchor, cancellationToken)))
                return rows;
        }

        throw new StorageBusyException("Large commits keep changing what is read. Try again after a moment.");
    }

    /// <summary>An entity that was found by its key, as it counts; null when it is nobody's row.</summary>
    public async Task<ReadRow?> ResolveAsync(string partition, Entity? entity, CancellationToken cancellationToken)
    {
        string? orphan = null;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            if (entity is null)
                return null;
            if (Stage.Read(entity) is not { } stage)
                return new ReadRow(entity);
            var fate = await fates.OfAsync(partition, stage.Commit, cancellationToken);
            if (fate is Fate.Staging or Fate.CalledOff || (fate == Fate.Gone && entity.ETag == orphan))
                return Old(entity, stage);
            var again = await table.FindAsync(partition, entity.RowKey, null, cancellationToken);
            if (fate == Fate.Committed && again is not null && Stage.Read(again) == stage)
                return Next(again, stage);
            orphan = entity.ETag; // what is still held then came late and means nothing
            entity = again;
        }

        throw new StorageBusyException("Large commits keep changing what is read. Try again after a moment.");
    }

    private async Task<bool> IsOfOneMomentAsync(
        KeyRange range, string? last, string? anchor, CancellationToken cancellationToken) =>
        await LookAtLastAsync(range.Partition, cancellationToken) == last
        && (range.Anchor is null
            || (await table.FindAsync(range.Partition, range.Anchor, Columns.Keys, cancellationToken))?.ETag == anchor);

    /// <summary>No rows when it has to be read again with what is known now.</summary>
    private async Task<(List<T>? Rows, int Pages, string? Anchor)> PassAsync<T>(
        KeyRange range, Func<ReadRow, T?> read, KnownFates known, CancellationToken cancellationToken)
        where T : class
    {
        var (rows, pages, anchor) = (new List<T>(), 0, (string?)null);
        known.Undecided.Clear();
        for (string? continuation = null, next = ""; next is not null && rows.Count < range.Most; continuation = next)
        {
            var page = await table.QueryAsync(QueryOf(range, rows.Count, known), continuation, cancellationToken);
            pages++;
            if (await CountAsync(range.Partition, page.Entities, known, cancellationToken) is not { } counted)
                return (null, pages, null);
            anchor ??= range.Anchor is null ? null
                : page.Entities.FirstOrDefault(entity => entity.RowKey == range.Anchor)?.ETag;
            rows.AddRange(counted.Select(read).OfType<T>().Take(range.Most - rows.Count));
            next = page.Continuation;
        }

        return (rows, pages, anchor);
    }

    /// <summary>The entities of a page as they count; null when it has to be read again.</summary>
    private async Task<IEnumerable<ReadRow>?> CountAsync(
        string partition, IReadOnlyList<Entity> page, KnownFates known, CancellationToken cancellationToken)
    {
        foreach (var id in page.Select(entity => Stage.Read(entity)?.Commit).OfType<string>().Distinct())
            if (!known.Has(id) && !await AskAsync(partition, id, known, cancellationToken))
                return null;
        return page.Select(entity => Count(entity, known)).OfType<ReadRow>();
    }

    private static ReadRow? Count(Entity entity, KnownFates known) => Stage.Read(entity) is not { } stage
        ? new ReadRow(entity)
        : known.Committed.Contains(stage.Commit) ? Next(entity, stage) : Old(entity, stage);

    /// <summary>False when the page is to be read again.</summary>
    private async Task<bool> AskAsync(string partition, string id, KnownFates known, CancellationToken cancellationToken)
    {
        var fate = await fates.OfAsync(partition, id, cancellationToken);
        var about = fate switch
        {
            Fate.Committed => known.Committed,
            Fate.Gone => known.Void, // what it still holds in the next pass came late and means nothing
            Fate.Staging or Fate.CalledOff => known.Undecided,
        };
        about.Add(id);
        return fate is Fate.Staging or Fate.CalledOff;
    }

    private static TableQuery QueryOf(KeyRange range, int have, KnownFates known) => new(range.Partition)
    {
        From = range.From,
        Below = range.Below,
        // What a commit has put beside the old content is asked for only where there is some.
        Select = known.Committed.Count == 0 ? range.Columns : null,
        Top = Math.Min(TableLimits.MostEntities, range.Most - have),
        Bare = range.Bare,
    };

    private async Task<string> LookAtLastAsync(string partition, CancellationToken cancellationToken)
    {
        var last = await table.FindAsync(partition, OwnKeys.LastCommit, s_last, cancellationToken);
        return _lastCommits[partition] = last?.Text(StoredRow.CommitColumn) ?? "";
    }

    private static ReadRow? Old(Entity entity, Stage stage) =>
        stage.Kind == StageKind.Insert ? null : new ReadRow(entity, stage.Commit);

    private static ReadRow? Next(Entity entity, Stage stage) =>
        stage.Kind == StageKind.Delete ? null : new ReadRow(entity, stage.Commit, isNext: true);

    /// <summary>What became of the commits that a scan has met.</summary>
    private sealed class KnownFates
    {
        /// <summary>Since before the pass.</summary>
        public HashSet<string> Committed { get; } = new(StringComparer.Ordinal);

        /// <summary>Since before the pass.</summary>
        public HashSet<string> Void { get; } = new(StringComparer.Ordinal);

        /// <summary>After the first page of the pass that met them.</summary>
        public HashSet<string> Undecided { get; } = new(StringComparer.Ordinal);

        public bool Has(string id) => Committed.Contains(id) || Void.Contains(id) || Undecided.Contains(id);
    }
}

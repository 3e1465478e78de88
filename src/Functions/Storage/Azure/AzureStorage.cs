namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Regions in Table Storage, a partition each; several processes may read and write them. See
/// docs/decisions/0021-azure-storage.md.
/// </summary>
internal sealed class AzureStorage : IRegionStorage
{
    // The Functions host gives a process 30 seconds to be there.
    private static readonly TimeSpan s_patienceAtStart = TimeSpan.FromSeconds(15);

    private readonly RegionTable _table;
    private readonly RegionScan _scan;
    private readonly KeyedReads _reads;
    private readonly RegionIndex _index;
    private readonly RegionCommits _commits;
    private readonly CommitRecovery _recovery;
    private volatile string? _problem;

    public AzureStorage(TableClient table, TimeProvider clock, ILogger<AzureStorage> logger)
    {
        _table = new RegionTable(table);
        var fates = new CommitFates(_table, clock);
        _recovery = new CommitRecovery(_table, fates, clock);
        _scan = new RegionScan(_table, fates);
        _reads = new KeyedReads(_table, _scan);
        _index = new RegionIndex(_table, _scan);
        _commits = new RegionCommits(_table, fates, _recovery, clock, logger);
    }

    public StorageHealth Health => new(_problem is null, _commits.UnderWay, _problem);

    /// <summary>Before anything else: one request that shows whether the account lets us in.</summary>
    /// <exception cref="StorageRefusedException">It does not, or does not answer.</exception>
    public void Check()
    {
        using var patience = new CancellationTokenSource(s_patienceAtStart);
        try
        {
            _table.FindAsync(OwnKeys.Regions, OwnKeys.LastCommit, Columns.Keys, patience.Token).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is StorageFailedException or StorageBusyException
            or OperationCanceledException)
        {
            throw new StorageRefusedException(
                $"the account cannot be used: {failure.Message} Check its name, its key or the role of the identity, "
                + "and that it can be reached from here.",
                failure);
        }
    }

    public Task<IReadOnlyList<string>> ListRegionsAsync(CancellationToken cancellationToken) =>
        _index.ListAsync(cancellationToken);

    public async Task<Row?> FindAsync(string region, string key, CancellationToken cancellationToken)
    {
        if (key.Length is 0 or > CommitRules.LongestKey)
            return null;
        var partition = KeyEncoding.Encode(region);
        var entity = await _table.FindAsync(partition, KeyEncoding.Encode(key), Columns.Rows, cancellationToken);
        return (await _scan.ResolveAsync(partition, entity, cancellationToken))?.ToRow();
    }

    public async Task<IReadOnlyList<Row>> FindAllAsync(
        string region, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var rowKeys = keys.Where(key => key.Length is > 0 and <= CommitRules.LongestKey).Select(KeyEncoding.Encode);
        var found = await _reads.ReadAsync(KeyEncoding.Encode(region), rowKeys, Columns.Rows, cancellationToken);
        return [.. found.Select(row => row.ToRow()).OfType<Row>()];
    }

    public async Task<IReadOnlyList<Row>> ListAsync(
        string region, string prefix, string after, int limit, CancellationToken cancellationToken)
    {
        if (limit < 1 || prefix.Length > CommitRules.LongestKey)
            return [];
        var (first, past) = (KeyEncoding.Encode(prefix), KeyEncoding.Encode(Short(after)));
        var range = new KeyRange(KeyEncoding.Encode(region), Later(first, past), KeyEncoding.Beyond(first), Columns.Rows)
        {
            Most = limit,
        };
        return string.CompareOrdinal(range.From, range.Below) < 0
            ? await _scan.ReadAsync(range, row => row.ToRow(), cancellationToken)
            : [];
    }

    public async Task ReadPackedAsync(string region, Action<PackedRow> each, CancellationToken cancellationToken)
    {
        var range = new KeyRange(
            KeyEncoding.Encode(region), ProjectKey.Prefix, KeyEncoding.Beyond(ProjectKey.Prefix), Columns.Facts)
        {
            Bare = true,
        };
        var rows = await _scan.ReadAsync(range, Facts.Of, cancellationToken);
        Tell(rows, each, cancellationToken);
    }

    public async Task ReadPackedAsync(
        string region, IReadOnlyList<Guid> projects, Action<PackedRow> each, CancellationToken cancellationToken)
    {
        var found = await _reads.ReadAsync(
            KeyEncoding.Encode(region), projects.Select(ProjectKey.Of), Columns.Facts, cancellationToken);
        Tell(found.Select(Facts.Of).OfType<Facts>(), each, cancellationToken);
    }

    public async Task<PendingChanges> ReadPendingAsync(string region, int limit, CancellationToken cancellationToken)
    {
        var rows = await _scan.ReadAsync(
            BoardRange(region, Columns.Pending, limit), row => row, cancellationToken);
        return new PendingChanges(
            rows.Select(BoardOf).OfType<Row>().FirstOrDefault(),
            [.. rows.Select(PendingOf).OfType<PendingRow>().Take(limit)]);
    }

    public async Task<int> CountPendingAsync(string region, CancellationToken cancellationToken)
    {
        var range = BoardRange(region, Columns.Keys, int.MaxValue) with { From = OwnKeys.Pending, Anchor = null, Bare = true };
        return (await _scan.ReadAsync(range, row => row, cancellationToken)).Count;
    }

    public async Task<BoardSight> SeeBoardAsync(string region, string? known, CancellationToken cancellationToken)
    {
        // A row that is known already is not asked for: where it is another one after all, it takes a second question.
        for (var columns = known is null ? Columns.Rows : Columns.Keys; ; columns = Columns.Rows)
        {
            var rows = await _scan.ReadAsync(
                BoardRange(region, columns, int.MaxValue), row => row, cancellationToken);
            var version = rows.Find(row => row.RowKey == IRegionStorage.BoardKey)?.Version;
            var pending = rows.Count(row => OwnKeys.SequenceOf(row.RowKey) is not null);
            if (version is null || version == known)
                return new BoardSight(version, null, pending);
            if (columns == Columns.Rows)
                return new BoardSight(version, rows.Select(BoardOf).OfType<Row>().First(), pending);
        }
    }

    public async Task<CommitResult> CommitAsync(
        string region, IReadOnlyList<Operation> operations, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _commits.CommitAsync(region, operations, _index, cancellationToken);
            _problem = null;
            return result;
        }
        catch (StorageFailedException failure)
        {
            _problem = failure.Message;
            throw;
        }
    }

    public Task TidyAsync(string region, CancellationToken cancellationToken) =>
        _recovery.TidyAsync(KeyEncoding.Encode(region), cancellationToken);

    private static KeyRange BoardRange(string region, IReadOnlyList<string> columns, int limit) => new(
        KeyEncoding.Encode(region), IRegionStorage.BoardKey, KeyEncoding.Beyond(OwnKeys.Pending), columns)
    {
        Anchor = IRegionStorage.BoardKey,
        Most = limit < int.MaxValue ? limit + 1 : limit,
    };

    private static Row? BoardOf(ReadRow row) => row.RowKey == IRegionStorage.BoardKey ? row.ToRow() : null;

    private static PendingRow? PendingOf(ReadRow row) =>
        OwnKeys.SequenceOf(row.RowKey) is { } sequence && row.Pending is { } project
            ? new PendingRow(sequence, project, row.Packed)
            : null;

    private static void Tell(IEnumerable<Facts> rows, Action<PackedRow> each, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            each(new PackedRow(row.Project, row.Packed));
        }
    }

    /// <summary>No key is longer: what follows a longer text follows its beginning.</summary>
    private static string Short(string text) =>
        text.Length <= CommitRules.LongestKey ? text
            : char.IsHighSurrogate(text[CommitRules.LongestKey - 1]) ? text[..(CommitRules.LongestKey - 1)]
            : text[..CommitRules.LongestKey];

    /// <summary>Where a list begins: nothing sorts before a blank, so that it stands for "the next key".</summary>
    private static string? Later(string prefix, string after)
    {
        var next = after.Length == 0 ? "" : after + ' ';
        var from = string.CompareOrdinal(prefix, next) > 0 ? prefix : next;
        return from.Length == 0 ? null : from;
    }

    private sealed record Facts(Guid Project, byte[] Packed)
    {
        public static Facts? Of(ReadRow row) =>
            ProjectKey.Read(row.RowKey) is { } project && row.Packed is { } packed ? new Facts(project, packed) : null;
    }
}

namespace Leads.Functions.Storage;

/// <summary>The one-box storage: one SQLite file, one writer, a few readers; one process per data folder.</summary>
public sealed class SqliteStorage : IRegionStorage, IAsyncDisposable
{
    private readonly FolderLock _lock;
    private readonly SqliteTransaction _transaction;
    private readonly GroupWriter _writer;
    private readonly SqliteReaders _readers;
    private bool _disposed;

    private SqliteStorage(FolderLock folderLock, SqliteTransaction transaction, SqliteOptions options, ILogger logger)
    {
        _lock = folderLock;
        _transaction = transaction;
        _writer = new GroupWriter(transaction, options, logger);
        _readers = new SqliteReaders(PathOf(options), options.Readers);
    }

    public StorageHealth Health => _readers.Damage is { } damage
        ? _writer.Health with { Problem = damage }
        : _writer.Health;

    /// <summary>Opens the folder's database, making or migrating it as needed.</summary>
    /// <exception cref="StorageRefusedException">In use, of a newer or another program, or damaged.</exception>
    public static SqliteStorage Open(SqliteOptions options, ILogger<SqliteStorage> logger) =>
        Open(options, logger, SqliteSchema.Migrations);

    public Task<CommitResult> CommitAsync(
        string region, IReadOnlyList<Operation> operations, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _writer.CommitAsync(new QueuedCommit(region, operations, cancellationToken));
    }

    public async Task<IReadOnlyList<string>> ListRegionsAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var regions = await _readers.ReadAsync(reader => reader.ListRegions(), cancellationToken);
        regions.RemoveAll(region => region.StartsWith('_'));
        regions.Sort(StringComparer.Ordinal);
        return regions;
    }

    public Task<Row?> FindAsync(string region, string key, CancellationToken cancellationToken) =>
        ReadAsync(region, (reader, id) => reader.Find(id, key), null, cancellationToken);

    public Task<IReadOnlyList<Row>> FindAllAsync(
        string region, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Row>>(region, (reader, id) => reader.FindAll(id, keys), [], cancellationToken);

    public Task<IReadOnlyList<Row>> ListAsync(
        string region, string prefix, string after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Row>>(
            region, (reader, id) => reader.List(id, prefix, after, limit), [], cancellationToken);

    public Task ReadPackedAsync(string region, Action<PackedRow> each, CancellationToken cancellationToken) =>
        ReadAsync(region, (reader, id) => reader.ReadPacked(id, each, cancellationToken), 0, cancellationToken);

    public Task ReadPackedAsync(
        string region, IReadOnlyList<Guid> projects, Action<PackedRow> each, CancellationToken cancellationToken) =>
        ReadAsync(
            region, (reader, id) => reader.ReadPacked(id, projects, each, cancellationToken), 0, cancellationToken);

    public Task<PendingChanges> ReadPendingAsync(string region, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            region, (reader, id) => reader.ReadPending(id, limit), new PendingChanges(null, []), cancellationToken);

    public Task<int> CountPendingAsync(string region, CancellationToken cancellationToken) =>
        ReadAsync(region, (reader, id) => reader.CountPending(id), 0, cancellationToken);

    public Task<BoardSight> SeeBoardAsync(string region, string? known, CancellationToken cancellationToken) =>
        ReadAsync(region, (reader, id) => reader.SeeBoard(id, known), new BoardSight(null, null, 0), cancellationToken);

    /// <summary>Nothing: a transaction leaves nothing half done.</summary>
    public Task TidyAsync(string region, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes what waits, then closes. Nothing else may be in flight.</summary>
    public ValueTask DisposeAsync()
    {
        if (_disposed)
            return ValueTask.CompletedTask;
        _disposed = true;
        _writer.Dispose();
        _readers.Dispose();
        _transaction.Dispose();
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static SqliteStorage Open(
        SqliteOptions options, ILogger<SqliteStorage> logger, IReadOnlyList<SqliteMigration> migrations)
    {
        var folderLock = FolderLock.Take(options.Folder);
        try
        {
            new FolderSwap(options.Folder).FinishIfBegun();
            return new SqliteStorage(folderLock, OpenFile(options, migrations), options, logger);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    private static SqliteTransaction OpenFile(SqliteOptions options, IReadOnlyList<SqliteMigration> migrations)
    {
        SqliteFile? file = null;
        try
        {
            file = SqliteFile.OpenToWrite(PathOf(options));
            SqliteSchema.Upgrade(file, migrations, PathOf(options));
            Tune(file, options);
            FolderSync.Flush(options.Folder);
            return new SqliteTransaction(file);
        }
        catch (Exception error)
        {
            file?.Dispose();
            throw error is SqliteError sqlite ? Refusal(sqlite, PathOf(options)) : error;
        }
    }

    private static void Tune(SqliteFile file, SqliteOptions options)
    {
        file.Execute("""
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -3000
            """);
        if (options.PageLimit is { } limit)
            file.Execute($"PRAGMA max_page_count = {limit}");
    }

    /// <summary>The database's file in a data folder.</summary>
    internal static string PathIn(string folder) => Path.Combine(folder, "leads.db");

    internal static StorageRefusedException Refusal(SqliteError error, string path) => new(
        error.IsDamage
            ? $"{path} is damaged or no SQLite database ({error.Message}). Restore it from a backup."
            : $"{path} cannot be opened: {error.Message}.",
        error);

    private static string PathOf(SqliteOptions options) => PathIn(options.Folder);

    private Task<T> ReadAsync<T>(
        string region, Func<SqliteReader, long, T> read, T nothing, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _transaction.Regions.Find(region) is { } id
            ? _readers.ReadAsync(reader => read(reader, id), cancellationToken)
            : Task.FromResult(nothing);
    }
}

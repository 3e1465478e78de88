using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage;

/// <summary>A database in a folder of its own.</summary>
public sealed class SqliteRoom : StorageRoom
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStorage _storage;

    public SqliteRoom(Func<SqliteOptions, SqliteOptions>? options = null)
    {
        Options = new SqliteOptions(_folder.Path);
        Options = options?.Invoke(Options) ?? Options;
        _storage = Open();
    }

    public SqliteOptions Options { get; }

    public override SqliteStorage Storage => _storage;

    public string File => _folder.In("leads.db");

    public override ValueTask OpenAsync() => ValueTask.CompletedTask;

    public override async ValueTask Reopen()
    {
        await _storage.DisposeAsync();
        _storage = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    private SqliteStorage Open() => SqliteStorage.Open(Options, NullLogger<SqliteStorage>.Instance);
}

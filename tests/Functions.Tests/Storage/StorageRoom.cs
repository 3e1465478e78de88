using System.Text;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage;

/// <summary>A real database in a folder of its own, and the short words the storage tests are written in.</summary>
public sealed class StorageRoom : IAsyncDisposable
{
    public const string Region = "青山县";

    private readonly TemporaryFolder _folder = new();

    public StorageRoom(Func<SqliteOptions, SqliteOptions>? options = null)
    {
        Options = new SqliteOptions(_folder.Path);
        Options = options?.Invoke(Options) ?? Options;
        Storage = Open();
    }

    public SqliteOptions Options { get; }

    public SqliteStorage Storage { get; private set; }

    public string File => _folder.In("leads.db");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ReadOnlyMemory<byte> Json(string value) => Encoding.UTF8.GetBytes($$"""{"value":"{{value}}"}""");

    public static Guid Project(int number) => new(number, 0, 0, new byte[8]);

    public Task<CommitResult> Commit(params IReadOnlyList<Operation> operations) =>
        Storage.CommitAsync(Region, operations, Cancellation);

    public async Task<Row?> Find(string key) => await Storage.FindAsync(Region, key, Cancellation);

    public async Task<string?> Body(string key) =>
        await Find(key) is { } row ? Encoding.UTF8.GetString(row.Body.Span) : null;

    public async Task<string[]> Keys(string prefix, string after = "", int limit = 100) =>
        [.. (await Storage.ListAsync(Region, prefix, after, limit, Cancellation)).Select(row => row.Key)];

    public async Task<List<(Guid Project, byte[] Packed)>> Packed()
    {
        var all = new List<(Guid, byte[])>();
        await Storage.ReadPackedAsync(Region, row => all.Add((row.Project, row.Packed.ToArray())), Cancellation);
        return all;
    }

    public async Task<Guid[]> Pending(int limit = 100) =>
        [.. (await Storage.ReadPendingAsync(Region, limit, Cancellation)).Rows.Select(row => row.Project)];

    public async Task Reopen()
    {
        await Storage.DisposeAsync();
        Storage = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _folder.Dispose();
    }

    private SqliteStorage Open() => SqliteStorage.Open(Options, NullLogger<SqliteStorage>.Instance);
}

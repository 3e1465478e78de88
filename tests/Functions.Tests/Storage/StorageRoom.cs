using System.Text;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

/// <summary>A real storage of one test's own, and the short words the storage tests are written in.</summary>
public abstract class StorageRoom : IAsyncDisposable
{
    public const string Region = "青山县";

    public abstract IRegionStorage Storage { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ReadOnlyMemory<byte> Json(string value) => Encoding.UTF8.GetBytes($$"""{"value":"{{value}}"}""");

    public static Guid Project(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Before anything else.</summary>
    public abstract ValueTask OpenAsync();

    /// <summary>As a process that ends and one that starts.</summary>
    public abstract ValueTask Reopen();

    public abstract ValueTask DisposeAsync();

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

    /// <summary>Adds one to a row that holds a number, until it has done so often enough.</summary>
    public async Task CountUp(string key, int rounds)
    {
        for (var done = 0; done < rounds;)
        {
            var row = (await Find(key))!;
            var next = BitConverter.GetBytes(BitConverter.ToInt32(row.Body.Span) + 1);
            if ((await Commit(new Operation.Replace(key, row.ETag, next))).Done)
                done++;
        }
    }
}

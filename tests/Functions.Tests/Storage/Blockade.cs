using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

/// <summary>Keeps the writer waiting in a first commit, so that what comes next shares one batch.</summary>
internal sealed class Blockade : IDisposable
{
    private readonly SqliteFile _other;
    private readonly SqliteRoom _room;

    private Blockade(SqliteRoom room)
    {
        _room = room;
        _other = SqliteFile.OpenToWrite(room.File);
        _other.Execute("BEGIN IMMEDIATE");
        First = room.Commit(new Operation.Put("first", StorageRoom.Json("first")));
    }

    public Task<CommitResult> First { get; }

    public static async Task<Blockade> Begin(SqliteRoom room)
    {
        var blockade = new Blockade(room);
        while (room.Storage.Health.QueueDepth > 0)
            await Task.Yield();
        return blockade;
    }

    public async Task Lift()
    {
        _other.Execute("ROLLBACK");
        Assert.True((await First).Done);
        Assert.NotNull(await _room.Find("first"));
    }

    public void Dispose() => _other.Dispose();
}

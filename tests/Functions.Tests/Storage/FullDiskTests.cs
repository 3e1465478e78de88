using System.Diagnostics;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public sealed class FullDiskTests
{
    private static readonly ReadOnlyMemory<byte> Large = Json(new string('x', 100_000));

    [Fact]
    public async Task A_full_file_refuses_the_commit_turns_health_red_and_a_later_success_turns_it_green()
    {
        await using var room = new SqliteRoom(options => options with { PageLimit = 100 });
        var written = await Fill(room.Storage);

        Assert.False(room.Storage.Health.Writable);
        Assert.NotNull(room.Storage.Health.Problem);
        Assert.Equal(written, (await room.Keys("large-")).Length);
        Assert.Equal(written, (await room.Pending()).Length);

        Assert.True((await room.Commit(new Operation.Delete("large-0", null))).Done);
        Assert.Equal(new StorageHealth(true, 0, null), room.Storage.Health);
        Assert.True((await room.Commit(new Operation.Put("large-0", Large))).Done);
    }

    [Fact]
    public async Task A_disk_error_fails_every_commit_of_the_batch_and_writes_none()
    {
        await using var room = new SqliteRoom(options => options with { PageLimit = 60 });
        using var blockade = await Blockade.Begin(room);

        var small = room.Commit(new Operation.Insert("small", Json("x")));
        var refused = room.Commit(new Operation.Replace("none", "1", Json("x")));
        var tooLarge = room.Commit([.. Enumerable.Range(0, 3).Select(at => new Operation.Put($"large-{at}", Large))]);
        await blockade.Lift();

        foreach (var commit in new[] { small, refused, tooLarge })
            await Assert.ThrowsAsync<StorageFailedException>(() => commit);
        Assert.Equal(["first"], await room.Keys(""));
        Assert.True((await room.Commit(new Operation.Insert("small", Json("x")))).Done);
    }

    [Fact]
    public async Task A_region_first_seen_in_a_failed_batch_can_be_used_afterwards()
    {
        await using var room = new SqliteRoom(options => options with { PageLimit = 60 });
        var tooLarge = Enumerable.Range(0, 3).Select(at => new Operation.Put($"large-{at}", Large)).ToList();

        await Assert.ThrowsAsync<StorageFailedException>(
            () => room.Storage.CommitAsync("new", tooLarge, Cancellation));
        await room.Storage.CommitAsync("new", [new Operation.Insert("a", Json("x"))], Cancellation);

        Assert.Equal(["new"], await room.Storage.ListRegionsAsync(Cancellation));
    }

    [Fact]
    public async Task A_disk_that_is_really_full_loses_nothing_acknowledged_and_is_used_again_once_it_has_room()
    {
        using var disk = new TemporaryFolder();
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.Path), "Only root may mount.");
        try
        {
            await File.WriteAllBytesAsync(disk.In("ballast"), new byte[1 << 20], Cancellation);
            await using var storage = SqliteStorage.Open(
                new SqliteOptions(disk.Path), NullLogger<SqliteStorage>.Instance);
            var written = await Fill(storage);
            Assert.False(storage.Health.Writable);
            Assert.Equal(written, await storage.CountPendingAsync(Region, Cancellation));

            File.Delete(disk.In("ballast"));
            Assert.True((await storage.CommitAsync(Region, [new Operation.Put("more", Large)], Cancellation)).Done);
            Assert.True(storage.Health.Writable);
            Assert.Equal(written, (await storage.ListAsync(Region, "large-", "", 100, Cancellation)).Count);
        }
        finally
        {
            Run("umount", "-l", disk.Path);
        }
    }

    private static async Task<int> Fill(SqliteStorage storage)
    {
        for (var at = 0; ; at++)
        {
            try
            {
                await storage.CommitAsync(
                    Region,
                    [new Operation.MarkPending(Project(at)), new Operation.Insert($"large-{at}", Large)],
                    Cancellation);
            }
            catch (StorageFailedException)
            {
                return at;
            }
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

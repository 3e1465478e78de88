using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public sealed class BatchTests
{
    [Fact]
    public async Task A_refused_commit_takes_nothing_of_its_neighbours_in_the_batch_with_it()
    {
        await using var room = new SqliteRoom();
        using var blockade = await Blockade.Begin(room);

        var before = room.Commit(new Operation.Insert("a", Json("1")));
        var refused = room.Commit(new Operation.Insert("b", Json("2")), new Operation.Insert("a", Json("twin")));
        var after = room.Commit(new Operation.Insert("c", Json("3")));
        await blockade.Lift();

        Assert.Equal([-1, 1, -1], (await Task.WhenAll(before, refused, after)).Select(result => result.FailedAt));
        Assert.Equal(["a", "c", "first"], await room.Keys(""));
    }

    [Fact]
    public async Task A_commit_sees_what_the_ones_before_it_in_the_batch_did()
    {
        await using var room = new SqliteRoom();
        using var blockade = await Blockade.Begin(room);

        var inserted = room.Commit(new Operation.Insert("key-1", Json("one")));
        var twin = room.Commit(new Operation.Insert("key-1", Json("two")));
        var deleted = room.Commit(new Operation.Delete("key-1", null));
        var again = room.Commit(new Operation.Insert("key-1", Json("three")));
        await blockade.Lift();

        Assert.Equal(
            [-1, 0, -1, -1],
            (await Task.WhenAll(inserted, twin, deleted, again)).Select(result => result.FailedAt));
        Assert.Equal("""{"value":"three"}""", await room.Body("key-1"));
    }

    [Fact]
    public async Task A_region_first_seen_in_a_refused_commit_is_still_good_for_the_next_one()
    {
        await using var room = new SqliteRoom();
        using var blockade = await Blockade.Begin(room);

        var refused = room.Storage.CommitAsync("new", [new Operation.Replace("a", "1", Json("x"))], Cancellation);
        var done = room.Storage.CommitAsync("new", [new Operation.Insert("a", Json("x"))], Cancellation);
        await blockade.Lift();

        Assert.Equal([0, -1], (await Task.WhenAll(refused, done)).Select(result => result.FailedAt));
        Assert.NotNull(await room.Storage.FindAsync("new", "a", Cancellation));
    }

    [Fact]
    public async Task A_full_queue_says_busy_at_once_and_loses_nothing_it_took()
    {
        await using var room = new SqliteRoom(options => options with { QueueLimit = 3 });
        using var blockade = await Blockade.Begin(room);

        var taken = Enumerable.Range(0, 3)
            .Select(at => room.Commit(new Operation.Insert($"k{at}", Json("x")))).ToList();
        await Assert.ThrowsAsync<StorageBusyException>(() => room.Commit(new Operation.Insert("k3", Json("x"))));
        Assert.Equal(3, room.Storage.Health.QueueDepth);
        await blockade.Lift();

        Assert.All(await Task.WhenAll(taken), result => Assert.True(result.Done));
        Assert.Equal(["k0", "k1", "k2"], await room.Keys("k"));
    }

    [Fact]
    public async Task A_caller_may_withdraw_while_the_commit_waits()
    {
        await using var room = new SqliteRoom();
        using var blockade = await Blockade.Begin(room);
        using var cancel = new CancellationTokenSource();

        var withdrawn = room.Storage.CommitAsync(Region, [new Operation.Insert("a", Json("x"))], cancel.Token);
        await cancel.CancelAsync();
        await blockade.Lift();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        Assert.Null(await room.Find("a"));
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        await using var room = new SqliteRoom();
        var waiting = Enumerable.Range(0, 500)
            .Select(at => room.Commit(new Operation.Insert($"k{at}", Json("x")))).ToList();
        var closed = room.Storage;

        await room.Reopen();

        Assert.All(await Task.WhenAll(waiting), result => Assert.True(result.Done));
        Assert.Equal(500, (await room.Keys("k", limit: 1_000)).Length);
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => closed.CommitAsync(Region, [new Operation.Insert("z", Json("x"))], Cancellation));
    }

    [Theory]
    [InlineData(16, 60)]
    [InlineData(64, 10)]
    public async Task Callers_that_all_count_up_one_row_by_its_etag_end_at_the_exact_total(int callers, int rounds)
    {
        await using var room = new SqliteRoom();
        await room.Commit(new Operation.Insert("counter", BitConverter.GetBytes(0)));

        var counting = Enumerable.Range(0, callers).Select(_ => Task.Run(() => room.CountUp("counter", rounds), Cancellation));
        await Task.WhenAll(counting);

        Assert.Equal(callers * rounds, BitConverter.ToInt32((await room.Find("counter"))!.Body.Span));
    }
}

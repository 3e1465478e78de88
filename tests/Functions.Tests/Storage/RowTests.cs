using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public sealed class RowTests : IAsyncDisposable
{
    private readonly StorageRoom _room = new();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task An_inserted_row_is_found_with_the_etag_that_the_commit_answered()
    {
        var result = await _room.Commit(new Operation.Insert("chain-5G/人工智能?#\\", Json("一")));

        var row = await _room.Find("chain-5G/人工智能?#\\");
        Assert.True(result.Done);
        Assert.Equal(result.ETags![0], row!.ETag);
        Assert.Equal("""{"value":"一"}""", await _room.Body("chain-5G/人工智能?#\\"));
    }

    [Fact]
    public async Task A_second_insert_of_a_key_fails_the_whole_commit_and_says_which_operation()
    {
        await _room.Commit(new Operation.Insert("a", Json("first")));

        var result = await _room.Commit(
            new Operation.Put("b", Json("x")),
            new Operation.Insert("a", Json("second")),
            new Operation.Put("c", Json("x")));

        Assert.Equal((1, false, null), (result.FailedAt, result.Done, result.ETags));
        Assert.Equal("""{"value":"first"}""", await _room.Body("a"));
        Assert.Equal(["a"], await _room.Keys(""));
    }

    [Fact]
    public async Task An_insert_if_absent_leaves_the_row_that_is_there_and_has_no_etag_of_its_own()
    {
        var first = await _room.Commit(new Operation.InsertIfAbsent("a", Json("first")));
        var second = await _room.Commit(
            new Operation.InsertIfAbsent("a", Json("second")), new Operation.InsertIfAbsent("b", Json("x")));

        Assert.True(second.Done);
        Assert.Null(second.ETags![0]);
        Assert.NotNull(second.ETags[1]);
        Assert.Equal(first.ETags![0], (await _room.Find("a"))!.ETag);
        Assert.Equal("""{"value":"first"}""", await _room.Body("a"));
    }

    [Fact]
    public async Task A_replace_needs_the_current_etag()
    {
        var etag = (await _room.Commit(new Operation.Insert("a", Json("1")))).ETags![0]!;

        var good = await _room.Commit(new Operation.Replace("a", etag, Json("2")));
        var stale = await _room.Commit(new Operation.Replace("a", etag, Json("3")));
        var foreign = await _room.Commit(new Operation.Replace("a", "W/\"*\"", Json("4")));
        var absent = await _room.Commit(new Operation.Replace("none", etag, Json("5")));

        Assert.NotEqual(etag, good.ETags![0]);
        Assert.Equal([0, 0, 0], [stale.FailedAt, foreign.FailedAt, absent.FailedAt]);
        Assert.Equal("""{"value":"2"}""", await _room.Body("a"));
    }

    [Fact]
    public async Task A_put_writes_whatever_was_there()
    {
        var first = await _room.Commit(new Operation.Put("a", Json("1")));
        var second = await _room.Commit(new Operation.Put("a", Json("2")));

        Assert.NotEqual(first.ETags![0], second.ETags![0]);
        Assert.Equal(second.ETags[0], (await _room.Find("a"))!.ETag);
        Assert.Equal("""{"value":"2"}""", await _room.Body("a"));
    }

    [Fact]
    public async Task A_delete_with_an_etag_needs_it_and_one_without_does_not_mind()
    {
        var etag = (await _room.Commit(new Operation.Insert("a", Json("1")))).ETags![0];
        var wrong = await _room.Commit(new Operation.Delete("a", "999999999"));
        var right = await _room.Commit(new Operation.Delete("a", etag));
        var gone = await _room.Commit(new Operation.Delete("a", etag));
        var unconditional = await _room.Commit(new Operation.Delete("a", null));

        Assert.Equal([0, -1, 0, -1], [wrong.FailedAt, right.FailedAt, gone.FailedAt, unconditional.FailedAt]);
        Assert.Null(await _room.Find("a"));
    }

    [Fact]
    public async Task A_row_deleted_and_made_again_has_an_etag_never_seen_before_even_after_a_restart()
    {
        var seen = new HashSet<string?>();
        for (var round = 0; round < 3; round++)
        {
            Assert.True(seen.Add((await _room.Commit(new Operation.Insert("a", Json("same")))).ETags![0]));
            await _room.Commit(new Operation.Delete("a", null));
            await _room.Reopen();
        }
    }

    [Fact]
    public async Task A_list_goes_on_after_a_key_and_stays_within_its_prefix()
    {
        await _room.Commit([.. "a unit-1 unit-2 unit-3 unit. unit-果 v".Split(' ')
            .Select(key => new Operation.Put(key, Json(key)))]);

        Assert.Equal(["unit-1", "unit-2"], await _room.Keys("unit-", limit: 2));
        Assert.Equal(["unit-3", "unit-果"], await _room.Keys("unit-", after: "unit-2"));
        Assert.Equal(["unit-1", "unit-2", "unit-3", "unit-果"], await _room.Keys("unit-", after: "b"));
        Assert.Equal(["unit.", "v"], await _room.Keys("", after: "unit-果"));
        Assert.Empty(await _room.Keys("unit-", after: "v"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _room.Keys("half-\ud800"));
        Assert.Equal(7, (await _room.Keys("")).Length);
    }

    [Fact]
    public async Task Find_all_answers_the_rows_that_exist_once_each()
    {
        await _room.Commit(new Operation.Put("a", Json("1")), new Operation.Put("b", Json("2")));

        var rows = await _room.Storage.FindAllAsync(Region, ["b", "none", "a", "b"], Cancellation);

        Assert.Equal(["a", "b"], rows.Select(row => row.Key).Order());
    }

    [Fact]
    public async Task Regions_are_apart_and_listed_in_ordinal_order_while_they_have_rows()
    {
        foreach (var region in new[] { "b", "黄山", "a" })
            await _room.Storage.CommitAsync(region, [new Operation.Insert("same", Json(region))], Cancellation);
        await _room.Storage.CommitAsync("refused", [new Operation.Replace("a", "1", Json("x"))], Cancellation);

        Assert.Equal(["a", "b", "黄山"], await _room.Storage.ListRegionsAsync(Cancellation));
        Assert.Null(await _room.Storage.FindAsync("none", "same", Cancellation));
        await _room.Reopen();
        Assert.Equal(["a", "b", "黄山"], await _room.Storage.ListRegionsAsync(Cancellation));
        Assert.Equal(Json("b").ToArray(), (await _room.Storage.FindAsync("b", "same", Cancellation))!.Body.ToArray());
    }

    [Fact]
    public async Task What_could_not_be_stored_faithfully_is_refused_before_it_reaches_the_writer()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _room.Commit(new Operation.Put("half-\ud800", Json("x"))));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _room.Commit(new Operation.Put("", Json("x"))));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _room.Commit(new Operation.Put("a", default)));
        Assert.True(_room.Storage.Health.Writable);
    }

    [Fact]
    public async Task Long_keys_and_large_bodies_come_back_as_they_were()
    {
        var key = "key-" + new string('项', 2_000);
        var value = new string('目', 700_000);
        await _room.Commit(new Operation.Put(key, Json(value)));

        await _room.Reopen();

        Assert.Equal($$"""{"value":"{{value}}"}""", await _room.Body(key));
    }
}

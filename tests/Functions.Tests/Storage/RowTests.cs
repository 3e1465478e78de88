using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public abstract class RowTests(StorageRoom room) : IAsyncLifetime
{
    private readonly StorageRoom _room = room;

    public ValueTask InitializeAsync() => _room.OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _room.DisposeAsync();
    }

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
    public async Task Regions_are_apart_and_listed_in_ordinal_order_once_they_have_rows()
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
        var key = "key-" + new string('/', 246);
        var value = new string('目', 700_000);
        await _room.Commit(new Operation.Put(key, Json(value)), new Operation.Put("b", new byte[] { 0, 255, 10 }));

        await _room.Reopen();

        Assert.Equal($$"""{"value":"{{value}}"}""", await _room.Body(key));
        Assert.Equal([0, 255, 10], (await _room.Find("b"))!.Body.ToArray());
    }

    [Fact]
    public async Task A_key_that_no_place_takes_is_refused_and_is_nobodys()
    {
        var key = new string('k', 251);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => _room.Commit(new Operation.Put(key, Json("x"))));

        Assert.Null(await _room.Find(key));
        Assert.Empty(await _room.Storage.FindAllAsync(Region, [key, ""], Cancellation));
        Assert.Empty(await _room.Keys(key));
        await _room.Commit(new Operation.Put("l", Json("x")), new Operation.Put("k", Json("x")));
        Assert.Equal(["l"], await _room.Keys("", after: key + new string('k', 10_000)));
    }

    [Fact]
    public async Task A_list_is_in_the_order_of_code_points_whatever_the_characters()
    {
        string[] keys =
        [
            "\0", "\t", " ", "!", "\"", "#", "$", "-", ".", "/", "0", ">", "?", "@", "Z", "[", "\\", "]", "a", "a b", "a/b",
            "ab", "~", "\u007f", "\u009f", "é", "项", "\ud7ff", "\ue000", "（一期）", "\uffff", "\ud800\udc00", "𠮷", "𠮷a",
        ];
        await _room.Commit([.. keys.Reverse().Select(key => new Operation.Put("x" + key, Json(key == "\0" ? "0" : "1")))]);

        var listed = await _room.Keys("x");

        Assert.Equal(keys.Select(key => "x" + key), listed);
        for (var at = 0; at < listed.Length; at++)
            Assert.Equal(listed[(at + 1)..], await _room.Keys("", after: listed[at]));
    }

    [Fact]
    public async Task A_row_is_named_by_one_operation_of_a_commit_and_a_second_insert_finds_the_first()
    {
        var twice = await _room.Commit(new Operation.Insert("a", Json("1")), new Operation.Insert("a", Json("2")));
        var again = await _room.Commit(
            new Operation.Put("b", Json("1")), new Operation.InsertIfAbsent("b", Json("2")));

        Assert.Equal((1, -1), (twice.FailedAt, again.FailedAt));
        Assert.Null(again.ETags![1]);
        Assert.Equal("""{"value":"1"}""", await _room.Body("b"));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => _room.Commit(new Operation.Put("c", Json("1")), new Operation.Put("c", Json("2"))));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => _room.Commit(new Operation.Insert("c", Json("1")), new Operation.Delete("c", null)));
        Assert.Equal(["b"], await _room.Keys(""));
    }

    [Fact]
    public async Task Of_many_rows_a_list_answers_as_many_as_asked_for_and_all_of_them_in_the_end()
    {
        var keys = Enumerable.Range(0, 1_250).Select(number => $"k{number:D4}").ToArray();
        foreach (var part in keys.Chunk(90))
            await _room.Commit([.. part.Select(key => new Operation.Put(key, Json(key)))]);

        Assert.Equal(keys, await _room.Keys("k", limit: int.MaxValue));
        Assert.Equal(keys[..1_000], await _room.Keys("k", limit: 1_000));
        Assert.Equal(keys[..1_001], await _room.Keys("k", limit: 1_001));
        Assert.Equal(keys[1_000..], await _room.Keys("k", after: keys[999], limit: 1_000));
        var found = await _room.Storage.FindAllAsync(Region, [.. keys.Skip(7), "none", "k0900x"], Cancellation);
        Assert.Equal(keys[7..], found.Select(row => row.Key).Order(StringComparer.Ordinal));
        string[] far = [.. keys.Where((_, at) => at % 11 == 0), .. Enumerable.Range(0, 40).Select(at => $"x{at}")];
        Assert.Equal(114, (await _room.Storage.FindAllAsync(Region, far, Cancellation)).Count);
    }

    [Fact]
    public async Task Callers_that_all_count_up_one_row_by_its_etag_end_at_the_exact_total()
    {
        await _room.Commit(new Operation.Insert("counter", BitConverter.GetBytes(0)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _room.CountUp("counter", 12)));

        Assert.Equal(96, BitConverter.ToInt32((await _room.Find("counter"))!.Body.Span));
    }

    [Fact]
    public async Task Of_callers_that_add_the_same_row_at_once_one_does_and_all_that_may_find_it_are_done()
    {
        var adding = Enumerable.Range(0, 12).Select(at => _room.Commit(
            new Operation.Insert($"own-{at}", Json("x")), new Operation.InsertIfAbsent("first-seen", Json($"{at}"))));
        var all = await Task.WhenAll(adding);
        var claims = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(at => _room.Commit(new Operation.Insert("claim", Json($"{at}")))));

        Assert.All(all, result => Assert.True(result.Done));
        Assert.Single(all, result => result.ETags![1] is not null);
        Assert.Single(claims, result => result.Done);
        Assert.Equal(12, (await _room.Keys("own-")).Length);
    }
}

public sealed class SqliteRowTests() : RowTests(new SqliteRoom());

public sealed class AzureRowTests() : RowTests(new AzureRoom());

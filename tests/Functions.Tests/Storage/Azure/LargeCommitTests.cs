using System.Collections.Concurrent;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class LargeCommitTests
{
    private const int Rows = 250;

    [Fact]
    public async Task A_commit_of_five_thousand_operations_is_seen_whole_or_not_at_all_by_whoever_reads_meanwhile()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, 2_500, "0");
        var seen = new ConcurrentBag<string>([await SummaryAsync(room)]);

        var committing = room.Commit([
            .. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("1"))),
            .. Enumerable.Range(2_500, 2_500).Select(at => new Operation.Insert(Key(at), Json("1")))]);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ReadAsync(room.Another(Mishaps.None))));

        Assert.True((await committing).Done);
        Assert.Equal(["2500 0", "5000 1"], seen.Distinct().Order());
        Assert.Empty(await LeftoversAsync(room));

        async Task ReadAsync(IRegionStorage reader)
        {
            for (var isLast = false; !isLast;)
            {
                isLast = committing.IsCompleted;
                seen.Add(Summary(await reader.ListAsync(Region, "row-", "", int.MaxValue, Cancellation)));
            }
        }
    }

    [Fact]
    public async Task A_read_of_several_pages_begins_anew_when_a_large_commit_came_between_them()
    {
        await using var room = await AzureRoom.NewAsync();
        await SeedAsync(room, 1_200, "0");
        var commits = 0;
        var reader = room.Another(new Mishaps((request, _) =>
        {
            var isSecondPage = request.RequestUri!.Query.Contains("NextRowKey", StringComparison.Ordinal);
            if (isSecondPage && commits < 2)
                CommitAgainAsync(room, $"{++commits}").GetAwaiter().GetResult();
            return Mishap.None;
        }));

        Assert.Equal("1200 2", Summary(await reader.ListAsync(Region, "row-", "", int.MaxValue, Cancellation)));
        Assert.Equal("1200 2", Summary(await reader.ListAsync(Region, "row-", "", int.MaxValue, Cancellation)));
        Assert.Equal(2, commits);
    }

    [Fact]
    public async Task A_commit_that_is_decided_between_a_page_and_the_question_for_it_is_seen_whole()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, Rows, "0");
        await using var half = await HalfAsync(room, etags);
        var reader = room.Another(new Mishaps((request, _) =>
        {
            if (request.RequestUri!.AbsolutePath.Contains("~commit-", StringComparison.Ordinal))
                Assert.True(half.GoOnAsync().GetAwaiter().GetResult().Done);
            return Mishap.None;
        }));

        Assert.Equal($"{Rows} 0", await SummaryAsync(room));
        Assert.Equal($"{Rows} 1", Summary(await reader.ListAsync(Region, "row-", "", 1_000, Cancellation)));
        Assert.Equal(5, (await room.Keys("new-")).Length);
    }

    [Fact]
    public async Task What_is_committed_is_there_for_everybody_before_it_is_in_its_place()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, 120, "0");
        await room.Commit(new Operation.Insert(ProjectKey.Of(Project(3)), Json("0")), Pack(2));
        var isCommitted = false;
        var killed = room.Another(new Mishaps((request, _) =>
        {
            var isNext = isCommitted;
            isCommitted |= Mishaps.IsBatch(request)
                && request.Content!.ReadAsStringAsync(Cancellation).Result.Contains("~last", StringComparison.Ordinal);
            return isNext ? Mishap.KilledBefore : Mishap.None;
        }));
        await Assert.ThrowsAsync<KilledException>(() => killed.CommitAsync(Region, [
            .. Everything(etags), new Operation.Delete(Key(0) + "x", null), new Operation.Delete(ProjectKey.Of(Project(3)), null),
            new Operation.Insert(ProjectKey.Of(Project(2)), Json("1")),
            new Operation.MarkPending(Project(5))], Cancellation));

        Assert.Equal("240 1 yes 3", await StateAsync(room));
        Assert.Equal("""{"value":"1"}""", await room.Body(Key(7)));
        Assert.Null(await room.Find(ProjectKey.Of(Project(3))));
        Assert.Equal([Project(2)], (await room.Storage.ListAsync(Region, "project-", "", 9, Cancellation))
            .Select(row => Guid.ParseExact(row.Key[8..], "N")));
        Assert.Equal([1, 2], (await room.Packed()).Select(row => row.Packed.Single()));
        var held = (await room.Find(Key(7)))!;
        Assert.Equal(0, (await room.Commit(new Operation.Replace(Key(7), held.ETag, Json("2")))).FailedAt);
        Assert.True((await room.Commit(new Operation.Replace(Key(7), (await room.Find(Key(7)))!.ETag, Json("2")))).Done);
        Assert.True((await room.Commit(new Operation.Put(Key(8), Json("2")), new Operation.Delete(Key(9), null))).Done);
        Assert.Equal(0, (await room.Commit(new Operation.Insert(Key(200), Json("2")))).FailedAt);
        await room.Storage.TidyAsync(Region, Cancellation);

        Assert.Equal("239 1+2 yes 3", await StateAsync(room));
        Assert.Empty(await LeftoversAsync(room));
    }

    [Fact]
    public async Task The_versions_it_answers_are_those_that_its_rows_have()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, Rows, "0");
        await room.Commit(new Operation.Insert("there", Json("0")));

        var result = await room.Commit([
            new Operation.InsertIfAbsent("there", Json("1")),
            .. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("1"))),
            new Operation.Put("put", Json("1")),
            new Operation.Delete("none", null)]);

        Assert.True(result.Done);
        Assert.Null(result.ETags![0]);
        Assert.Null(result.ETags[^1]);
        var rows = await room.Storage.ListAsync(Region, "row-", "", int.MaxValue, Cancellation);
        Assert.Equal(rows.Select(row => row.ETag), result.ETags.Skip(1).Take(Rows));
        Assert.Equal((await room.Find("put"))!.ETag, result.ETags[^2]);
    }

    [Fact]
    public async Task A_condition_that_fails_is_named_and_leaves_everything_as_it_was()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, Rows, "0");
        await room.Commit(new Operation.Put(Key(200), Json("0")));

        var result = await room.Commit([.. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("1"))), Pack(1)]);

        Assert.Equal((200, null), (result.FailedAt, result.ETags));
        Assert.Equal($"{Rows} 0", await SummaryAsync(room));
        Assert.Empty(await room.Pending());
        Assert.Empty(await LeftoversAsync(room));
        Assert.Equal(Rows, (await CommitAgainAsync(room, "2")).ETags!.Count);
    }

    [Fact]
    public async Task Everything_that_a_commit_can_do_is_done_in_stages_as_well()
    {
        await using var room = await AzureRoom.NewAsync();
        await SeedAsync(room, Rows, "0");
        var large = new string('目', 200_000);
        var etag = (await room.Commit(
            new Operation.Insert("gone", Json("0")), new Operation.Insert("gone-too", Json("0")),
            new Operation.Insert("big", Json(large)), Pack(1),
            new Operation.Insert(ProjectKey.Of(Project(1)), Json("document")))).ETags![2]!;
        var gone = (await room.Find("gone"))!.ETag;
        await room.Commit(Pack(2));

        var result = await room.Commit([
            .. Enumerable.Range(0, 120).Select(at => new Operation.Insert($"new-{at}", Json("1"))),
            new Operation.Delete("gone", gone), new Operation.Delete("gone-too", null), new Operation.Delete("none", null),
            new Operation.Replace("big", etag, Json(large + "!")), new Operation.Put("put", Json("1")),
            new Operation.InsertIfAbsent(Key(1), Json("1")), new Operation.InsertIfAbsent("first-seen", Json("1")),
            new Operation.PutPacked(Project(1), new byte[] { 7 }), new Operation.MarkPending(Project(9)),
            new Operation.Insert(ProjectKey.Of(Project(2)), Json("later"))]);

        Assert.True(result.Done);
        Assert.Equal(120, (await room.Keys("new-", limit: 500)).Length);
        Assert.Empty(await room.Keys("gone"));
        Assert.Equal($$"""{"value":"{{large}}!"}""", await room.Body("big"));
        Assert.Equal("""{"value":"0"}""", await room.Body(Key(1)));
        Assert.Equal(["first-seen"], await room.Keys("first-seen"));
        Assert.Equal("""{"value":"document"}""", await room.Body(ProjectKey.Of(Project(1))));
        Assert.Equal("""{"value":"later"}""", await room.Body(ProjectKey.Of(Project(2))));
        Assert.Equal([7, 2], (await room.Packed()).Select(row => row.Packed.Single()));
        Assert.Equal([Project(1), Project(2), Project(1), Project(9)], await room.Pending());
        Assert.Empty(await LeftoversAsync(room));
    }

    [Fact]
    public async Task Of_two_over_the_same_rows_not_both_happen_and_never_a_part_of_each()
    {
        await using var room = await AzureRoom.NewAsync();
        var winners = new HashSet<string>();
        for (var round = 0; round < 6; round++)
        {
            var etags = await SeedAsync(room, Rows, "0");
            var first = room.Commit([.. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("a")))]);
            var second = room.Another(Mishaps.None).CommitAsync(
                Region,
                [.. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("b"))).Reverse()],
                Cancellation);
            var done = (A: (await first).Done, B: (await second).Done);

            Assert.False(done is { A: true, B: true });
            winners.Add(await SummaryAsync(room));
            Assert.Equal($"{Rows} {(done.A ? "a" : done.B ? "b" : "0")}", await SummaryAsync(room));
            Assert.Empty(await LeftoversAsync(room));
        }
    }

    [Fact]
    public async Task Small_commits_that_race_with_it_never_lose_a_write_nor_take_one_away()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, Rows, "0");
        await room.Commit(new Operation.Insert("counter", BitConverter.GetBytes(0)));
        var counting = Enumerable.Range(0, 4).Select(_ => room.CountUp("counter", 40)).ToList();
        var tries = 0;

        while (!(await CommitWithCounterAsync(room)).Done)
            Assert.True(++tries < 200);
        await Task.WhenAll(counting);

        Assert.Equal(1_160, BitConverter.ToInt32((await room.Find("counter"))!.Body.Span));
        Assert.Equal($"{Rows} 1", await SummaryAsync(room));

        async Task<CommitResult> CommitWithCounterAsync(AzureRoom room)
        {
            var counter = (await room.Find("counter"))!;
            var more = BitConverter.GetBytes(BitConverter.ToInt32(counter.Body.Span) + 1_000);
            var rows = await room.Storage.ListAsync(Region, "row-", "", int.MaxValue, Cancellation);
            return await room.Commit([
                new Operation.Replace("counter", counter.ETag, more),
                .. rows.Select(row => new Operation.Replace(row.Key, row.ETag, Json("1")))]);
        }
    }

    [Fact]
    public async Task Whoever_writes_a_row_that_it_holds_is_told_to_come_again_and_nothing_is_overwritten()
    {
        await using var room = await AzureRoom.NewAsync();
        var etags = await SeedAsync(room, Rows, "0");
        await using var half = await HalfAsync(room, etags);
        var held = (await room.Find(Key(0)))!;

        var replaced = await room.Commit(new Operation.Replace(Key(0), etags[0], Json("2")));
        var again = await room.Commit(new Operation.Replace(Key(0), held.ETag, Json("2")));
        var removed = await room.Commit(new Operation.Delete(Key(0), held.ETag));
        var inserted = await room.Commit(new Operation.Insert("new-0", Json("2")));
        Operation[] patient =
            [new Operation.Put(Key(0), Json("2")), new Operation.Delete(Key(0), null), new Operation.InsertIfAbsent("new-0", Json("2"))];
        await Task.WhenAll(patient.Select(operation =>
            Assert.ThrowsAsync<StorageBusyException>(() => room.Commit(operation))));

        Assert.Equal([0, 0, 0, 0], [replaced.FailedAt, again.FailedAt, removed.FailedAt, inserted.FailedAt]);
        Assert.Equal("""{"value":"0"}""", await room.Body(Key(0)));
        Assert.Null(await room.Find("new-0"));
    }

    [Fact]
    public async Task A_process_that_says_nothing_for_ten_minutes_is_taken_for_dead_by_the_first_writer_it_blocks()
    {
        var clock = FakeClock.At("2026-11-27T08:00:00Z");
        await using var room = await AzureRoom.NewAsync(clock);
        var etags = await SeedAsync(room, Rows, "0");
        await using var half = await HalfAsync(room, etags);
        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.True((await room.Commit(new Operation.Put(Key(0), Json("2")))).Done);
        Assert.True((await room.Commit(new Operation.Insert("new-0", Json("2")))).Done);
        await Assert.ThrowsAsync<StorageBusyException>(half.GoOnAsync);

        Assert.Equal("""{"value":"2"}""", await room.Body(Key(0)));
        Assert.Equal("""{"value":"2"}""", await room.Body("new-0"));
        Assert.Equal("""{"value":"0"}""", await room.Body(Key(1)));
        Assert.Null(await room.Find("new-1"));
        await room.Storage.TidyAsync(Region, Cancellation);
        Assert.True((await CommitAgainAsync(room, "3")).Done);
    }

    [Fact]
    public async Task One_that_takes_long_says_that_it_is_at_work_and_is_left_alone()
    {
        var clock = FakeClock.At("2026-11-27T08:00:00Z");
        await using var room = await AzureRoom.NewAsync(clock);
        var etags = await SeedAsync(room, 2_000, "0");
        var slow = room.Another(Mishaps.OfBatches(_ =>
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            return Mishap.None;
        }));

        var committing = slow.CommitAsync(
            Region, [.. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("1")))], Cancellation);
        while (!committing.IsCompleted)
            await room.Storage.TidyAsync(Region, Cancellation);

        Assert.True((await committing).Done);
        Assert.Equal("2000 1", await SummaryAsync(room));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_is_killed_at_any_moment_leaves_all_or_nothing_and_the_others_go_on(bool isDone)
    {
        var outcomes = new HashSet<string>();
        for (var moment = 1; ; moment++)
        {
            var clock = FakeClock.At("2026-11-27T08:00:00Z");
            await using var room = await AzureRoom.NewAsync(clock);
            var etags = await SeedAsync(room, 120, "0");
            var way = new Mishaps((_, request) => request < moment ? Mishap.None
                : isDone ? Mishap.KilledAfter : Mishap.KilledBefore);
            var ended = await TryAsync(room.Another(way).CommitAsync(Region, Everything(etags), Cancellation));

            var left = await StateAsync(room);
            Assert.Contains(left, (string[])["120 0 no 0", "240 1 yes 1"]);
            clock.Advance(TimeSpan.FromMinutes(11));
            await room.Storage.TidyAsync(Region, Cancellation);
            Assert.Equal(left, await StateAsync(room));
            clock.Advance(TimeSpan.FromDays(2));
            await room.Storage.TidyAsync(Region, Cancellation);
            Assert.Equal(left, await StateAsync(room));
            Assert.Empty(await LeftoversAsync(room));
            Assert.True((await CommitAgainAsync(room, "2")).Done);
            outcomes.Add(left);
            if (ended)
                break;
        }

        Assert.Equal(2, outcomes.Count);
    }

    private static IReadOnlyList<Operation> Everything(IReadOnlyList<string> etags) =>
    [
        .. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("1"))),
        .. Enumerable.Range(120, 120).Select(at => new Operation.Insert(Key(at), Json("1"))),
        new Operation.InsertIfAbsent("first-seen", Json("1")),
        new Operation.PutPacked(Project(1), new byte[] { 1 }),
    ];

    /// <summary>How many rows, what is in them, whether a first one was added, how much is pending.</summary>
    private static async Task<string> StateAsync(AzureRoom room) =>
        $"{await SummaryAsync(room)} {(await room.Find("first-seen") is null ? "no" : "yes")} "
        + $"{await room.Storage.CountPendingAsync(Region, Cancellation)}";

    private static async Task<bool> TryAsync(Task<CommitResult> committing)
    {
        try
        {
            return (await committing).Done;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    private static async Task<CommitResult> CommitAgainAsync(AzureRoom room, string value)
    {
        var rows = await room.Storage.ListAsync(Region, "row-", "", int.MaxValue, Cancellation);
        return await room.Commit([.. rows.Select(row => new Operation.Replace(row.Key, row.ETag, Json(value)))]);
    }

    private static async Task<HalfDone> HalfAsync(AzureRoom room, IReadOnlyList<string> etags)
    {
        var half = new HalfDone(room, [
            .. etags.Select((etag, at) => new Operation.Replace(Key(at), etag, Json("1"))),
            .. Enumerable.Range(0, 5).Select(at => new Operation.Insert($"new-{at}", Json("1")))]);
        await half.IsReadyAsync();
        return half;
    }

    private static async Task<string[]> SeedAsync(AzureRoom room, int count, string value)
    {
        var etags = new List<string>();
        foreach (var part in Enumerable.Range(0, count).Chunk(90))
            etags.AddRange((await room.Commit(
                [.. part.Select(at => new Operation.Put(Key(at), Json(value)))])).ETags!.Select(etag => etag!));
        return [.. etags];
    }

    private static async Task<string> SummaryAsync(AzureRoom room) =>
        Summary(await room.Storage.ListAsync(Region, "row-", "", int.MaxValue, Cancellation));

    private static string Summary(IReadOnlyList<Row> rows) =>
        $"{rows.Count} {string.Join('+', rows.Select(row => (char)row.Body.Span[10]).Distinct().Order())}";

    /// <summary>What is left of large commits at the table, as another tool sees it.</summary>
    private static async Task<IReadOnlyList<string>> LeftoversAsync(AzureRoom room)
    {
        var query = new Functions.Storage.Azure.TableQuery(Region)
        {
            Filter = "Stage gt '' or (RowKey ge '~commit-' and RowKey lt '~commit.')",
        };
        return [.. (await room.Table.QueryAsync(query, null, Cancellation)).Entities.Select(entity => entity.RowKey)];
    }

    private static string Key(int at) => $"row-{at:D5}";

    private static Operation.PutPacked Pack(byte project) => new(Project(project), new[] { project });
}

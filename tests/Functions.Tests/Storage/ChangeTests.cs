using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public abstract class ChangeTests(StorageRoom room) : IAsyncLifetime
{
    private readonly StorageRoom _room = room;

    public ValueTask InitializeAsync() => _room.OpenAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _room.DisposeAsync();
    }

    [Fact]
    public async Task Packed_facts_come_in_the_order_of_their_projects_each_once_with_the_newest_content()
    {
        await _room.Commit(Pack(3, 1), Pack(1, 1), Pack(2, 1));
        await _room.Commit(Pack(1, 7));

        var packed = await _room.Packed();

        Assert.Equal([Project(1), Project(2), Project(3)], packed.Select(row => row.Project));
        Assert.Equal([7, 1, 1], packed.Select(row => row.Packed.Single()));
    }

    [Fact]
    public async Task Only_the_asked_projects_are_read_and_unknown_ones_left_out()
    {
        await _room.Commit(Pack(1, 1), Pack(2, 2), Pack(3, 3));
        var read = new List<byte>();

        await _room.Storage.ReadPackedAsync(
            Region, [Project(3), Project(9), Project(1), Project(3)], row => read.Add(row.Packed[0]), Cancellation);

        Assert.Equal<byte>([1, 3], read.Order());
    }

    [Fact]
    public async Task Every_change_of_packed_facts_is_pending_in_the_order_of_commits_until_it_is_deleted()
    {
        await _room.Commit(Pack(2, 1));
        await _room.Commit(Pack(1, 1), new Operation.MarkPending(Project(9)));
        await _room.Reopen();
        await _room.Commit(Pack(2, 2));

        Assert.Equal([Project(2), Project(1), Project(9), Project(2)], await _room.Pending());
        Assert.Equal([Project(2), Project(1)], await _room.Pending(limit: 2));
        Assert.Equal(4, await _room.Storage.CountPendingAsync(Region, Cancellation));

        var rows = (await _room.Storage.ReadPendingAsync(Region, 3, Cancellation)).Rows;
        await _room.Commit(new Operation.DeletePending([.. rows.Select(row => row.Sequence), "no number"]));

        Assert.Equal([Project(2)], await _room.Pending());
    }

    [Fact]
    public async Task A_sequence_is_never_used_again_so_a_late_fold_deletes_no_newer_change()
    {
        await _room.Commit(Pack(1, 1));
        var old = (await _room.Storage.ReadPendingAsync(Region, 10, Cancellation)).Rows;
        await _room.Commit(new Operation.DeletePending([old[0].Sequence]));
        await _room.Reopen();
        await _room.Commit(Pack(1, 2));

        await _room.Commit(new Operation.DeletePending([old[0].Sequence]));

        Assert.Equal(1, await _room.Storage.CountPendingAsync(Region, Cancellation));
    }

    [Fact]
    public async Task Pending_rows_of_another_region_cannot_be_deleted()
    {
        await _room.Commit(Pack(1, 1));
        var rows = (await _room.Storage.ReadPendingAsync(Region, 10, Cancellation)).Rows;

        await _room.Storage.CommitAsync("other", [new Operation.DeletePending([rows[0].Sequence])], Cancellation);

        Assert.Equal([Project(1)], await _room.Pending());
    }

    [Fact]
    public async Task A_refused_commit_leaves_neither_packed_facts_nor_a_pending_row()
    {
        await _room.Commit(Pack(1, 1));

        var result = await _room.Commit(Pack(1, 2), Pack(2, 2), new Operation.Replace("none", "1", Json("x")));

        Assert.Equal(2, result.FailedAt);
        Assert.Equal([1], (await _room.Packed()).Select(row => row.Packed.Single()));
        Assert.Equal(1, await _room.Storage.CountPendingAsync(Region, Cancellation));
    }

    [Fact]
    public async Task A_scan_can_be_cancelled_and_the_reader_used_again()
    {
        await _room.Commit([.. Enumerable.Range(0, 1_500).Select(number => Pack(number, 1))]);
        using var cancel = new CancellationTokenSource();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _room.Storage.ReadPackedAsync(
            Region,
            _ =>
            {
                read++;
                cancel.Cancel();
            },
            cancel.Token));

        Assert.InRange(read, 1, 1_024);
        Assert.Equal(1_500, (await _room.Packed()).Count);
    }

    [Fact]
    public async Task Packed_facts_and_document_are_written_together_or_apart_and_neither_takes_the_other_away()
    {
        var key = ProjectKey.Of(Project(1));
        var first = await _room.Commit(Pack(1, 1));
        var inserted = await _room.Commit(new Operation.Insert(key, Json("a")));
        var together = await _room.Commit(Pack(1, 2), new Operation.Replace(key, inserted.ETags![0]!, Json("b")));
        var document = await _room.Commit(new Operation.Replace(key, together.ETags![1]!, Json("c")));
        await _room.Commit(Pack(1, 3));
        var stale = await _room.Commit(new Operation.Replace(key, inserted.ETags[0]!, Json("d")));

        Assert.Equal([true, true, true, true, false],
            new[] { first, inserted, together, document, stale }.Select(result => result.Done));
        Assert.Null(together.ETags[0]);
        Assert.Equal("""{"value":"c"}""", await _room.Body(key));
        Assert.Equal([3], (await _room.Packed()).Single().Packed);

        await _room.Commit(new Operation.Put(key, Json("e")));
        Assert.Equal([3], (await _room.Packed()).Single().Packed);
    }

    [Fact]
    public async Task Packed_facts_without_a_document_are_no_row_and_go_with_the_document()
    {
        var key = ProjectKey.Of(Project(1));
        await _room.Commit(Pack(1, 1));

        Assert.Null(await _room.Find(key));
        Assert.Empty(await _room.Keys("project-"));
        Assert.True((await _room.Commit(new Operation.Delete(key, null))).Done);
        Assert.Single(await _room.Packed());

        await _room.Commit(new Operation.Insert(key, Json("a")));
        await _room.Commit(new Operation.Delete(key, null));

        Assert.Empty(await _room.Packed());
        Assert.Null(await _room.Find(key));
    }

    [Fact]
    public async Task The_board_and_what_it_may_not_show_are_seen_together_and_a_known_board_is_not_read_again()
    {
        Assert.Equal(new BoardSight(null, null, 0), await _room.Storage.SeeBoardAsync(Region, null, Cancellation));
        await _room.Commit(Pack(1, 1));
        Assert.Equal(new BoardSight(null, null, 1), await _room.Storage.SeeBoardAsync(Region, null, Cancellation));
        var written = await _room.Commit(
            new Operation.Insert(IRegionStorage.BoardKey, Json("board")), new Operation.Insert("board-2", Json("x")), Pack(2, 2));
        var etag = written.ETags![0]!;

        var first = await _room.Storage.SeeBoardAsync(Region, null, Cancellation);
        var known = await _room.Storage.SeeBoardAsync(Region, etag, Cancellation);
        var other = await _room.Storage.SeeBoardAsync(Region, "another", Cancellation);
        var pending = await _room.Storage.ReadPendingAsync(Region, 1, Cancellation);

        Assert.Equal((etag, 2), (first.ETag, first.Pending));
        Assert.Equal(Json("board").ToArray(), first.Row!.Body.ToArray());
        Assert.Equal(new BoardSight(etag, null, 2), known);
        Assert.Equal((etag, etag, 2), (other.ETag, other.Row!.ETag, other.Pending));
        Assert.Equal((etag, 1), (pending.Board!.ETag, pending.Rows.Count));
    }

    [Fact]
    public async Task A_pending_row_holds_the_packed_facts_of_the_change_or_newer_ones_or_none()
    {
        await _room.Commit(Pack(1, 1));
        await _room.Commit(Pack(1, 2), new Operation.MarkPending(Project(9)));

        var rows = (await _room.Storage.ReadPendingAsync(Region, 9, Cancellation)).Rows;

        Assert.All(rows, row => Assert.True(row.Project == Project(9) ? row.Packed.IsEmpty : row.Packed.Span[0] is 1 or 2));
        Assert.Equal(2, rows[1].Packed.Span[0]);
    }

    [Fact]
    public async Task Thousands_of_pending_rows_are_counted_read_and_removed()
    {
        foreach (var part in Enumerable.Range(0, 1_300).Chunk(95))
            await _room.Commit([.. part.Select(number => new Operation.MarkPending(Project(number)))]);

        var pending = await _room.Storage.ReadPendingAsync(Region, int.MaxValue, Cancellation);
        Assert.Equal(Enumerable.Range(0, 1_300).Select(Project), pending.Rows.Select(row => row.Project));
        Assert.Equal(1_300, (await _room.Storage.SeeBoardAsync(Region, null, Cancellation)).Pending);
        Assert.Equal(Enumerable.Range(0, 1_100).Select(Project), await _room.Pending(limit: 1_100));

        await _room.Commit(
            new Operation.Put(IRegionStorage.BoardKey, Json("x")),
            new Operation.DeletePending([.. pending.Rows.Skip(5).Select(row => row.Sequence)]));

        Assert.Equal(5, await _room.Storage.CountPendingAsync(Region, Cancellation));
        var again = await _room.Commit(new Operation.DeletePending([.. pending.Rows.Select(row => row.Sequence)]));
        Assert.True(again.Done);
        Assert.Empty(await _room.Pending());
    }

    private static Operation.PutPacked Pack(int project, byte content) => new(Project(project), new[] { content });
}

public sealed class SqliteChangeTests() : ChangeTests(new SqliteRoom());

public sealed class AzureChangeTests() : ChangeTests(new AzureRoom());

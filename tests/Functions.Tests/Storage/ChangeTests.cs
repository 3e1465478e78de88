using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public sealed class ChangeTests : IAsyncDisposable
{
    private readonly StorageRoom _room = new();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

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
        await _room.Commit([.. Enumerable.Range(0, 3_000).Select(number => Pack(number, 1))]);
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
        Assert.Equal(3_000, (await _room.Packed()).Count);
    }

    private static Operation.PutPacked Pack(int project, byte content) => new(Project(project), new[] { content });
}

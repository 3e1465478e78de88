using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class BoardScanTests
{
    [Fact]
    public async Task A_board_that_is_folded_anew_between_two_pages_is_seen_with_what_belongs_to_it()
    {
        await using var room = await AzureRoom.NewAsync();
        foreach (var part in Enumerable.Range(0, 1_200).Chunk(95))
            await room.Commit([.. part.Select(number => new Operation.MarkPending(Project(number)))]);
        var etag = (await room.Commit(new Operation.Insert(IRegionStorage.BoardKey, Json("1")))).ETags![0]!;
        var late = (await room.Storage.ReadPendingAsync(Region, int.MaxValue, Cancellation)).Rows.Skip(1_150);
        Operation[] fold =
        [
            new Operation.Replace(IRegionStorage.BoardKey, etag, Json("2")),
            new Operation.DeletePending([.. late.Select(row => row.Sequence)]),
        ];
        var isFolded = false;
        var reader = room.Another(new Mishaps((request, _) =>
        {
            if (!isFolded && request.RequestUri!.Query.Contains("NextRowKey", StringComparison.Ordinal))
                isFolded = room.Commit(fold).GetAwaiter().GetResult().Done;
            return Mishap.None;
        }));

        var seen = await reader.ReadPendingAsync(Region, int.MaxValue, Cancellation);
        var sight = await reader.SeeBoardAsync(Region, null, Cancellation);

        Assert.True(isFolded);
        Assert.Equal((Json("2").ToArray(), 1_150), (seen.Board!.Body.ToArray(), seen.Rows.Count), BoardAndCount);
        Assert.Equal((seen.Board.ETag, 1_150), (sight.ETag, sight.Pending));
    }

    private static bool BoardAndCount((byte[] Body, int Count) one, (byte[] Body, int Count) other) =>
        one.Body.AsSpan().SequenceEqual(other.Body) && one.Count == other.Count;
}

using System.Text.RegularExpressions;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class CommitOutcomeTests
{
    [Theory]
    [InlineData("Lost")]
    [InlineData("Unanswered")]
    [InlineData("Busy")]
    [InlineData("Failed")]
    public async Task A_commit_whose_answer_stays_out_is_done_once_and_told_as_done(string fault)
    {
        await using var room = await AzureRoom.NewAsync();
        var etag = (await room.Commit(new Operation.Insert("a", Json("0")), new Operation.Insert("seen", Json("0")))).ETags![0]!;
        var other = room.Another(Mishaps.OfBatches(batch => batch <= 2 ? Enum.Parse<Mishap>(fault) : Mishap.None));

        var result = await other.CommitAsync(Region, [
            new Operation.Replace("a", etag, Json("1")), new Operation.Insert("b", Json("1")),
            new Operation.InsertIfAbsent("seen", Json("1")), new Operation.InsertIfAbsent("new", Json("1")),
            new Operation.PutPacked(Project(1), new byte[] { 1 })], Cancellation);

        Assert.True(result.Done);
        Assert.Equal((await room.Find("a"))!.ETag, result.ETags![0]);
        Assert.Equal((await room.Find("b"))!.ETag, result.ETags[1]);
        Assert.Null(result.ETags[2]);
        Assert.Equal((await room.Find("new"))!.ETag, result.ETags[3]);
        Assert.Equal([Project(1)], await room.Pending());
        Assert.True(other.Health.Writable);
    }

    [Fact]
    public async Task A_lost_answer_is_found_though_others_have_written_most_of_the_rows_since()
    {
        await using var room = await AzureRoom.NewAsync();
        var etag = (await room.Commit(new Operation.Insert("a", Json("0")))).ETags![0]!;
        var other = room.Another(AfterFirstBatch(Mishap.Unanswered, () => room.Commit(new Operation.Put("a", Json("2")))));

        var result = await other.CommitAsync(
            Region, [new Operation.Replace("a", etag, Json("1")), new Operation.Insert("history", Json("1"))], Cancellation);

        Assert.True(result.Done);
        Assert.Equal("""{"value":"2"}""", await room.Body("a"));
        Assert.False((await room.Commit(new Operation.Replace("a", result.ETags![0]!, Json("3")))).Done);
    }

    [Fact]
    public async Task What_cannot_be_settled_is_an_error_that_says_so()
    {
        await using var room = await AzureRoom.NewAsync();
        var etag = (await room.Commit(new Operation.Insert("a", Json("0")))).ETags![0]!;
        var other = room.Another(AfterFirstBatch(Mishap.Unanswered, () => room.Commit(new Operation.Put("a", Json("2")))));

        var unknown = await Assert.ThrowsAsync<StorageFailedException>(
            () => other.CommitAsync(Region, [new Operation.Replace("a", etag, Json("1"))], Cancellation));

        Assert.Contains("not known", unknown.Message, StringComparison.Ordinal);
        Assert.False(other.Health.Writable);
        Assert.True((await other.CommitAsync(Region, [new Operation.Put("b", Json("1"))], Cancellation)).Done);
        Assert.Equal(new StorageHealth(true, 0, null), other.Health);
    }

    [Fact]
    public async Task A_refusal_after_a_lost_answer_is_told_when_nothing_of_ours_is_there()
    {
        await using var room = await AzureRoom.NewAsync();
        var etag = (await room.Commit(new Operation.Insert("a", Json("0")))).ETags![0]!;
        var other = room.Another(AfterFirstBatch(Mishap.Lost, () => room.Commit(new Operation.Put("a", Json("2")))));

        var refused = await other.CommitAsync(
            Region, [new Operation.Insert("history", Json("1")), new Operation.Replace("a", etag, Json("1"))], Cancellation);

        Assert.Equal(1, refused.FailedAt);
        Assert.Null(await room.Find("history"));
    }

    [Fact]
    public async Task A_commit_that_only_removes_is_done_when_nothing_is_left()
    {
        await using var room = await AzureRoom.NewAsync();
        var written = await room.Commit(
            new Operation.Insert("a", Json("0")), new Operation.Insert("b", Json("0")), new Operation.MarkPending(Project(1)));
        var pending = await room.Storage.ReadPendingAsync(Region, 9, Cancellation);
        var other = room.Another(Mishaps.OfBatches(batch => batch % 2 == 1 ? Mishap.Unanswered : Mishap.None));

        var removed = await other.CommitAsync(
            Region, [new Operation.Delete("a", written.ETags![0]), new Operation.Delete("b", null)], Cancellation);
        var folded = await other.CommitAsync(
            Region, [new Operation.DeletePending([.. pending.Rows.Select(row => row.Sequence)])], Cancellation);

        Assert.True(removed.Done);
        Assert.True(folded.Done);
        Assert.Empty(await room.Keys(""));
        Assert.Empty(await room.Pending());
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_told_as_busy_and_nothing_is_written()
    {
        await using var room = await AzureRoom.NewAsync();
        await room.Commit(new Operation.Insert("a", Json("0")));
        var other = room.Another(Mishaps.OfBatches(_ => Mishap.Busy));

        await Assert.ThrowsAsync<StorageBusyException>(
            () => other.CommitAsync(Region, [new Operation.Insert("b", Json("1"))], Cancellation));
        await Assert.ThrowsAsync<StorageBusyException>(() => other.CommitAsync(
            Region, [.. Enumerable.Range(0, 101).Select(at => new Operation.Insert($"k{at}", Json("1")))], Cancellation));

        Assert.Equal(["a"], await room.Keys(""));
    }

    [Theory]
    [InlineData("Lost")]
    [InlineData("Unanswered")]
    [InlineData("Failed")]
    public async Task A_large_commit_goes_through_whatever_answers_stay_out(string fault)
    {
        await using var room = await AzureRoom.NewAsync();
        var etag = (await room.Commit(new Operation.Insert("a", Json("0")))).ETags![0]!;
        var other = room.Another(Mishaps.OfBatches(batch => batch % 2 == 0 ? Enum.Parse<Mishap>(fault) : Mishap.None));

        var result = await other.CommitAsync(Region, [
            new Operation.Replace("a", etag, Json("1")),
            .. Enumerable.Range(0, 250).Select(at => new Operation.Insert($"k{at:D3}", Json("1")))], Cancellation);

        Assert.True(result.Done);
        Assert.Equal((await room.Find("a"))!.ETag, result.ETags![0]);
        var rows = await room.Storage.ListAsync(Region, "k", "", 1_000, Cancellation);
        Assert.Equal(result.ETags.Skip(1), rows.Select(row => row.ETag));
    }

    [Fact]
    public async Task A_row_that_azure_cannot_hold_is_refused_before_anything_is_sent()
    {
        await using var room = await AzureRoom.NewAsync();
        var random = new Random(7);
        var noise = Convert.ToBase64String(Enumerable.Range(0, 800_000).Select(_ => (byte)random.Next(256)).ToArray());

        var refused = await Assert.ThrowsAnyAsync<ArgumentException>(
            () => room.Commit(new Operation.Insert("a", Json("x")), new Operation.Insert("b", Json(noise))));

        Assert.Contains("384 KiB", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await room.Keys(""));
        Assert.True(room.Storage.Health.Writable);
    }

    [Fact]
    public async Task An_account_that_refuses_or_is_not_there_ends_the_start_with_what_to_do_and_without_a_secret()
    {
        var key = Convert.ToBase64String(new byte[64]);
        var right = (await Azurite.SharedAsync()).ConnectionString;
        string[] wrongs =
        [
            Regex.Replace(right, "AccountKey=[^;]+", "AccountKey=" + key),
            Regex.Replace(right, "TableEndpoint=[^;]+", "TableEndpoint=http://127.0.0.1:1/a"),
        ];
        foreach (var storage in wrongs)
        {
            using var folder = new TemporaryFolder();
            var wrong = Assert.Throws<LeadsOptionsException>(() => LeadsApp.Build([], builder =>
            {
                builder.Configuration["LEADS_STORAGE"] = storage;
                builder.Configuration["LEADS_DATA"] = folder.In("data");
            }));

            Assert.Contains("LEADS_STORAGE", wrong.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(key, wrong.ToString(), StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder.In("data")));
        }
    }

    /// <summary>The first batch goes wrong; then something else happens before anything is asked again.</summary>
    private static Mishaps AfterFirstBatch(Mishap fault, Func<Task> meanwhile)
    {
        var batches = 0;
        return new Mishaps((request, _) =>
        {
            if (Mishaps.IsBatch(request))
                return ++batches == 1 ? fault : Mishap.None;
            if (batches == 1)
            {
                batches++;
                meanwhile().GetAwaiter().GetResult();
            }

            return Mishap.None;
        });
    }
}

using System.Text;
using Azure;
using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class BatchOutcomeTests
{
    private const string Region = "青山县";

    private static readonly EntityChange[] s_two =
    [
        new EntityChange.Put("a", new EntityProperties { { "Value", 1 } }),
        new EntityChange.Delete("b", "*"),
    ];

    private static readonly string s_done = Reply("""
        HTTP/1.1 204 No Content
        ETag: W/"datetime'2026-11-21T16%3A21%3A10.5Z'"

        """, """
        HTTP/1.1 204 No Content
        X-Content-Type-Options: nosniff

        """);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_with_a_good_part_for_each_change_is_done()
    {
        await using var service = await OddService.StartAsync(202, s_done);

        var done = Assert.IsType<BatchOutcome.Done>(await service.Table.SubmitAsync(Region, s_two, Stop));

        Assert.Equal(["W/\"datetime'2026-11-21T16%3A21%3A10.5Z'\"", null], done.ETags);
    }

    [Fact]
    public void However_an_answer_is_cut_it_is_never_done()
    {
        var whole = s_done[..^"--batch--\r\n".Length].TrimEnd();
        Assert.IsType<BatchOutcome.Done>(Read(whole));
        for (var length = 0; length < whole.Length - "--changeset--".Length + 2; length++)
            Assert.IsType<BatchOutcome.Unknown>(Read(whole[..length]));
    }

    [Fact]
    public void Other_line_ends_and_words_around_the_parts_do_not_matter()
    {
        Assert.IsType<BatchOutcome.Done>(Read(s_done.Replace("\r\n", "\n", StringComparison.Ordinal)));
        Assert.IsType<BatchOutcome.Done>(Read("preamble\r\n" + s_done + "epilogue"));
    }

    [Theory]
    [InlineData("412 Precondition Failed", "1:The update condition specified was not satisfied.", 1)]
    [InlineData("409 Conflict", "17:The specified entity already exists.\\nRequestId:1\\nTime:2026", 17)]
    [InlineData("400 Bad Request", "One of the request inputs is not valid.", -1)]
    [InlineData("404 Not Found", "", -1)]
    public void A_part_that_failed_refuses_all_and_names_the_change(string status, string message, int index)
    {
        var body = """{"odata.error":{"code":"Word","message":{"value":"?"}}}""".Replace("?", message);
        var outcome = Read(Reply($"HTTP/1.1 {status}\nContent-Type: application/json\n\n{body}"));

        Assert.Equal(
            new BatchOutcome.Refused(index, int.Parse(status[..3], null), "Word"), outcome);
    }

    [Fact]
    public void A_part_that_failed_without_words_refuses_all()
    {
        Assert.Equal(new BatchOutcome.Refused(-1, 400, ""), Read(Reply("HTTP/1.1 400 Bad Request\n\n<html>")));
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("503 Service Unavailable")]
    [InlineData("429 Too Many Requests")]
    [InlineData("408 Request Timeout")]
    [InlineData("302 Found")]
    public void A_part_that_does_not_tell_leaves_it_open(string status)
    {
        Assert.IsType<BatchOutcome.Unknown>(Read(Reply($"HTTP/1.1 {status}\n\n")));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(200)]
    [InlineData(202)]
    public async Task An_answer_that_does_not_tell_leaves_it_open_and_the_batch_is_not_sent_again(int status)
    {
        await using var service = await OddService.StartAsync(status);

        Assert.IsType<BatchOutcome.Unknown>(await service.Table.SubmitAsync(Region, s_two, Stop));
        Assert.Equal(1, service.Asked);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_leaves_it_open()
    {
        await using var service = await OddService.StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = 202;
            context.Response.ContentLength = s_done.Length;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(s_done[..^5]));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.IsType<BatchOutcome.Unknown>(await service.Table.SubmitAsync(Region, s_two, Stop));
        Assert.Equal(1, service.Asked);
    }

    [Fact]
    public async Task Without_any_answer_it_is_open()
    {
        await using var service = await OddService.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var open = Assert.IsType<BatchOutcome.Unknown>(await service.Table.SubmitAsync(Region, s_two, Stop));
        Assert.Equal(0, Assert.IsType<RequestFailedException>(open.Cause).Status);
        Assert.Equal(1, service.Asked);
    }

    [Fact]
    public async Task A_refusal_of_the_whole_batch_names_no_change()
    {
        await using var service = await OddService.StartAsync(
            403, """{"odata.error":{"code":"AuthorizationFailure"}}""");

        Assert.Equal(
            new BatchOutcome.Refused(-1, 403, "AuthorizationFailure"),
            await service.Table.SubmitAsync(Region, s_two, Stop));
    }

    [Fact]
    public async Task What_was_cancelled_before_it_went_is_not_sent()
    {
        await using var service = await OddService.StartAsync(202, s_done);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => service.Table.SubmitAsync(Region, s_two, cancel.Token));
        Assert.Equal(0, service.Asked);
    }

    [Fact]
    public async Task What_was_cancelled_on_its_way_is_waited_for()
    {
        using var cancel = new CancellationTokenSource();
        await using var service = await OddService.StartAsync(async (context, _) =>
        {
            await cancel.CancelAsync();
            await OddService.AnswerAsync(context, 202, s_done);
        });

        Assert.IsType<BatchOutcome.Done>(await service.Table.SubmitAsync(Region, s_two, cancel.Token));
    }

    private static BatchOutcome Read(string reply) => BatchReply.Read(Encoding.UTF8.GetBytes(reply), 2);

    private static string Reply(params string[] parts) =>
        ("--batch\nContent-Type: multipart/mixed; boundary=changeset\n\n"
        + string.Concat(parts.Select(part =>
            $"--changeset\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n{part}\n"))
        + "--changeset--\n--batch--\n").ReplaceLineEndings("\r\n");
}

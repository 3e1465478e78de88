using Azure;
using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>What Azure may answer and the emulator never does.</summary>
public sealed class ReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_can_be_empty_and_still_go_on()
    {
        var asked = new List<string?>();
        await using var service = await OddService.StartAsync((context, time) =>
        {
            asked.Add(context.Request.QueryString.Value);
            if (time == 1)
            {
                context.Response.Headers["x-ms-continuation-NextPartitionKey"] = "1!12!6Z2S/+&=";
                context.Response.Headers["x-ms-continuation-NextRowKey"] = "1!8 %";
            }
            else if (time == 2)
            {
                context.Response.Headers["x-ms-continuation-NextPartitionKey"] = "only";
            }

            return OddService.AnswerAsync(context, 200, """{"value":[]}""");
        });

        var query = new TableQuery("青山县");
        var first = await service.Table.QueryAsync(query, null, Stop);
        var second = await service.Table.QueryAsync(query, first.Continuation, Stop);
        var third = await service.Table.QueryAsync(query, second.Continuation, Stop);

        Assert.All([first, second, third], page => Assert.Empty(page.Entities));
        Assert.Equal(asked[0] + "&NextPartitionKey=1%2112%216Z2S%2F%2B%26%3D&NextRowKey=1%218%20%25", asked[1]);
        Assert.Equal(asked[0] + "&NextPartitionKey=only", asked[2]);
        Assert.Null(third.Continuation);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task A_question_is_asked_again_when_the_service_is_busy_or_silent(int status)
    {
        await using var service = await OddService.StartAsync((context, time) =>
        {
            context.Response.Headers.ETag = "W/\"1\"";
            if (time > 2)
                return OddService.AnswerAsync(context, 200, """{"RowKey":"a","Value":"1"}""");
            if (status == 0)
                context.Abort();
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        Assert.Equal("1", (await service.Table.FindAsync("r", "a", null, Stop))!.Text("Value"));
        Assert.Equal(3, service.Asked);
        Assert.Equal(["1", "2"], service.Said.Select(line => line.Split(", try ")[1][..1]));
        Assert.All(service.Said, line => Assert.StartsWith(
            "Warning: Table Storage " + (status == 0 ? "did not answer GET" : $"answered {status} to GET"),
            line,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stays_busy_is_an_error_that_says_what_was_answered()
    {
        await using var service = await OddService.StartAsync(503, """{"odata.error":{"code":"ServerBusy"}}""");

        var busy = await Assert.ThrowsAsync<RequestFailedException>(
            () => service.Table.FindAsync("r", "a", null, Stop));

        Assert.Equal((503, "ServerBusy"), (busy.Status, busy.ErrorCode));
        Assert.Equal("Table Storage answered 503 ServerBusy", busy.Message);
        Assert.Equal(5, service.Asked);
    }

    [Fact]
    public async Task Who_cancels_does_not_wait()
    {
        using var cancel = new CancellationTokenSource();
        await using var service = await OddService.StartAsync(async (context, _) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => service.Table.FindAsync("r", "a", null, cancel.Token));
        Assert.Equal(1, service.Asked);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_an_error_without_a_status()
    {
        var service = await OddService.StartAsync(200);
        var table = service.Table;
        await service.StopAsync();

        var silent = await Assert.ThrowsAsync<RequestFailedException>(() => table.FindAsync("r", "a", null, Stop));

        Assert.Equal(0, silent.Status);
        Assert.StartsWith("Table Storage did not answer: ", silent.Message, StringComparison.Ordinal);
        await service.DisposeAsync();
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(204, "")]
    [InlineData(302, "")]
    [InlineData(404, "<html>")]
    public async Task An_answer_of_something_else_is_an_error(int status, string body)
    {
        await using var service = await OddService.StartAsync(status, body);

        await Assert.ThrowsAsync<RequestFailedException>(() => service.Table.FindAsync("r", "a", null, Stop));
        await Assert.ThrowsAsync<RequestFailedException>(
            () => service.Table.QueryAsync(new TableQuery("r"), null, Stop));
    }

    [Fact]
    public async Task Paths_are_listed_from_page_to_page()
    {
        static string Page(string blobs, string marker) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + $"<EnumerationResults><Blobs>{blobs}</Blobs><NextMarker>{marker}</NextMarker></EnumerationResults>";
        await using var service = await OddService.StartAsync((context, _) => OddService.AnswerAsync(
            context,
            200,
            context.Request.Query["marker"].ToString() switch
            {
                "" => Page("", "2!a&amp;b"),
                "2!a&b" => Page("<Blob><Name>县/a</Name></Blob>", ""),
                _ => "",
            }));

        Assert.Equal(["县/a"], await service.Container.ListAsync("县/", Stop));
        Assert.Equal(2, service.Asked);
    }
}

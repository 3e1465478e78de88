using System.Text.Json;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Imports;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Package;

/// <summary>Messages from real queues, through the host to the process.</summary>
public sealed class QueueFunctionTests
{
    private const string Home = "/api/regions/binzhou";

    // So short that tests need not wait for the next try.
    private static readonly (string, string) s_soonAgain = ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:01");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PayloadEncoding.Twice)]
    [InlineData(PayloadEncoding.Once)]
    public async Task Every_queue_function_does_its_work(PayloadEncoding encoding)
    {
        await using var host = await OpenAsync();
        host.Encoding = encoding;
        var import = await PrepareAsync(host);
        await PutAsync(host, "RunImport", $"binzhou/{import:N}");
        await PutAsync(host, "SendScorecard", $"binzhou/{County.Week}/issue/zhang");
        await PutAsync(host, "MakeRound", "WeeklyScorecard/binzhou");
        await host.WaitUntilIdleAsync();
        Assert.Equal(1m, (await RatesAsync(host)).Number("pending"));
        await PutAsync(host, "FoldChanges", "binzhou");
        await host.WaitUntilIdleAsync();
        Assert.Equal(0m, (await RatesAsync(host)).Number("pending"));
        Assert.Equal("committed", (await host.DoAsync(HttpMethod.Get, $"{Home}/imports/{import}")).Text("state"));
        var mails = await host.DoAsync(HttpMethod.Get, $"{Home}/scorecards/{County.Week}/mails");
        Assert.Equal("sent", mails.List("items").Single().Text("state"));
        Assert.Equal(
            FunctionsPackage.Unpacked.Functions.Where(function => function.IsQueue).Select(function => function.Name),
            FunctionsOf(host.Invocations));
        Assert.All(host.Invocations, invocation => Assert.Equal(Verdict.Succeeded, invocation.Verdict));
    }

    [Fact]
    public async Task What_the_process_puts_into_its_queues_comes_back_to_it()
    {
        var account = await Azurite.NewAccountAsync();
        await using var host = await FunctionsHost.StartAsync(("LEADS_STORAGE", account), ("AzureWebJobsStorage", account));
        var import = await PrepareAsync(host);
        await Eventually.True(async () =>
            (await host.DoAsync(HttpMethod.Get, $"{Home}/imports/{import}")).Text("state") == "committed");
        await Eventually.True(async () => (await host.DoAsync(HttpMethod.Get, $"{Home}/scorecards/{County.Week}/mails"))
            .List("items").Single().Text("state") == "sent");
        await Eventually.True(async () => (await RatesAsync(host)).Number("pending") == 0);
        await host.WaitUntilIdleAsync();
        Assert.Equal(["FoldChanges", "RunImport", "SendScorecard"], FunctionsOf(host.Invocations));
        Assert.All(host.Invocations, invocation => Assert.Equal(Verdict.Succeeded, invocation.Verdict));
    }

    [Fact]
    public async Task A_message_that_fails_five_times_is_put_aside_and_holds_up_no_other()
    {
        await using var host = await OpenAsync(s_soonAgain);
        await PutAsync(host, "SendScorecard", "no message of ours");
        await Eventually.True(() => Task.FromResult(host.Invocations.Count > 0));
        await PutAsync(host, "SendScorecard", "resume");
        await Eventually.True(() => Task.FromResult(host.Invocations.Any(i => i is { Message: "resume", Verdict: Verdict.Succeeded })));
        Assert.True(host.Invocations.Count(i => i.Verdict == Verdict.Failed) < 5, "The good message waited for the bad one.");
        await host.WaitUntilIdleAsync();
        var failed = host.Invocations.Where(i => i.Verdict == Verdict.Failed).ToList();
        Assert.Equal([1, 2, 3, 4, 5], failed.Select(i => i.DequeueCount));
        Assert.All(failed, i => Assert.StartsWith("500 application/problem+json", i.Told, StringComparison.Ordinal));
        var poisoned = Assert.Single(await host.PoisonOf("SendScorecard").PeekAsync(Stop));
        Assert.Equal("no message of ours", poisoned.Text);
    }

    [Fact]
    public async Task A_message_that_cannot_be_decoded_is_put_aside_unread()
    {
        await using var host = await OpenAsync();
        await host.QueueOf("FoldChanges").CreateAsync(Stop);
        await host.QueueOf("FoldChanges").PutRawAsync("not base64!", Stop);
        await host.WaitUntilIdleAsync();
        Assert.Empty(host.Invocations);
        Assert.Equal("not base64!", Assert.Single(await host.PoisonOf("FoldChanges").PeekAsync(Stop)).Body);
    }

    [Fact]
    public async Task A_handler_that_hangs_is_killed_at_the_time_out_and_its_message_comes_again()
    {
        await using var host = await OpenAsync(s_soonAgain, ("AzureFunctionsJobHost__functionTimeout", "00:00:02"));
        await CaptureAsync(host);
        host.Process.Signal("STOP");
        await PutAsync(host, "FoldChanges", "binzhou");
        await host.WaitUntilIdleAsync();
        Assert.Equal(
            [(Verdict.Failed, 1), (Verdict.Succeeded, 2)],
            host.Invocations.Select(invocation => (invocation.Verdict, invocation.DequeueCount)));
        Assert.Equal(2, host.Process.Starts);
        Assert.Equal(0m, (await RatesAsync(host)).Number("pending"));
    }

    [Fact]
    public async Task A_killed_process_is_started_again_and_gets_its_message_once_more()
    {
        await using var host = await OpenAsync(s_soonAgain);
        await CaptureAsync(host);
        host.Process.Signal("STOP");
        await PutAsync(host, "FoldChanges", "binzhou");
        await Eventually.True(() => Task.FromResult(host.Running == 1));
        host.Process.Kill();
        await host.WaitUntilIdleAsync();
        Assert.Equal(
            [(Verdict.Failed, 1), (Verdict.Succeeded, 2)],
            host.Invocations.Select(invocation => (invocation.Verdict, invocation.DequeueCount)));
        Assert.Equal(0m, (await RatesAsync(host)).Number("pending"));
    }

    [Fact]
    public async Task A_message_is_held_as_long_as_its_function_runs()
    {
        var lease = TimeSpan.FromSeconds(2);
        await using var host = await FunctionsHost.StartAsync(lease, ("AzureWebJobsStorage", await Azurite.NewAccountAsync()));
        await CaptureAsync(host);
        host.Process.Signal("STOP");
        await PutAsync(host, "FoldChanges", "binzhou");
        await Eventually.True(() => Task.FromResult(host.RenewalsOf("FoldChanges") >= 3));
        host.Process.Signal("CONT");
        await host.WaitUntilIdleAsync();
        Assert.Equal(1, Assert.Single(host.Invocations).DequeueCount);
    }

    private static IEnumerable<string> FunctionsOf(IEnumerable<Invocation> invocations) =>
        invocations.Select(invocation => invocation.Function).Distinct().Order();

    private static async Task<FunctionsHost> OpenAsync(params (string Name, string Value)[] settings) =>
        await FunctionsHost.StartAsync([("AzureWebJobsStorage", await Azurite.NewAccountAsync()), .. settings]);

    /// <summary>A region with a change to fold, an issue to mail and an import to commit, whose id it gives.</summary>
    private static async Task<Guid> PrepareAsync(FunctionsHost host)
    {
        await CaptureAsync(host);
        await host.DoAsync(HttpMethod.Put, Home + "/recipients/zhang",
            """{"name":"张","email":"zhang@example.com","audiences":["all"],"language":"zh"}""");
        await host.DoAsync(HttpMethod.Post, $"{Home}/scorecards/{County.Week}/issue");
        var file = LedgerCsv.Signed().Row("丙", "某公司", "2", "1", "果业", "北极镇", "2026-01-05").Bytes();
        var import = (await host.UploadAsync(Home + "/imports", new ByteArrayContent(file), "台账.csv")).Id();
        var begun = await host.SendAsync(
            HttpMethod.Post, $"{Home}/imports/{import}/commit", null, ("Prefer", "respond-async"));
        Assert.Equal(202, begun.Code);
        return import;
    }

    private static async Task CaptureAsync(FunctionsHost host)
    {
        await host.DoAsync(HttpMethod.Put, Home, """{"name":"彬州市"}""");
        await host.DoAsync(
            HttpMethod.Post, Home + "/signed-projects", """{"name":"甲","investor":"某公司","on":"2026-01-05"}""");
    }

    private static Task<JsonElement> RatesAsync(FunctionsHost host) =>
        host.DoAsync(HttpMethod.Get, Home + "/rates?by=total");

    private static async Task PutAsync(FunctionsHost host, string function, string message)
    {
        await host.QueueOf(function).CreateAsync(Stop);
        await host.QueueOf(function).PutAsync(message, Stop);
    }
}

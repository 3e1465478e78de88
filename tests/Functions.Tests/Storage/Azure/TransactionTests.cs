using System.Globalization;
using System.Text.Json;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Storage.Faults;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>
/// What one thing costs at the storage services, counted between them and a process under the Functions host. Its clock
/// stands still: what it keeps in memory for some seconds it keeps however slow the machine is.
/// </summary>
public sealed class TransactionTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Home = "/api/regions/counted";

    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(1);

    private readonly FakeClock _clock = FakeClock.At("2026-11-21T02:00:00Z");
    private StorageProxy _proxy = null!;
    private RunningApp _app = null!;
    private int _named;

    /// <summary>Whether a hint has left and the next one waits for its second; one on its way has longer.</summary>
    private bool HasPut => _clock.NextTimer <= s_apart;

    public async ValueTask InitializeAsync()
    {
        _proxy = await StorageProxy.StartAsync(await Azurite.NewAccountAsync());
        _app = await RunningApp.StartUnderHostAsync(_clock, ("LEADS_STORAGE", _proxy.ConnectionString),
            ("LEADS_SEAL_KEY", new string('k', 32)));
        await AskAsync(HttpMethod.Put, Home, """{"name":"计数县"}""");
        await AskAsync(HttpMethod.Put, Home + "/chains/果业", """{"name":"果业"}""");
        await AskAsync(HttpMethod.Put, Home + "/units/城关镇", """{"name":"城关镇"}""");
        await CaptureAsync();
        await FoldAsync();
        await ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_new_project_costs_two_transactions_and_a_fact_three()
    {
        await QuietAsync();
        Assert.InRange(await CountAsync("capture", CaptureAsync, hints: 1), 1, 2);
        var project = (await AskAsync(HttpMethod.Get, Home + "/projects")).List("items")[0].Id();
        await QuietAsync();
        Assert.InRange(await CountAsync("fact", () => FactAsync(project), hints: 1), 1, 3);
    }

    [Fact]
    public async Task Many_changes_share_their_hints()
    {
        await QuietAsync();
        _proxy.Forget();
        for (var number = 0; number < 60; number++)
            await CaptureAsync();
        await Eventually.True(() => Task.FromResult(HasPut));
        Assert.Single(_proxy.Calls, call => call.IsMessage);
        await QuietAsync();
        Assert.Equal(2, _proxy.Calls.Count(call => call.IsMessage));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public async Task A_fold_costs_three_transactions_and_one_more_for_every_thirty_changes(int changes)
    {
        for (var number = 0; number < changes; number++)
            await CaptureAsync();
        await QuietAsync();
        Assert.InRange(await CountAsync($"fold of {changes}", FoldAsync), 1, 3 + (changes / 30));
        Assert.Equal(changes + 1, (await ReadAsync()).Group("total").Number("signed"));
    }

    [Fact]
    public async Task A_standard_question_costs_one_transaction()
    {
        await QuietAsync();
        Assert.Equal(1, await CountAsync("standard rates", ReadAsync));
        Assert.Equal(1, await CountAsync("standard rates by chain", () => ReadAsync("?by=chain")));
    }

    [Fact]
    public async Task A_look_at_a_region_where_nothing_is_due_costs_few_transactions_however_many_mails_it_has_sent()
    {
        for (var person = 0; person < 12; person++)
            await AskAsync(HttpMethod.Put, $"{Home}/recipients/p{person}",
                $$"""{"name":"张","email":"p{{person}}@example.com","audiences":["all"],"language":"zh"}""");
        const string week = "2026-W47";
        await AskAsync(HttpMethod.Post, $"{Home}/scorecards/{week}/issue");
        for (var person = 0; person < 12; person++)
            await DeliverAsync("SendScorecard", $"counted/{week}/issue/p{person}");
        await QuietAsync();
        await FoldAsync();
        foreach (var timer in new[] { "Upkeep", "WeeklyScorecard" })
            await DeliverAsync("MakeRound", timer + "/counted");
        await QuietAsync();
        Assert.InRange(await CountAsync("upkeep", () => DeliverAsync("MakeRound", "Upkeep/counted")), 1, 16);
        await QuietAsync();
        Assert.InRange(
            await CountAsync("weekly scorecard", () => DeliverAsync("MakeRound", "WeeklyScorecard/counted")), 1, 10);
    }

    private async Task<JsonElement> CaptureAsync() => await AskAsync(
        HttpMethod.Post, Home + "/signed-projects", string.Create(CultureInfo.InvariantCulture,
            $$"""{"name":"果品加工项目{{++_named}}","investor":"某果业有限公司","chain":"果业","unit":"城关镇","totalInvestment":1.5,"contractedCapital":1,"on":"2026-01-15"}"""));

    private Task<JsonElement> FactAsync(Guid project) => AskAsync(
        HttpMethod.Post, $"{Home}/projects/{project}/facts", """{"milestone":"opened","on":"2026-02-01"}""");

    /// <summary>As the host delivers a message of the queue.</summary>
    private Task<JsonElement> DeliverAsync(string function, string message) => AskAsync(HttpMethod.Post,
        "/" + function, $$$"""{"Data":{"message":"\"{{{message}}}\""},"Metadata":{"DequeueCount":"1"}}""");

    private Task<JsonElement> FoldAsync() => DeliverAsync("FoldChanges", "counted");

    private Task<JsonElement> ReadAsync() => ReadAsync("");

    private Task<JsonElement> ReadAsync(string query) => AskAsync(HttpMethod.Get, Home + "/rates" + query);

    /// <summary>Until the last hint has left, so that the next change sends one of its own.</summary>
    private Task QuietAsync() => Eventually.True(() =>
    {
        if (HasPut)
            _clock.Advance(s_apart);
        return Task.FromResult(_clock.NextTimer is null);
    });

    private Task<JsonElement> AskAsync(HttpMethod method, string path, string? json = null) =>
        Bureau.DoAsync(_app.SendAsync(method, path, json));

    private async Task<int> CountAsync(string what, Func<Task<JsonElement>> work, int hints = 0)
    {
        _proxy.Forget();
        await work();
        await Eventually.True(() => Task.FromResult(_proxy.Calls.Count(call => call.IsMessage) >= hints));
        var calls = _proxy.Calls;
        output.WriteLine($"{what}: {calls.Count} transactions, {calls.Sum(call => call.Body.Length)} bytes sent, "
            + $"{calls.Sum(call => call.Answered)} bytes read");
        foreach (var call in calls)
            output.WriteLine($"  {call.Service} {call.Method} {Uri.UnescapeDataString(call.Address)}");
        return calls.Count;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Storage.Faults;

namespace Leads.Functions.Tests.Survival;

/// <summary>Processes that work on one region of Azure Storage at once, over a good network and over a bad one.</summary>
public sealed class SeveralProcessesTests(ITestOutputHelper output)
{
    private static readonly bool s_long = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on";

    [Fact]
    public async Task Eight_processes_that_capture_and_fold_one_region_at_once_end_in_the_exact_state()
    {
        using var azure = await Azurite.OwnAsync();
        await using var team = await Team.StartAsync(azure.ConnectionString, 8);
        await team.WorkAsync(clients: 8, each: s_long ? 400 : 25);
        output.WriteLine(await team.AssertExactAsync());
    }

    [Theory]
    [InlineData(20261127)]
    public async Task Whatever_network_and_service_do_each_write_that_is_repeated_until_it_is_answered_is_there_once(int seed)
    {
        const int Percent = 8;
        using var azure = await Azurite.OwnAsync();
        await using var proxy = await StorageProxy.StartAsync(azure.ConnectionString);
        await using var team = await Team.StartAsync(proxy.ConnectionString, 2);
        proxy.Do(new FaultPlan(seed, Percent).Of);
        await team.WorkAsync(clients: 8, each: s_long ? 400 : 40);
        proxy.BeKind();
        output.WriteLine($"seed {seed}: {await team.AssertExactAsync()}");
        var faults = proxy.Calls.Where(call => call.Fault != Fault.None).GroupBy(call => call.Fault);
        output.WriteLine($"{proxy.Calls.Count} requests to the storage, of which "
            + string.Join(", ", faults.Select(kind => $"{kind.Key} {kind.Count()}")));
        Assert.True(proxy.Calls.Count > 1_000);
        // Without a host there are no queues whose messages could be doubled: see DoubledMessagesTests.
        Assert.Empty(Enum.GetValues<Fault>().Except(faults.Select(kind => kind.Key)).Except([Fault.None, Fault.Doubled]));
    }
}

/// <summary>Processes on one storage, and what was asked of them and answered.</summary>
internal sealed class Team : IAsyncDisposable
{
    private const string Home = "/api/regions/together";
    private const decimal Paid = 0.25m;

    private readonly ConcurrentDictionary<string, Guid> _captured = new(StringComparer.Ordinal);
    private readonly List<(KilledProcess Process, string Folder)> _members = [];
    private int _facts;
    private int _repeated;

    public static async Task<Team> StartAsync(string storage, int processes)
    {
        var team = new Team();
        for (var member = 0; member < processes; member++)
        {
            var folder = Directory.CreateTempSubdirectory("leads-team-").FullName;
            team._members.Add((
                await KilledProcess.StartAsync(folder, ("LEADS_STORAGE", storage), ("LEADS_LOG", "error")), folder));
            if (member == 0)
                await team._members[0].Process.AskAsync(HttpMethod.Put, Home, """{"name":"同心县"}""");
        }

        return team;
    }

    /// <summary>Each client captures projects and pays into each, at another process every time.</summary>
    public Task WorkAsync(int clients, int each) => Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
    {
        for (var number = 0; number < each; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"项目{client}-{number}");
            var id = (await InsistAsync("/signed-projects",
                $$"""{"name":"{{name}}","investor":"某公司","chain":"第{{number % 5}}链","totalInvestment":1,"contractedCapital":1,"on":"2026-01-15"}""",
                client + number)).Id();
            _captured[name] = id;
            await InsistAsync($"/projects/{id}/facts",
                $$"""{"milestone":"paidIn","on":"2026-02-01","amount":{{Paid}}}""", client + number + 1);
            Interlocked.Increment(ref _facts);
        }
    }));

    /// <summary>Every project once, every payment once, the stored board the fold of the documents, the trail whole.</summary>
    public async Task<string> AssertExactAsync()
    {
        var began = Stopwatch.StartNew();
        foreach (var (process, _) in _members)
            await Eventually.True(async () => await PendingAsync(process) == 0, seconds: 60);
        var folded = began.Elapsed;
        var (first, _) = _members[0];
        Assert.Empty((await first.AskAsync(HttpMethod.Post, Home + "/reconcile")).List("differences"));
        var listed = (await first.AskAsync(HttpMethod.Get, Home + "/projects?limit=10000")).List("items");
        Assert.Equal(_captured.Count, listed.Length);
        Assert.All(listed, item => Assert.Equal(_captured[item.Text("name")], item.Id()));
        foreach (var (process, _) in _members)
        {
            var total = (await process.AskAsync(HttpMethod.Get, Home + "/rates?from=2026-01-01")).Group("total");
            Assert.Equal((_captured.Count, _facts * Paid), (total.Number("signed"), total.Number("paidIn")));
            var asked = (await process.AskAsync(HttpMethod.Get, Home + "/rates?from=2026-01-02")).Group("total");
            Assert.Equal(_captured.Count, asked.Number("signed"));
        }

        return $"{_captured.Count} projects and {_facts} payments by {_members.Count} processes, "
            + $"{_repeated} requests repeated; all folded {folded.TotalMilliseconds:F0} ms after the last answer";
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (process, folder) in _members)
        {
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Sends it, at one process after the other, until it is answered.</summary>
    private async Task<System.Text.Json.JsonElement> InsistAsync(string path, string json, int at)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Home + path);
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            request.Headers.Add("Idempotency-Key", key);
            var (status, body) = await _members[(at + attempt) % _members.Count].Process.SendAsync(request);
            if ((int)status < 300)
                return System.Text.Json.JsonDocument.Parse(body).RootElement;
            Assert.True((int)status >= 500 && attempt < 200, $"{path} answered {status}: {body}");
            Interlocked.Increment(ref _repeated);
            await Task.Yield();
        }
    }

    private static async Task<decimal> PendingAsync(KilledProcess process) =>
        (await process.AskAsync(HttpMethod.Get, Home + "/rates")).Number("pending");
}

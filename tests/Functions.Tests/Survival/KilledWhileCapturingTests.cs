using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

public sealed class KilledWhileCapturingTests(ITestOutputHelper output)
{
    private const string Region = "/api/regions/survivor";
    private const int Clients = 4;

    private static readonly int s_kills = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 1_000 : 30;

    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _sent = new(StringComparer.Ordinal);
    private int _number;

    [Fact]
    public async Task Every_acknowledged_project_is_there_once_and_the_rates_are_right_however_often_the_process_is_killed()
    {
        using var folder = new TemporaryFolder();
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var kill = 1; kill <= s_kills; kill++)
        {
            using var process = await KilledProcess.StartAsync(folder.Path);
            await AssertNothingIsLost(process, first: kill == 1);
            var moment = TimeSpan.FromMilliseconds(random.Next(1, 200));
            await CaptureUntilKilled(process, moment);
            output.WriteLine($"kill {kill} after {moment.TotalMilliseconds} ms of captures: {_acknowledged.Count} of {_sent.Count} acknowledged");
        }

        using var last = await KilledProcess.StartAsync(folder.Path);
        await AssertNothingIsLost(last, first: false);
        Assert.True(_acknowledged.Count > s_kills, "hardly anything was captured");
    }

    private async Task CaptureUntilKilled(KilledProcess process, TimeSpan moment)
    {
        var first = new TaskCompletionSource();
        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => CaptureAsync(process, first))).ToList();
        await Task.WhenAny([first.Task, .. clients]);
        await Task.Delay(moment);
        process.Kill();
        await Task.WhenAll(clients);
    }

    /// <summary>Every tenth one tries to make a twin of the project before it.</summary>
    private async Task CaptureAsync(KilledProcess process, TaskCompletionSource first)
    {
        try
        {
            var name = "";
            while (true)
            {
                var number = Interlocked.Increment(ref _number);
                name = number % 10 == 0 && name.Length > 0 ? name : $"项目{number}";
                var isTwin = !_sent.TryAdd(name, true);
                var (status, body) = await process.SendAsync(HttpMethod.Post, Region + "/signed-projects", $$"""
                    {"name":"{{name}}","investor":"某公司","chain":"第{{number % 5}}链","totalInvestment":1.5,"on":"2026-01-15"}
                    """);
                Assert.Equal(isTwin ? HttpStatusCode.Conflict : HttpStatusCode.Created, status);
                first.TrySetResult();
                if (!isTwin)
                    _acknowledged[name] = JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
            }
        }
        catch (HttpRequestException)
        {
            // Killed. What was sent last may be stored or not, once at most.
        }
    }

    private async Task AssertNothingIsLost(KilledProcess process, bool first)
    {
        if (first)
            await process.AskAsync(HttpMethod.Put, Region, """{"name":"幸存县"}""");
        var stored = await StoredAsync(process);
        Assert.Equal(stored.Count, stored.Select(project => project.Id).Distinct().Count());
        var byName = stored.ToDictionary(project => project.Name, project => project.Id, StringComparer.Ordinal);
        Assert.All(_acknowledged, project => Assert.Equal(project.Value, byName.GetValueOrDefault(project.Key)));
        Assert.All(byName.Keys, name => Assert.True(_sent.ContainsKey(name)));

        var report = await process.AskAsync(HttpMethod.Post, Region + "/reconcile");
        Assert.Empty(report.GetProperty("differences").EnumerateArray());
        foreach (var by in new[] { "total", "chain" })
        {
            var rates = await process.AskAsync(HttpMethod.Get, $"{Region}/rates?by={by}&from=2026-01-01&to=2026-12-31");
            Assert.Equal(byName.Count, rates.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("signed").GetInt32()));
            Assert.Equal(0, rates.GetProperty("pending").GetInt32());
        }
    }

    private static async Task<List<(string Id, string Name)>> StoredAsync(KilledProcess process)
    {
        var stored = new List<(string, string)>();
        string? continuation = null;
        do
        {
            var more = continuation is null ? "" : "&continuation=" + Uri.EscapeDataString(continuation);
            var page = await process.AskAsync(HttpMethod.Get, $"{Region}/projects?limit=10000&select=id,name{more}");
            stored.AddRange(page.GetProperty("items").EnumerateArray()
                .Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("name").GetString()!)));
            continuation = page.TryGetProperty("continuation", out var next) ? next.GetString() : null;
        }
        while (continuation is not null);
        return stored;
    }
}

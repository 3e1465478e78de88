using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Leads.Functions.Tests.Survival;

/// <summary>A region whose every acknowledged project is remembered, to be looked for after whatever happens.</summary>
internal sealed class Witness(string region = "survivor")
{
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _sent = new(StringComparer.Ordinal);
    private int _number;

    public string Home { get; } = "/api/regions/" + region;

    public int Acknowledged => _acknowledged.Count;

    public int Sent => _sent.Count;

    public Task OpenAsync(KilledProcess process) =>
        process.AskAsync(HttpMethod.Put, Home, """{"name":"幸存县"}""");

    /// <summary>Captures one more project.</summary>
    public async Task<HttpStatusCode> CaptureAsync(KilledProcess process)
    {
        var (name, json) = Next();
        var (status, body) = await process.SendAsync(HttpMethod.Post, Home + "/signed-projects", json);
        if (status == HttpStatusCode.Created)
            Acknowledge(name, JsonDocument.Parse(body).RootElement.Text("id"));
        return status;
    }

    /// <summary>Captures side by side until the process is gone.</summary>
    public Task CaptureUntilKilledAsync(KilledProcess process, Action begun, int clients = 4) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => KilledProcess.UntilKilledAsync(async () =>
        {
            while (true)
            {
                Assert.Equal(HttpStatusCode.Created, await CaptureAsync(process));
                begun();
            }
        })));

    /// <summary>The next project, for a client of its own kind.</summary>
    public (string Name, string Json) Next()
    {
        var number = Interlocked.Increment(ref _number);
        var name = $"project-{number:D7}";
        _sent[name] = true;
        return (name, $$"""
            {"name":"{{name}}","investor":"某公司","chain":"第{{number % 5}}链","totalInvestment":1.5,"on":"2026-01-15"}
            """);
    }

    public void Acknowledge(string name, string id) => _acknowledged[name] = id;

    /// <summary>Acknowledged = present once, nothing that nobody sent, and the board says what the list says.</summary>
    public async Task AssertNothingIsLostAsync(KilledProcess process)
    {
        var stored = await StoredAsync(process);
        Assert.Equal(stored.Count, stored.Select(project => project.Id).Distinct().Count());
        var byName = stored.ToDictionary(project => project.Name, project => project.Id, StringComparer.Ordinal);
        Assert.All(_acknowledged, project => Assert.Equal(project.Value, byName.GetValueOrDefault(project.Key)));
        Assert.All(byName.Keys, name => Assert.True(_sent.ContainsKey(name)));
        await AssertBoardIsFoldAsync(process, Home);
        Assert.Equal(stored.Count, await SignedAsync(process, Home, "chain"));
    }

    /// <summary>What the board tells is what a fold of the stored projects gives.</summary>
    public static async Task AssertBoardIsFoldAsync(KilledProcess process, string home)
    {
        var report = await process.AskAsync(HttpMethod.Post, home + "/reconcile");
        Assert.Empty(report.List("differences"));
        var rates = await process.AskAsync(HttpMethod.Get, home + "/rates?by=total&from=2020-01-01");
        Assert.Equal(0m, rates.Number("pending"));
    }

    public static async Task<int> SignedAsync(KilledProcess process, string home, string by = "total")
    {
        var rates = await process.AskAsync(HttpMethod.Get, $"{home}/rates?by={by}&from=2020-01-01");
        return rates.List("groups").Sum(group => group.GetProperty("signed").GetInt32());
    }

    private async Task<List<(string Id, string Name)>> StoredAsync(KilledProcess process)
    {
        var stored = new List<(string, string)>();
        for (var more = ""; ;)
        {
            var page = await process.AskAsync(HttpMethod.Get, $"{Home}/projects?limit=10000&select=id,name{more}");
            stored.AddRange(page.List("items").Select(item => (item.Text("id"), item.Text("name"))));
            if (!page.TryGetProperty("continuation", out var next))
                return stored;
            more = "&continuation=" + Uri.EscapeDataString(next.GetString()!);
        }
    }
}

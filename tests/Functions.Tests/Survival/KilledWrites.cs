using System.Collections.Concurrent;
using System.Globalization;

namespace Leads.Functions.Tests.Survival;

/// <summary>Four clients capture.</summary>
internal class KilledCaptures : KilledActivity
{
    protected Witness Witness { get; } = new();

    public override async Task PrepareAsync(KilledProcess process, int kill)
    {
        if (kill == 1)
            await Witness.OpenAsync(process);
    }

    public override Task ActAsync(KilledProcess process, Action begun) =>
        Witness.CaptureUntilKilledAsync(process, begun);

    public override async Task<string> CheckAsync(KilledProcess process)
    {
        await Witness.AssertNothingIsLostAsync(process);
        return $"{Witness.Acknowledged} of {Witness.Sent} acknowledged, each there once";
    }
}

/// <summary>The process dies when changes are known to wait for their fold.</summary>
internal sealed class KilledFolds : KilledCaptures
{
    public override Task ActAsync(KilledProcess process, Action begun) => Task.WhenAll(
        Witness.CaptureUntilKilledAsync(process, () => { }),
        KilledProcess.UntilKilledAsync(async () =>
        {
            while (true)
            {
                var rates = await process.AskAsync(HttpMethod.Get, Witness.Home + "/rates");
                if (rates.Number("pending") > 0)
                    begun();
            }
        }));

    public override async Task<string> CheckAsync(KilledProcess process)
    {
        var waiting = await PendingAsync(process);
        await Eventually.True(async () => await PendingAsync(process) == 0); // by itself, nobody reconciles
        return $"{waiting} changes waited at the start and were folded; {await base.CheckAsync(process)}";
    }

    private async Task<decimal> PendingAsync(KilledProcess process) =>
        (await process.AskAsync(HttpMethod.Get, Witness.Home + "/rates")).Number("pending");
}

/// <summary>Four clients change a project each, again and again; every change carries a number of its own.</summary>
internal abstract class KilledChanges(string total) : KilledActivity
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<decimal>> _acknowledged = new(StringComparer.Ordinal);
    private int _number;

    protected Witness Witness { get; } = new();

    public override async Task PrepareAsync(KilledProcess process, int kill)
    {
        if (kill == 1)
            await Witness.OpenAsync(process);
        _acknowledged.Clear();
        for (var client = 0; client < 4; client++)
        {
            var (name, json) = Witness.Next();
            var project = await process.AskAsync(HttpMethod.Post, Witness.Home + "/signed-projects", json);
            Witness.Acknowledge(name, project.Text("id"));
            _acknowledged[project.Text("id")] = [];
        }
    }

    public override Task ActAsync(KilledProcess process, Action begun) =>
        Task.WhenAll(_acknowledged.Select(project => KilledProcess.UntilKilledAsync(async () =>
        {
            while (true)
            {
                var amount = Interlocked.Increment(ref _number) * 0.0001m;
                await ChangeAsync(process, $"{Witness.Home}/projects/{project.Key}", amount);
                project.Value.Add(amount);
                begun();
            }
        })));

    public override async Task<string> CheckAsync(KilledProcess process)
    {
        foreach (var (id, acknowledged) in _acknowledged)
        {
            var project = await process.AskAsync(HttpMethod.Get, $"{Witness.Home}/projects/{id}");
            var stored = AmountsIn(project);
            Assert.Equal(stored.Length, stored.Distinct().Count());
            Assert.Empty(acknowledged.Except(stored));
            Assert.InRange(stored.Length, acknowledged.Count, acknowledged.Count + 1);
        }

        await Witness.AssertNothingIsLostAsync(process);
        await AssertSumAsync(process);
        return $"{_acknowledged.Values.Sum(a => a.Count)} acknowledged, each there once, {total} adds up";
    }

    protected abstract Task ChangeAsync(KilledProcess process, string project, decimal amount);

    protected abstract decimal[] AmountsIn(System.Text.Json.JsonElement project);

    /// <summary>The rates' sum is that of the list.</summary>
    private async Task AssertSumAsync(KilledProcess process)
    {
        var rates = await process.AskAsync(HttpMethod.Get, Witness.Home + "/rates?by=total&from=2020-01-01");
        var projects = await process.AskAsync(HttpMethod.Get, Witness.Home + "/projects?limit=10000&select=id");
        var sum = 0m;
        foreach (var project in projects.List("items"))
            sum += WorthOf(await process.AskAsync(HttpMethod.Get, $"{Witness.Home}/projects/{project.Text("id")}"));
        Assert.Equal(sum, rates.Group("total").Number(total));
    }

    protected abstract decimal WorthOf(System.Text.Json.JsonElement project);
}

/// <summary>Money that arrives.</summary>
internal sealed class KilledFacts() : KilledChanges("paidIn")
{
    protected override Task ChangeAsync(KilledProcess process, string project, decimal amount) =>
        process.AskAsync(HttpMethod.Post, project + "/facts", string.Create(
            CultureInfo.InvariantCulture, $$"""{"milestone":"paidIn","on":"2026-02-01","amount":{{amount}}}"""));

    protected override decimal[] AmountsIn(System.Text.Json.JsonElement project) =>
        [.. project.List("facts").Where(f => f.Text("milestone") == "paidIn").Select(f => f.Number("amount"))];

    protected override decimal WorthOf(System.Text.Json.JsonElement project) => AmountsIn(project).Sum();
}

/// <summary>A signature's total investment, corrected over and over.</summary>
internal sealed class KilledCorrections() : KilledChanges("signedAmount")
{
    private readonly ConcurrentDictionary<string, string> _newest = new(StringComparer.Ordinal);

    public override Task PrepareAsync(KilledProcess process, int kill)
    {
        _newest.Clear();
        return base.PrepareAsync(process, kill);
    }

    protected override async Task ChangeAsync(KilledProcess process, string project, decimal amount)
    {
        if (!_newest.TryGetValue(project, out var newest))
            newest = Newest(await process.AskAsync(HttpMethod.Get, project));
        _newest[project] = Newest(await process.AskAsync(
            HttpMethod.Post, $"{project}/facts/{newest}/correction", string.Create(
                CultureInfo.InvariantCulture, $$"""{"totalInvestment":{{amount}},"why":"更正"}""")));
    }

    // The first is the capture's own.
    protected override decimal[] AmountsIn(System.Text.Json.JsonElement project) =>
        [.. project.List("facts").Where(f => f.Text("milestone") == "signed").Select(f => f.Number("totalInvestment")).Skip(1)];

    protected override decimal WorthOf(System.Text.Json.JsonElement project) =>
        project.LastFact("signed").Number("totalInvestment");

    private static string Newest(System.Text.Json.JsonElement project) => project.LastFact("signed").Text("id");
}

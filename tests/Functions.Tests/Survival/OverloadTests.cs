using System.Diagnostics;
using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>Ten times as many requests at once as the process lets in, one after another on every connection.</summary>
public sealed class OverloadTests
{
    private const int Clients = 10 * Admission.AtOnce;

    private static readonly TimeSpan s_lasts =
        TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 60 : 5);

    private readonly Witness _witness = new();
    private int _taken;
    private int _busy;
    private int _other;

    [Fact]
    public async Task Ten_times_the_load_costs_no_memory_loses_nothing_acknowledged_and_is_over_in_five_seconds()
    {
        using var folder = new TemporaryFolder();
        using (var process = await KilledProcess.StartAsync(folder.Path))
        {
            await _witness.OpenAsync(process);
            var strength = await MeasureAsync(process);
            var before = process.Resident;
            var clients = await ConnectAsync(process);
            var (watch, probe) = (Stopwatch.StartNew(), ProbeAsync(process));
            await Task.WhenAll(clients.Select(client => LoadAsync(client, watch)));
            var slowest = await probe;
            var (offered, seconds) = (_taken + _busy, watch.Elapsed.TotalSeconds);
            watch.Restart();
            await Task.WhenAll(clients.Where((_, at) => at % 50 == 0).Select(ServeAsync));
            var recovered = watch.Elapsed;
            await Eventually.True(async () => await PendingAsync(process) == 0, seconds: 60);
            Console.WriteLine(
                $"overload: {Clients} connections for {seconds:0} s; alone it takes {strength:0}/s; offered {offered / seconds:0}/s, "
                + $"{_taken} taken ({_taken / seconds:0}/s), {_busy} answered 503, {_other} other; resident MB before "
                + $"{before >> 20}, peak {process.PeakResident >> 20}, after {process.Resident >> 20}; slowest health probe "
                + $"{slowest.TotalMilliseconds:0} ms; everybody served {recovered.TotalMilliseconds:0} ms and all folded "
                + $"{watch.ElapsedMilliseconds} ms after the end");
            Assert.Equal(0, _other);
            Assert.True(_busy > 0, "nobody was told to come again");
            Assert.True(_taken > strength * seconds / 10, "hardly anything got through");
            Assert.True(recovered < TimeSpan.FromSeconds(5), $"it took {recovered} to recover");
            Assert.True(process.PeakResident < 768 << 20, $"{process.PeakResident >> 20} MB");
            foreach (var client in clients)
                client.Dispose();
        }

        using var next = await KilledProcess.StartAsync(folder.Path);
        await _witness.AssertNothingIsLostAsync(next);
    }

    /// <summary>What it takes from few clients, a second.</summary>
    private async Task<double> MeasureAsync(KilledProcess process)
    {
        var (watch, counts) = (Stopwatch.StartNew(), new int[16]);
        await Task.WhenAll(Enumerable.Range(0, counts.Length).Select(async at =>
        {
            using var client = await LoadClient.ConnectAsync(process.Port);
            for (; watch.Elapsed < TimeSpan.FromSeconds(3); counts[at]++)
                await CaptureAsync(client);
        }));
        (_taken, _busy) = (0, 0);
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<LoadClient[]> ConnectAsync(KilledProcess process)
    {
        var clients = new LoadClient[Clients];
        for (var at = 0; at < Clients; at++)
            clients[at] = await LoadClient.ConnectAsync(process.Port);
        return clients;
    }

    private async Task LoadAsync(LoadClient client, Stopwatch watch)
    {
        while (watch.Elapsed < s_lasts)
            await CaptureAsync(client);
    }

    /// <summary>As a client that knows Retry-After, but in a hurry.</summary>
    private async Task ServeAsync(LoadClient client)
    {
        while (!await CaptureAsync(client))
            await Task.Delay(100);
    }

    private async Task<bool> CaptureAsync(LoadClient client)
    {
        var (name, json) = _witness.Next();
        var answer = await client.AskAsync(LoadClient.Request("POST", _witness.Home + "/signed-projects", json));
        if (answer.StartsWith("HTTP/1.1 201", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _taken);
            _witness.Acknowledge(name, JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..])
                .RootElement.Text("id"));
            return true;
        }

        var isBusy = answer.StartsWith("HTTP/1.1 503", StringComparison.Ordinal)
            && answer.Contains("Retry-After: 1", StringComparison.Ordinal);
        Interlocked.Increment(ref isBusy ? ref _busy : ref _other);
        return false;
    }

    /// <summary>Looks whether it lives, as those do who would restart it, for as long as the load lasts.</summary>
    private static async Task<TimeSpan> ProbeAsync(KilledProcess process)
    {
        var (all, slowest) = (Stopwatch.StartNew(), TimeSpan.Zero);
        while (all.Elapsed < s_lasts)
        {
            var watch = Stopwatch.StartNew();
            await process.AskAsync(HttpMethod.Get, "/api/health");
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            await Task.Delay(200);
        }

        return slowest;
    }

    private async Task<decimal> PendingAsync(KilledProcess process)
    {
        var (status, body) = await process.SendAsync(HttpMethod.Get, _witness.Home + "/rates");
        return status == System.Net.HttpStatusCode.OK ? JsonDocument.Parse(body).RootElement.Number("pending") : -1;
    }
}

using System.Diagnostics;
using System.Net;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>Clients that are slow, gone, idle or send too much: they get their end, and others do not notice.</summary>
public sealed class BadClientTests : IAsyncLifetime
{
    private const string Captures = "/api/regions/survivor/signed-projects";

    private readonly TemporaryFolder _folder = new();
    private readonly Witness _witness = new();
    private KilledProcess _process = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await KilledProcess.StartAsync(_folder.Path);
        await _witness.OpenAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        using (var next = await KilledProcess.StartAsync(_folder.Path))
            await _witness.AssertNothingIsLostAsync(next);
        _folder.Dispose();
    }

    [Fact]
    public async Task Slow_bodies_are_ended_within_half_a_minute_and_others_are_served_meanwhile()
    {
        var slow = await ConnectAsync(300);
        await Task.WhenAll(slow.Select(client => client.SendAsync(LoadClient.Head("POST", Captures, 1_000) + "{")));
        var ends = Task.WhenAll(slow.Select(client => client.TryReceiveAsync(TimeSpan.FromSeconds(30))));
        var slowest = TimeSpan.Zero;
        while (!ends.IsCompleted)
        {
            slowest = await ServedAsync(slowest);
            await Task.WhenAny(ends, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        Assert.All(await ends, answer => Assert.True(
            answer is null || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer));
        Console.WriteLine($"slow bodies: 300 ended, the slowest capture of another client took {slowest.TotalMilliseconds:0} ms");
        End(slow);
    }

    [Fact]
    public async Task Slow_heads_and_strangers_bodies_take_nobodys_place()
    {
        var slow = await ConnectAsync(1_000);
        var unfinished = $"POST {Captures} HTTP/1.1\r\nHost: a\r\n";
        var stranger = unfinished + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        await Task.WhenAll(slow.Select((client, at) => client.SendAsync(at % 2 == 0 ? unfinished : stranger)));
        var slowest = TimeSpan.Zero;
        for (var at = 0; at < 20; at++)
            slowest = await ServedAsync(slowest);
        Console.WriteLine($"slow heads: 1000 hold on, the slowest capture of another client took {slowest.TotalMilliseconds:0} ms");
        End(slow);
    }

    [Fact]
    public async Task Connections_that_break_off_within_a_body_leave_nothing_behind()
    {
        for (var round = 0; round < 3; round++)
        {
            var gone = await ConnectAsync(200);
            await Task.WhenAll(gone.Select(client => client.SendAsync(LoadClient.Head("POST", Captures, 1_000) + "{\"name\":\"half")));
            foreach (var client in gone)
                client.Reset();
            await ServedAsync(TimeSpan.Zero);
        }

        // More than are let in have gone: their places are free again.
        for (var at = 0; at < 20; at++)
            await ServedAsync(TimeSpan.Zero);
        // The web server itself logs that it could not read such a body to its end.
        Assert.DoesNotContain(_process.Said.Split('\n'), line =>
            line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal)
            && !line.Contains("\"Category\":\"Microsoft.AspNetCore.Server.Kestrel\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_thousand_idle_connections_cost_little()
    {
        var before = _process.Resident;
        var idle = await ConnectAsync(2_000);
        foreach (var client in idle)
            Assert.StartsWith("HTTP/1.1 200", await client.AskAsync(LoadClient.Head("GET", "/api/health", 0)));
        var slowest = await ServedAsync(TimeSpan.Zero);
        var grown = _process.Resident - before;
        Console.WriteLine($"idle: 2000 connections hold {grown >> 20} MB, a capture took {slowest.TotalMilliseconds:0} ms");
        Assert.True(grown < 200 << 20, $"{grown >> 20} MB");
        End(idle);
    }

    [Theory]
    [InlineData(Captures, 2L << 20)]
    [InlineData(Captures, 20L << 30)]
    [InlineData("/api/regions/survivor/points", 2L << 20)]
    public async Task A_body_that_says_it_is_too_large_is_refused_unread(string path, long length)
    {
        using var client = await LoadClient.ConnectAsync(_process.Port);
        await client.SendAsync(LoadClient.Head("POST", path, length));
        Assert.StartsWith("HTTP/1.1 413", await client.TryReceiveAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_body_that_grows_too_large_without_saying_so_is_refused_and_not_kept()
    {
        var before = _process.Resident;
        using var content = new StreamContent(new MemoryStream(new byte[20 << 20]));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Captures) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        // Who goes on sending may find the line cut instead of the answer.
        await KilledProcess.UntilKilledAsync(async () =>
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _process.SendAsync(request)).Status));
        await ServedAsync(TimeSpan.Zero);
        Assert.True(_process.Resident - before < 60L << 20, "it kept the body");
    }

    private async Task<TimeSpan> ServedAsync(TimeSpan slowest)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.Created, await _witness.CaptureAsync(_process));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"a capture took {watch.Elapsed}");
        return watch.Elapsed > slowest ? watch.Elapsed : slowest;
    }

    private async Task<LoadClient[]> ConnectAsync(int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => LoadClient.ConnectAsync(_process.Port)));

    private static void End(LoadClient[] clients)
    {
        foreach (var client in clients)
            client.Dispose();
    }
}

using System.Diagnostics;

namespace Leads.Functions.Tests.Package;

/// <summary>The published process and its host: start, probe, end and new start.</summary>
public sealed class HandlerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_root_answers_the_hosts_probes_at_once_and_openly()
    {
        await using var host = await FunctionsHost.StartAsync();
        using var stranger = new HttpClient { BaseAddress = new Uri(host.Process.Address) };
        var fastest = TimeSpan.MaxValue;
        for (var probe = 0; probe < 20; probe++)
        {
            var watch = Stopwatch.StartNew();
            var answer = await stranger.GetAsync(new Uri("/", UriKind.Relative), Stop);
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
            Assert.Equal((200, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
        }

        Assert.True(fastest < TimeSpan.FromMilliseconds(20), $"The fastest answer took {fastest}.");
        Assert.True(host.Process.StartedWithin < host.Settings.InitializationTimeout / 2);
    }

    [Fact]
    public async Task The_package_is_left_as_it_was_deployed()
    {
        var before = Files();
        await using (var host = await FunctionsHost.StartAsync())
        {
            await host.DoAsync(HttpMethod.Put, "/api/regions/binzhou", """{"name":"彬州市"}""");
            await host.TickAsync("Upkeep");
        }

        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_process_that_ends_is_started_again_and_keeps_what_it_has_acknowledged()
    {
        await using var host = await FunctionsHost.StartAsync();
        await host.DoAsync(HttpMethod.Put, "/api/regions/binzhou", """{"name":"彬州市"}""");
        for (var start = 1; start <= 2; start++)
        {
            host.Process.Kill();
            Assert.Equal("彬州市", (await host.DoAsync(HttpMethod.Get, "/api/regions/binzhou")).Text("name"));
            Assert.Equal(start + 1, host.Process.Starts);
        }

        host.Process.Kill();
        await Eventually.True(async () => (await host.SendAsync(HttpMethod.Get, "/api/health")).Code == 503);
        await host.Process.RestartAsync();
        Assert.Equal("彬州市", (await host.DoAsync(HttpMethod.Get, "/api/regions/binzhou")).Text("name"));
    }

    private static List<(string Name, long Length, DateTime Written)> Files() =>
    [
        .. new DirectoryInfo(FunctionsPackage.Unpacked.Root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc)).OrderBy(file => file.FullName),
    ];
}

using System.Collections.Concurrent;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Hosting;

/// <summary>Messages for the host: few, never too early for what was committed, and nobody waits for them.</summary>
public sealed class HostQueueTests(ITestOutputHelper output)
{
    private static readonly string[] s_regions = ["binzhou", "changwu", "xunyi"];

    [Theory]
    [InlineData(20261121)]
    [InlineData(3)]
    [InlineData(77)]
    public async Task After_the_last_change_of_a_region_a_message_leaves_and_never_two_are_on_their_way(int seed)
    {
        output.WriteLine($"seed {seed}");
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        var (changes, told) = (new int[s_regions.Length], new ConcurrentDictionary<int, int>());
        var (inside, most, random) = (new int[s_regions.Length], 0, new Random(seed));
        using var queue = new HostQueue("leads-changes", PutAsync, clock, NullLogger.Instance);
        using var end = new CancellationTokenSource();
        var running = queue.RunAsync(end.Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() => ChangeAsync(new Random(seed + worker)))));
        await end.CancelAsync();
        await running;
        Assert.All(s_regions.Index(), region => Assert.Equal(changes[region.Index], told[region.Index]));
        Assert.Equal(1, most);

        async Task ChangeAsync(Random steps)
        {
            for (var step = 0; step < 200; step++)
            {
                var region = steps.Next(s_regions.Length);
                Interlocked.Increment(ref changes[region]);
                queue.Send(s_regions[region]);
                if (steps.Next(10) == 0)
                    clock.Advance(TimeSpan.FromMilliseconds(400));
                await Task.Delay(steps.Next(4) == 0 ? 1 : 0);
            }
        }

        async Task PutAsync(string name, string message, TimeSpan? lasts, CancellationToken stop)
        {
            var region = Array.IndexOf(s_regions, message);
            var seen = Volatile.Read(ref changes[region]);
            told[region] = Math.Max(told.GetValueOrDefault(region), seen);
            most = Math.Max(most, Interlocked.Increment(ref inside[region]));
            await Task.Delay(Draw(3), stop);
            Interlocked.Decrement(ref inside[region]);
            if (Draw(4) == 0)
                throw new HttpRequestException("lost");
        }

        int Draw(int below)
        {
            lock (random)
                return random.Next(below);
        }
    }

    [Fact]
    public async Task Many_changes_of_a_second_are_two_messages_and_a_lone_one_is_one()
    {
        var (clock, put) = (FakeClock.At("2026-11-21T00:00:00Z"), new ConcurrentQueue<string>());
        using var queue = new HostQueue("leads-changes", Record, clock, NullLogger.Instance);
        queue.Send("binzhou");
        await Until(() => put.Count == 1 && clock.TimersSet == 1);
        for (var change = 0; change < 1_000; change++)
            queue.Send("binzhou");
        Assert.Single(put);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Until(() => put.Count == 2 && clock.TimersSet == 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Until(() => clock.TimersSet == 0);
        Assert.Equal(2, put.Count);
        queue.Send("binzhou");
        await Until(() => put.Count == 3);

        Task Record(string name, string message, TimeSpan? lasts, CancellationToken stop)
        {
            put.Enqueue($"{name} {message}");
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_host_is_told_of_the_last_capture_after_it_was_committed()
    {
        var seen = 0;
        RunningApp? app = null;
        app = await HostedAsync(async (queue, message, _, stop) =>
        {
            var storage = app!.Services.GetRequiredService<IRegionStorage>();
            seen = (await storage.ListAsync("binzhou", ProjectStore.Prefix, "", 1_000, stop)).Count;
        });
        await Bureau.DoAsync(app.PutAsync(Bureau.Home, """{"name":"彬州市"}"""));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => CaptureAsync(app, number)));
        await app.DisposeAsync();
        Assert.Equal(60, seen);
    }

    [Fact]
    public async Task A_queue_that_hangs_or_fails_holds_up_no_capture()
    {
        await using var app = await HostedAsync((queue, message, _, stop) => message == "binzhou"
            ? Task.Delay(Timeout.Infinite, stop)
            : throw new HttpRequestException("no"));
        foreach (var region in new[] { "binzhou", "xunyi" })
        {
            await Bureau.DoAsync(app.PutAsync($"/api/regions/{region}", """{"name":"彬州市"}"""));
            for (var number = 0; number < 3; number++)
                await CaptureAsync(app, number, region);
        }
    }

    private static async Task CaptureAsync(RunningApp app, int number, string region = "binzhou")
    {
        var reply = await app.SendAsync(HttpMethod.Post, $"/api/regions/{region}/signed-projects",
            $$"""{"name":"项目{{number}}","investor":"某公司","on":"2026-01-05"}""");
        Assert.Equal(201, reply.Code);
    }

    private static Task<RunningApp> HostedAsync(QueuePut put) =>
        RunningApp.StartUnderHostAsync(parts => parts.AddSingleton(put));

    private static Task Until(Func<bool> condition) => Eventually.True(() => Task.FromResult(condition()));
}

using System.Collections.Concurrent;
using System.Text.Json;
using Leads.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

/// <summary>What the timers do for each region, a message a region.</summary>
public sealed class RoundTests
{
    private readonly FakeClock _clock = FakeClock.At("2026-11-21T02:00:00Z");
    private readonly ConcurrentBag<(string Queue, string Message, TimeSpan? Lasts)> _put = [];

    [Fact]
    public async Task A_tick_under_the_host_sends_a_message_for_each_region_which_goes_when_later_ones_have_told_of_it()
    {
        await using var app = await HostedAsync(_ => true);
        TimeSpan? hour = TimeSpan.FromHours(1);
        Assert.Equal(200, (await TickAsync(app, "WeeklyScorecard")).Code);
        Assert.Equal(
            [("leads-rounds", "WeeklyScorecard/binzhou", hour), ("leads-rounds", "WeeklyScorecard/xunyi", hour)],
            _put.Order());
        _put.Clear();
        Assert.Equal(200, (await TickAsync(app, "Upkeep")).Code);
        Assert.Equal(["Upkeep/_people", "Upkeep/binzhou", "Upkeep/xunyi"], _put.Select(put => put.Message).Order());
    }

    [Fact]
    public async Task A_tick_fails_when_a_message_cannot_be_put()
    {
        await using var app = await HostedAsync(message => message != "Upkeep/xunyi");
        Assert.Equal(500, (await TickAsync(app, "Upkeep")).Code);
        Assert.Equal(200, (await TickAsync(app, "WeeklyScorecard")).Code);
    }

    [Fact]
    public async Task A_message_that_comes_twice_or_for_nobody_does_no_harm_and_a_strange_one_is_refused()
    {
        await using var app = await HostedAsync(_ => true);
        await CaptureAsync(app);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            string[] rounds =
                ["WeeklyScorecard/binzhou", "Upkeep/binzhou", "Upkeep/_people", "WeeklyScorecard/nowhere"];
            var replies = await Task.WhenAll(rounds.Concat(rounds).Select(message => DeliverAsync(app, message)));
            Assert.All(replies, reply => Assert.Equal((200, "{}"), (reply.Code, reply.Body)));
        }

        var issues = (await app.GetAsync("/api/regions/binzhou/scorecards")).Json.List("items");
        Assert.Single(issues);
        foreach (var strange in new[] { "binzhou", "Nothing/binzhou", "Upkeep/binzhou/more", "" })
            Assert.Equal(500, (await DeliverAsync(app, strange)).Code);
    }

    [Fact]
    public async Task Messages_that_lie_in_a_poison_queue_are_counted()
    {
        QueuePut put = (_, _, _, _) => Task.CompletedTask;
        QueueDepth depth = (queue, _) => Task.FromResult(queue == "leads-rounds-poison" ? 3 : 0);
        await using var app = await RunningApp.StartUnderHostAsync(
            parts => parts.AddSingleton(put).AddSingleton(depth), _clock);
        Assert.Equal(
            [("leads-rounds-poison", 3)],
            await app.Services.GetRequiredService<Pumps>().PoisonedAsync(TestContext.Current.CancellationToken));
        Assert.Equal(200, (await DeliverAsync(app, "Upkeep/_people")).Code);
    }

    [Fact]
    public async Task A_region_that_fails_is_tried_again_by_itself_and_holds_up_no_other()
    {
        var made = new ConcurrentQueue<string>();
        await using var app = await RunningApp.StartAsync(_clock, web => web.MapRound("Probe", (region, _, _) =>
        {
            made.Enqueue(region);
            return region == "binzhou" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        }));
        await RegisterAsync(app);
        _clock.Advance(Rounds.Every);
        await Eventually.True(() => Task.FromResult(made.Contains("xunyi")));
        await Eventually.True(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(Count("binzhou") >= Count("xunyi") + 2); // both come with each tick
        });

        int Count(string name) => made.Count(region => region == name);
    }

    private async Task<RunningApp> HostedAsync(Func<string, bool> canBePut)
    {
        QueuePut put = (queue, message, lasts, _) =>
        {
            if (queue == "leads-rounds")
                _put.Add((queue, message, lasts));
            return canBePut(message) ? Task.CompletedTask : throw new HttpRequestException("no");
        };
        var app = await RunningApp.StartUnderHostAsync(parts => parts.AddSingleton(put), _clock);
        await RegisterAsync(app);
        return app;
    }

    private static async Task RegisterAsync(RunningApp app)
    {
        foreach (var region in new[] { "xunyi", "binzhou" })
            await Bureau.DoAsync(app.PutAsync($"/api/regions/{region}", """{"name":"彬州市"}"""));
    }

    private static Task<JsonElement> CaptureAsync(RunningApp app) => Bureau.DoAsync(app.SendAsync(HttpMethod.Post,
        "/api/regions/binzhou/signed-projects", """{"name":"甲","investor":"某公司","on":"2026-01-05"}"""));

    private static Task<Reply> TickAsync(RunningApp app, string timer) =>
        app.AskAsync(HttpMethod.Post, "/" + timer, """{"Data":{"timer":{"IsPastDue":false}}}""");

    private static Task<Reply> DeliverAsync(RunningApp app, string message) =>
        app.AskAsync(HttpMethod.Post, "/MakeRound", $$$"""{"Data":{"message":"\"{{{message}}}\""},"Metadata":{}}""");
}

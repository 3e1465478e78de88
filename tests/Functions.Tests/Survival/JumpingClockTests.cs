using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Survival;

/// <summary>The time of day is set forward and back, by days, while people work.</summary>
public sealed class JumpingClockTests
{
    private const string Home = "/api/regions/binzhou";

    [Fact]
    public async Task Captures_facts_folds_and_keys_go_on_however_the_clock_jumps_and_nothing_counts_twice()
    {
        var clock = FakeClock.At("2026-11-20T02:00:00Z");
        await using var app = await RunningApp.StartAsync(clock);
        await app.PutAsync(Home, """{"name":"彬州市"}""");
        double[] jumps = [0, 3, -2, 40, -41, 0.5, -0.5, -9, 9];
        for (var at = 0; at < jumps.Length; at++)
        {
            clock.Jump(TimeSpan.FromDays(jumps[at]));
            var json = $$"""{"name":"项目{{at}}","investor":"某公司","on":"2026-01-05","totalInvestment":1}""";
            var captured = await app.SendAsync(HttpMethod.Post, Home + "/signed-projects", json, ("Idempotency-Key", $"k{at}"));
            Assert.Equal(201, captured.Code);
            var again = await app.SendAsync(HttpMethod.Post, Home + "/signed-projects", json, ("Idempotency-Key", $"k{at}"));
            Assert.Equal(captured.Body, again.Body);
            var opened = await app.SendAsync(HttpMethod.Post, $"{Home}/projects/{captured.Json.Text("id")}/facts",
                """{"milestone":"opened","on":"2026-02-05"}""");
            Assert.True(opened.Code == 200, opened.Body);
            await FoldedAsync(app, clock, projects: at + 1);
        }

        var report = await app.SendAsync(HttpMethod.Post, Home + "/reconcile");
        Assert.Empty(report.Json.List("differences"));
    }

    [Fact]
    public async Task A_fact_later_than_the_clock_says_is_refused_and_taken_when_the_clock_is_right_again()
    {
        var clock = FakeClock.At("2026-11-20T02:00:00Z");
        await using var app = await RunningApp.StartAsync(clock);
        await app.PutAsync(Home, """{"name":"彬州市"}""");
        const string Json = """{"name":"甲","investor":"某公司","on":"2026-11-20","totalInvestment":1}""";
        clock.Jump(TimeSpan.FromDays(-1));
        Assert.Equal("datedInTheFuture",
            (await app.SendAsync(HttpMethod.Post, Home + "/signed-projects", Json)).Problem());
        clock.Jump(TimeSpan.FromDays(1));
        Assert.Equal(201, (await app.SendAsync(HttpMethod.Post, Home + "/signed-projects", Json)).Code);
    }

    /// <summary>The fold comes after a moment of real time, whatever the time of day has become.</summary>
    private static Task FoldedAsync(RunningApp app, FakeClock clock, int projects) => Eventually.True(async () =>
    {
        clock.Advance(TimeSpan.FromMilliseconds(200));
        var rates = (await app.GetAsync(Home + "/rates?by=total&from=2026-01-01")).Json;
        return rates.Number("pending") == 0
            && rates.Group("total").Rate("opening").StartsWith($"{projects}/{projects}", StringComparison.Ordinal);
    });
}

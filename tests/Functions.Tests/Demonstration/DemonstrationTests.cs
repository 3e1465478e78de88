using System.Text.Json;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Demonstration;

public sealed class DemonstrationTests
{
    private const string Demo = "/api/regions/demo";

    [Fact]
    public async Task It_records_eight_weeks_of_the_county_up_to_last_sunday()
    {
        await using var app = await StartAsync();
        var issues = (await app.GetAsync(Demo + "/scorecards")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["2026-W46", "2026-W45", "2026-W44", "2026-W43", "2026-W42", "2026-W41", "2026-W40", "2026-W39"],
            issues.Select(issue => issue.GetProperty("week").GetString()));
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], issues.Select(issue => issue.GetProperty("number").GetInt32()));
        Assert.Equal("2026-11-16T08:00:00+08:00", issues[0].GetProperty("at").GetString());
        var all = (await app.GetAsync(Demo + "/rates?by=total&from=1990-01-01&asOf=2026-11-15")).Json
            .GetProperty("groups")[0];
        Assert.Equal((107, 202.83m), (all.GetProperty("signed").GetInt32(), all.GetProperty("signedAmount").GetDecimal()));
        Assert.Equal((41, 4), (all.GetProperty("inTalks").GetInt32(), all.GetProperty("lost").GetInt32()));
        var funds = all.GetProperty("rates").GetProperty("funds");
        Assert.Equal((80.8796m, 193.704m),
            (funds.GetProperty("numerator").GetDecimal(), funds.GetProperty("denominator").GetDecimal()));
    }

    [Fact]
    public async Task Every_issue_carries_on_where_the_one_before_it_ended()
    {
        await using var app = await StartAsync();
        var last = new Dictionary<string, decimal>();
        for (var week = 39; week <= 46; week++)
        {
            var card = (await app.GetAsync($"{Demo}/scorecards/2026-W{week}.json")).Json;
            foreach (var headline in card.GetProperty("headlines").EnumerateArray())
            {
                var (kind, bridge) = (headline.GetProperty("kind").GetString()!, headline.GetProperty("bridge"));
                if (bridge.ValueKind == JsonValueKind.Null)
                    continue;
                if (last.TryGetValue(kind, out var before))
                    Assert.Equal(before, Number(bridge, "last"));
                Assert.Equal(Number(bridge, "now"), Number(bridge, "last") + Number(bridge, "thisWeek")
                    + Number(bridge, "late") + Number(bridge, "corrections"));
                last[kind] = Number(bridge, "now");
            }
        }

        Assert.Equal(54.02m, last["signedAmount"]);
    }

    [Fact]
    public async Task Only_the_last_issue_is_mailed_once_to_each_person()
    {
        await using var app = await StartAsync();
        var people = (await app.GetAsync(Demo + "/recipients")).Json.GetProperty("items").EnumerateArray()
            .Select(person => $"2026-W46.issue.{person.GetProperty("id").GetString()}@demo.leads.eml").Order();
        var outbox = Path.Combine(app.Folder, "outbox");
        while (!Directory.Exists(outbox) || Directory.GetFiles(outbox, "*.eml").Length < people.Count())
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(people, Directory.GetFiles(outbox).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_last_week_tells_of_a_correction_and_earlier_ones_of_late_reports()
    {
        await using var app = await StartAsync();
        var lines = new List<string>();
        for (var week = 40; week <= 46; week++)
        {
            var card = (await app.GetAsync($"{Demo}/scorecards/2026-W{week}.json")).Json;
            foreach (var bridge in card.GetProperty("headlines").EnumerateArray().Select(h => h.GetProperty("bridge")))
            {
                lines.AddRange(bridge.GetProperty("lateLines").EnumerateArray().Select(_ => "late"));
                lines.AddRange(bridge.GetProperty("correctionLines").EnumerateArray().Select(_ => $"correction {week}"));
            }
        }

        Assert.Contains("late", lines);
        Assert.Contains("correction 46", lines);
    }

    private static decimal Number(JsonElement bridge, string name) => bridge.GetProperty(name).GetDecimal();

    private static Task<RunningApp> StartAsync() =>
        RunningApp.StartAsync(FakeClock.At("2026-11-19T02:00:00Z"), settings: ("LEADS_DEMO", "on"));
}

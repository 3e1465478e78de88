using System.Text.Json;

namespace Leads.Functions.Tests.Rates;

/// <summary>Whatever is done at once and in whatever order, board, facts and documents agree.</summary>
[Trait("Job", "main")]
public sealed class StormTests(ITestOutputHelper output)
{
    private static readonly string[] Kinds =
        ["opened", "siteSecured", "incorporated", "producing", "suspended", "resumed", "terminated", "reinstated",
            "paidIn", "capitalIncreased"];

    private static readonly string[] Towns = ["北极镇", "水口镇", "新民镇", ""];

    [Theory]
    [InlineData(20261121)]
    [InlineData(7)]
    public async Task After_a_storm_of_changes_nothing_differs(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var bureau = await Bureau.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(
            worker => WorkAsync(bureau, new Random(seed + worker), worker)));
        await bureau.ReconcileAsync();
        foreach (var by in new[] { "unit", "chain", "sector", "size" })
            Assert.Equal(
                (await bureau.GroupAsync("?from=1990-01-01")).Number("signed"),
                (await bureau.GetAsync($"/rates?by={by}&from=1990-01-01")).List("groups").Sum(g => g.Number("signed")));
        await AssertExplainedAsync(bureau);
    }

    private static async Task WorkAsync(Bureau bureau, Random random, int worker)
    {
        var mine = new List<Guid>();
        for (var step = 0; step < 90; step++)
        {
            if (mine.Count == 0 || random.Next(4) == 0)
                mine.Add(await CaptureAsync(bureau, random, $"项目{worker}-{step}"));
            else
                Assert.True((await ChangeAsync(bureau, random,
                    mine[random.Next(mine.Count)])).Code is 200 or 409 or 422);
        }
    }

    private static Task<Guid> CaptureAsync(Bureau bureau, Random random, string name) => bureau.CaptureAsync(
        random.Next(2) == 0 ? "signed" : "intended", name, Day(random),
        $"\"unit\":\"{Towns[random.Next(4)]}\",\"chain\":\"链{random.Next(3)}\",\"totalInvestment\":{random.Next(12)},\"submit\":{(random.Next(5) == 0 ? "true" : "false")}");

    private static async Task<Hosting.Reply> ChangeAsync(Bureau bureau, Random random, Guid id)
    {
        switch (random.Next(5))
        {
            case 0:
                return await bureau.PostAsync($"/projects/{id}/assignments",
                    $$"""{"unit":"{{Towns[random.Next(4)]}}","from":"{{Day(random)}}"}""");
            case 1:
                return await bureau.SendAsync(HttpMethod.Patch, $"/projects/{id}",
                    $$"""{"sector":"业{{random.Next(3)}}","counted":{{(random.Next(2) == 0 ? "true" : "false")}}}""");
            case 2:
                var facts = (await bureau.ProjectAsync(id)).List("facts");
                return await bureau.PostAsync(
                    $"/projects/{id}/facts/{facts[random.Next(facts.Length)].Id()}/correction",
                    $$"""{"on":"{{Day(random)}}","why":"x","withdraw":{{(random.Next(3) == 0 ? "true" : "false")}}}""");
            default:
                var kind = Kinds[random.Next(Kinds.Length)];
                var amount = kind is "paidIn" or "capitalIncreased" ? ",\"amount\":0.5" : "";
                return await bureau.PostAsync($"/projects/{id}/facts",
                    $$"""{"milestone":"{{kind}}","on":"{{Day(random)}}","cause":"x"{{amount}}}""");
        }
    }

    private static async Task AssertExplainedAsync(Bureau bureau)
    {
        foreach (var group in (await bureau.GetAsync("/rates?by=unit")).List("groups"))
        {
            foreach (var (figure, rate) in group.GetProperty("rates").EnumerateObject().Select(r => (r.Value, r.Name)))
                Assert.Equal(
                    figure.Number("denominator"), await CountAsync(bureau, rate, group));
        }
    }

    private static async Task<decimal> CountAsync(Bureau bureau, string rate, JsonElement group)
    {
        var list = await bureau.GetAsync(
            $"/rates/projects?rate={rate}&side=denominator&by=unit&key={group.Text("key")}&limit=1");
        return rate == "funds" ? list.Number("sum") : list.Number("count");
    }

    private static string Day(Random random) =>
        new DateOnly(2025, 6, 1).AddDays(random.Next(530)).ToString("yyyy-MM-dd", null);
}

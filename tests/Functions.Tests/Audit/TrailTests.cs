namespace Leads.Functions.Tests.Audit;

public sealed class TrailTests
{
    [Fact]
    public async Task Deeds_and_settings_come_newest_first_then_projects_each_chained_to_the_one_before()
    {
        await using var bureau = await BusyAsync();
        var trail = await bureau.GetAsync("/trail");
        Assert.Equal(
            ["activity 2 tripsExported", "activity 1 projectsExported", "settings 2 created", "settings 1 created"],
            trail.Lines("items", "chain", "number", "action")[..4]);
        Assert.Equal(["captured", "factRecorded", "captured"], trail.List("items")[4..].Select(one => one.Text("action")));
        foreach (var chain in trail.List("items").GroupBy(one => one.Text("chain")))
        {
            var entries = chain.OrderBy(one => one.Number("number")).ToList();
            Assert.False(entries[0].TryGetProperty("previous", out _));
            Assert.Equal(entries.SkipLast(1).Select(one => one.Text("sha256")), entries.Skip(1).Select(one => one.Text("previous")));
        }
    }

    [Fact]
    public async Task What_was_exported_stands_in_it_with_the_caller_and_the_query()
    {
        await using var bureau = await BusyAsync();
        var deed = (await bureau.GetAsync("/trail?part=activity")).List("items")[1];
        Assert.Equal("administrator", deed.Text("by"));
        Assert.Equal("?format=csv&chain=%E6%9E%9C%E4%B8%9A", deed.Text("details"));
    }

    [Fact]
    public async Task Pages_of_any_length_hold_every_entry_once()
    {
        await using var bureau = await BusyAsync();
        var whole = (await bureau.GetAsync("/trail")).Lines("items", "sha256");
        Assert.Equal(7, whole.Length);
        foreach (var limit in new[] { 1, 2, 3, 7 })
        {
            var (all, next) = (new List<string>(), "");
            do
            {
                var page = await bureau.GetAsync($"/trail?limit={limit}{next}");
                all.AddRange(page.Lines("items", "sha256"));
                next = page.TryGetProperty("continuation", out var more) ? "&continuation=" + more.GetString() : "";
            }
            while (next.Length > 0);
            Assert.Equal(whole, all);
        }
    }

    [Fact]
    public async Task Days_are_those_of_the_region()
    {
        await using var bureau = await BusyAsync();
        Assert.Empty((await bureau.GetAsync("/trail?to=2026-11-20")).List("items"));
        Assert.Equal(7, (await bureau.GetAsync("/trail?from=2026-11-21&to=2026-11-21")).List("items").Length);
        Assert.Empty((await bureau.GetAsync("/trail?from=2026-11-22")).List("items"));
    }

    [Fact]
    public async Task As_csv_it_is_whole_holds_no_formula_and_is_an_export_itself()
    {
        await using var bureau = await BusyAsync();
        await bureau.CaptureAsync("signed", "=HYPERLINK(1)", "2026-03-01", "\"note\":\"=1+1\"");
        var csv = (await bureau.SendAsync(HttpMethod.Get, "/trail?format=csv")).Body;
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 9, lines.Length);
        Assert.Contains("trailExported", lines[1]);
        Assert.DoesNotMatch("(^|,|\n)\"?[=@]", csv);
        var newest = (await bureau.GetAsync("/trail?part=activity&limit=1")).List("items")[0];
        Assert.Equal("trailExported", newest.Text("action"));
        Assert.Contains(newest.Text("sha256"), lines[1]);
    }

    [Theory]
    [InlineData("part=people", "part")]
    [InlineData("format=xlsx", "format")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("continuation=cHJvamVjdC0", "continuation")]
    [InlineData("chain=activity", "chain")]
    public async Task A_wrong_parameter_is_named(string query, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, "/trail?" + query);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    private static async Task<Bureau> BusyAsync()
    {
        var bureau = await Bureau.OpenAsync();
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/chains/果业", """{"name":"果业"}"""));
        var project = await bureau.CaptureAsync("signed", "甲", "2026-03-01", "\"chain\":\"果业\"");
        await bureau.FactAsync(project, "opened", "2026-05-01");
        await bureau.CaptureAsync("intended", "乙", "2026-04-01");
        Assert.Equal(200, (await bureau.SendAsync(HttpMethod.Get, "/projects/export?format=csv&chain=果业")).Code);
        Assert.Equal(200, (await bureau.SendAsync(HttpMethod.Get, "/trips/export")).Code);
        return bureau;
    }
}

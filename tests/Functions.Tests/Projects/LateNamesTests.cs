namespace Leads.Functions.Tests.Projects;

/// <summary>A process enters a project under a name that another process has just merged or deleted.</summary>
public sealed class LateNamesTests
{
    [Theory]
    [InlineData("chain")]
    [InlineData("unit")]
    public async Task A_project_that_comes_in_under_a_merged_name_is_moved_like_the_others(string kind)
    {
        await using var both = await TwoProcesses.OpenAsync();
        await both.One.CaptureAsync("signed", "甲", "2026-01-05", $"\"{kind}\":\"旧\"");
        await both.One.CaptureAsync("signed", "乙", "2026-01-05", $"\"{kind}\":\"新\"");
        await both.Other.CaptureAsync("signed", "丙", "2026-01-05", $"\"{kind}\":\"旧\"");
        await Bureau.DoAsync(both.One.PostAsync("/merges", $$"""{"kind":"{{kind}}","from":"旧","into":"新"}"""));
        var late = await both.Other.CaptureAsync("signed", "丁", "2026-01-05", $"\"{kind}\":\"旧\"");
        Assert.Equal("旧", (await both.Other.ProjectAsync(late)).Text(kind));
        both.Clock.Advance(TimeSpan.FromMinutes(15));
        await Eventually.True(async () => (await both.One.ProjectAsync(late)).Text(kind) == "新");
        var entry = (await both.One.ProjectAsync(late)).List("history")[^1];
        Assert.Equal(("merged", "Upkeep"), (entry.Text("action"), entry.Text("by")));
        Assert.Equal(4m, (await both.Other.GroupAsync($"?by={kind}", "新")).Number("signed"));
        Assert.Equal(["新"], (await both.Other.RatesAsync($"?by={kind}")).Keys());
    }

    [Theory]
    [InlineData("chain")]
    [InlineData("unit")]
    public async Task A_name_that_was_deleted_while_a_project_came_in_is_back(string kind)
    {
        await using var both = await TwoProcesses.OpenAsync();
        await Bureau.DoAsync(both.One.SendAsync(HttpMethod.Put, $"/{kind}s/果业", """{"name":"果业"}"""));
        await both.Other.GetAsync($"/{kind}s");
        Assert.Equal(204, (await both.One.SendAsync(HttpMethod.Delete, $"/{kind}s/果业")).Code);
        var late = await both.Other.CaptureAsync("signed", "甲", "2026-01-05", $"\"{kind}\":\"果业\"");
        Assert.Empty((await both.One.GetAsync($"/{kind}s")).List("items"));
        both.Clock.Advance(TimeSpan.FromMinutes(15));
        await Eventually.True(async () => (await both.One.GetAsync($"/{kind}s")).List("items").Length == 1);
        Assert.Equal("果业", (await both.One.ProjectAsync(late)).Text(kind));
        await both.One.ReconcileAsync();
    }
}

namespace Leads.Functions.Tests.Projects;

public sealed class MergeTests
{
    [Theory]
    [InlineData("chain")]
    [InlineData("unit")]
    public async Task Merging_moves_the_projects_and_keeps_the_old_name_as_an_alias(string kind)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05", $"\"{kind}\":\"工信局\"");
        await bureau.CaptureAsync("signed", "乙", "2026-01-06", $"\"{kind}\":\"市工信局\"");
        var merged = await bureau.PostAsync("/merges", $$"""{"kind":"{{kind}}","from":"工信局","into":"市工信局"}""");
        Assert.Equal((200, 1), (merged.Code, merged.Json.GetProperty("projects").GetInt32()));
        await bureau.CaptureAsync("signed", "丙", "2026-01-07", $"\"{kind}\":\"工信局\"");
        var group = await bureau.GroupAsync($"?by={kind}", "市工信局");
        Assert.Equal(3, group.GetProperty("signed").GetInt32());
        Assert.Equal(["市工信局"], (await bureau.GetAsync($"/{kind}s")).Lines("items", "key"));
    }

    [Fact]
    public async Task A_name_that_is_not_registered_cannot_be_merged()
    {
        await using var bureau = await Bureau.OpenAsync();
        var refused = await bureau.PostAsync("/merges", """{"kind":"unit","from":"甲","into":"乙"}""");
        Assert.Equal((400, "invalidFields"), (refused.Code, refused.Problem()));
    }
}

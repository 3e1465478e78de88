using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task A_merge_that_others_are_faster_than_six_times_is_done_the_seventh_time()
    {
        await using var room = new SqliteRoom();
        var (clock, faster) = (FakeClock.At("2026-11-21T02:00:00Z"), 0);
        var storage = new ObservedStorage(
            room.Storage, call => call == "Commit" && faster-- > 0 ? TouchAsync() : Task.CompletedTask);
        await using var bureau = Bureau.Of(
            await RunningApp.StartAsync(parts => parts.AddSingleton<IRegionStorage>(storage), clock), clock);
        await Bureau.DoAsync(bureau.App.PutAsync(Bureau.Home, """{"name":"彬州市"}"""));
        foreach (var chain in new[] { "旧", "新" })
            await bureau.CaptureAsync("signed", "甲" + chain, "2026-01-05", $"\"chain\":\"{chain}\"");
        await bureau.ReconcileAsync();
        faster = 6;
        await Bureau.DoAsync(bureau.PostAsync("/merges", """{"kind":"chain","from":"旧","into":"新"}"""));
        Assert.True(faster < 0);
        Assert.Equal(2m, (await bureau.GroupAsync("?by=chain", "新")).Number("signed"));

        async Task TouchAsync()
        {
            var projects = await room.Storage.ListAsync(
                "binzhou", ProjectStore.Prefix, "", 10, CancellationToken.None);
            foreach (var row in projects)
                await room.Storage.CommitAsync(
                    "binzhou", [new Operation.Replace(row.Key, row.ETag, row.Body)], CancellationToken.None);
        }
    }
}

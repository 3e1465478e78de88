using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

public sealed class LikeNamesOverHttpTests
{
    private const string Into = """{"names":[{"kind":"unit","name":"工信局","into":"市工信局"}]}""";
    private const string Keep = """{"names":[{"kind":"unit","name":"工信局"}]}""";

    [Fact]
    public async Task A_name_that_looks_like_a_known_one_is_offered_and_not_merged()
    {
        await using var bureau = await OpenAsync();
        var preview = await bureau.PreviewAsync(File());
        Assert.Equal(
            ["chain 煤电化工产业链 煤电化工 suffix", "unit 工信局 市工信局 prefix"],
            preview.Lines("names", "kind", "name", "like", "reason"));
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Contains("工信局", (await bureau.GetAsync("/units")).Lines("items", "key"));
    }

    [Fact]
    public async Task A_clerk_can_say_that_it_means_the_known_one_and_an_undo_leaves_no_trace()
    {
        await using var bureau = await OpenAsync();
        var patched = await PatchAsync(bureau, await bureau.PreviewAsync(File()), Into);
        Assert.Contains("工信局 市工信局", patched.Lines("names", "name", "into"));
        var import = await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(["市工信局"], (await bureau.GetAsync("/units")).Lines("items", "key"));
        Assert.Equal(1m, (await bureau.GroupAsync("?by=unit", "市工信局")).Number("signed"));
        await bureau.UndoAsync(import);
        Assert.Equal("[]", (await bureau.GetAsync("/units")).List("items")[0].Text("aliases"));
    }

    [Fact]
    public async Task A_clerk_can_keep_it_as_new()
    {
        await using var bureau = await OpenAsync();
        var patched = await PatchAsync(bureau, await bureau.PreviewAsync(File()), Keep);
        Assert.Contains("工信局 True", patched.Lines("names", "name", "keep"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Contains("工信局", (await bureau.GetAsync("/units")).Lines("items", "key"));
    }

    [Fact]
    public async Task A_name_can_only_mean_what_is_known()
    {
        await using var bureau = await OpenAsync();
        var preview = await bureau.PreviewAsync(File());
        var reply = await bureau.SendAsync(
            HttpMethod.Patch, $"/imports/{preview.Id()}/rows", Into.Replace("市工信局", "省工信局", StringComparison.Ordinal));
        Assert.NotNull(reply.Error("names[0].into"));
    }

    private static async Task<Bureau> OpenAsync()
    {
        var bureau = await Bureau.OpenAsync();
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/units/市工信局", """{"name":"市工信局"}"""));
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/chains/煤电化工", """{"name":"煤电化工"}"""));
        return bureau;
    }

    private static Task<JsonElement> PatchAsync(Bureau bureau, JsonElement preview, string json) =>
        Bureau.DoAsync(bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows", json));

    private static byte[] File() =>
        LedgerCsv.Signed().Row("甲", "A公司", "2", "", "煤电化工产业链", "工信局", "2026-01-05").Bytes();
}

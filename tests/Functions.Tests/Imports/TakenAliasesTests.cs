using System.Text.Json;
using Leads.Functions.Tests.Templates;

namespace Leads.Functions.Tests.Imports;

/// <summary>A decision on a name of the file lasts, unless a clerk wants it for this file only.</summary>
public sealed class TakenAliasesTests
{
    private const string Into = """{"names":[{"kind":"unit","name":"工信局","into":"市工信局"}]}""";
    private const string OnlyThisFile =
        """{"names":[{"kind":"unit","name":"工信局","into":"市工信局","onlyThisFile":true}]}""";
    private const string Apart = """{"names":[{"kind":"unit","name":"工信局"}]}""";

    [Fact]
    public async Task The_name_is_an_alias_from_the_commit_on_and_the_next_file_raises_no_question()
    {
        await using var bureau = await OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), Into);
        Assert.Equal(["工信局 市工信局 alias False"], patched.Lines("names", "name", "into", "act", "onlyThisFile"));
        Assert.Equal("[]", await AliasesAsync(bureau));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal("""["工信局"]""", await AliasesAsync(bureau));
        var next = await bureau.PreviewAsync(File("乙"));
        Assert.Equal("[]", next.Text("names"));
        await Bureau.DoAsync(bureau.CommitAsync(next));
        Assert.Equal(2m, (await bureau.GroupAsync("?by=unit", "市工信局")).Number("signed"));
        Assert.Equal(["市工信局"], (await bureau.GetAsync("/units")).Lines("items", "key"));
    }

    [Fact]
    public async Task For_this_file_only_the_next_one_asks_again()
    {
        await using var bureau = await OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), OnlyThisFile);
        Assert.Equal(["工信局 市工信局 True"], patched.Lines("names", "name", "into", "onlyThisFile"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(1m, (await bureau.GroupAsync("?by=unit", "市工信局")).Number("signed"));
        Assert.Equal("[]", await AliasesAsync(bureau));
        Assert.Equal(["工信局  False"], (await bureau.PreviewAsync(File("乙"))).Lines("names", "name", "into", "keep"));
    }

    [Fact]
    public async Task A_name_that_looks_like_no_other_can_mean_a_known_one_too_and_is_shown()
    {
        await using var bureau = await OpenAsync();
        var decision = Into.Replace("\"工信局\"", "\"经贸委\"", StringComparison.Ordinal);
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲", "经贸委")), decision);
        Assert.Equal(["经贸委 市工信局 "], patched.Lines("names", "name", "into", "reason"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal("""["经贸委"]""", await AliasesAsync(bureau));
    }

    [Fact]
    public async Task What_is_decided_on_a_name_that_the_file_does_not_have_does_nothing()
    {
        await using var bureau = await OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲", "水口镇")), Into);
        Assert.Equal("[]", patched.Text("names"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal("[]", await AliasesAsync(bureau));
    }

    [Fact]
    public async Task An_alias_that_is_the_name_of_another_is_refused_by_its_field_and_this_file_may_still_read_it_so()
    {
        await using var bureau = await OpenAsync();
        await PutUnitAsync(bureau, "工信局");
        var preview = await bureau.PreviewAsync(File("甲"));
        var refused = await bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows", Into);
        Assert.Equal(400, refused.Code);
        Assert.Contains("已经指“工信局”", refused.Error("names[0].name"));
        var patched = await bureau.PatchAsync(preview, OnlyThisFile);
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(1m, (await bureau.GroupAsync("?by=unit", "市工信局")).Number("signed"));
    }

    [Fact]
    public async Task An_alias_that_is_too_long_or_one_too_many_is_refused_by_its_field()
    {
        await using var bureau = await OpenAsync();
        var preview = await bureau.PreviewAsync(File("甲"));
        var path = $"/imports/{preview.Id()}/rows";
        var tooLong = Into.Replace("\"工信局\"", $"\"{new string('工', 61)}\"", StringComparison.Ordinal);
        Assert.NotNull((await bureau.SendAsync(HttpMethod.Patch, path, tooLong)).Error("names[0].name"));
        var full = string.Join(',', Enumerable.Range(0, 50).Select(n => $"\"旧名{n}\""));
        await PutUnitAsync(bureau, "市工信局", full);
        Assert.NotNull((await bureau.SendAsync(HttpMethod.Patch, path, Into)).Error("names[0].into"));
    }

    [Fact]
    public async Task A_name_that_somebody_registers_before_the_commit_gives_the_import_back_with_the_reason()
    {
        await using var bureau = await OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), Into);
        await PutUnitAsync(bureau, "工信局");
        var refused = await bureau.CommitAsync(patched);
        Assert.Equal(422, refused.Code);
        Assert.Contains("“工信局”", refused.Json.Text("detail"));
        Assert.Empty(await bureau.NamesAsync());
        await Bureau.DoAsync(bureau.CommitAsync(await bureau.PatchAsync(patched, OnlyThisFile)));
        Assert.Equal("[]", await AliasesAsync(bureau));
    }

    [Fact]
    public async Task A_name_that_somebody_registers_at_the_same_moment_makes_the_commit_begin_anew()
    {
        await using var bureau = await OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), Into);
        var overtaken = await Overtaken.CommitAsync(bureau, patched.Id());
        await PutUnitAsync(bureau, "经贸委", "\"工信局\"");
        await overtaken.FailsAsync();
        Assert.Equal(422, (await bureau.CommitAsync(patched)).Code);
    }

    [Fact]
    public async Task A_chosen_unit_that_is_gone_before_the_commit_is_not_made_anew()
    {
        await using var bureau = await OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), OnlyThisFile);
        Assert.Equal(204, (await bureau.SendAsync(HttpMethod.Delete, "/units/市工信局")).Code);
        Assert.Equal(422, (await bureau.CommitAsync(patched)).Code);
        Assert.Empty((await bureau.GetAsync("/units")).List("items"));
    }

    [Fact]
    public async Task An_undo_takes_the_alias_back()
    {
        await using var bureau = await OpenAsync();
        var import = await Bureau.DoAsync(bureau.CommitAsync(
            await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), Into)));
        Assert.Equal("[]", (await bureau.UndoAsync(import)).Text("kept"));
        Assert.Equal("[]", await AliasesAsync(bureau));
        Assert.Equal(["工信局"], (await bureau.PreviewAsync(File("乙"))).Lines("names", "name"));
    }

    [Fact]
    public async Task An_undo_leaves_aliases_that_somebody_changed_since_and_lists_them()
    {
        await using var bureau = await OpenAsync();
        var import = await Bureau.DoAsync(bureau.CommitAsync(
            await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), Into)));
        await PutUnitAsync(bureau, "市工信局", "\"工信局\",\"经贸委\"");
        Assert.Equal(["市工信局 aliases changedSince"],
            (await bureau.UndoAsync(import)).Lines("kept", "project", "field", "reason"));
        Assert.Equal("""["工信局","经贸委"]""", await AliasesAsync(bureau));
    }

    [Fact]
    public async Task Two_registered_names_that_look_alike_are_offered_to_be_merged_until_they_are()
    {
        await using var bureau = await OpenAsync("工信局");
        var offer = (await bureau.PreviewAsync(File("甲"))).List("names").Single();
        Assert.Equal("merge 工信局 市工信局 prefix",
            $"{offer.Text("act")} {offer.Text("name")} {offer.Text("like")} {offer.Text("reason")}");
        await Bureau.DoAsync(bureau.PostAsync("/merges", JsonSerializer.Serialize(new
        {
            kind = offer.Text("kind"),
            from = offer.Text("name"),
            into = offer.Text("like"),
        })));
        Assert.Equal("[]", (await bureau.PreviewAsync(File("甲"))).Text("names"));
    }

    [Theory]
    [InlineData("工信局")]
    [InlineData("市工信局")]
    public async Task The_one_that_somebody_described_is_the_one_to_stay(string described)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(LedgerCsv.Signed().Row("甲", "A公司", "2", "", "", "工信局", "2026-01-05")
            .Row("乙", "A公司", "2", "", "", "市工信局", "2026-01-05").Bytes());
        await Bureau.DoAsync(bureau.SendAsync(
            HttpMethod.Put, "/units/" + described, $$"""{"name":"{{described}}","class":"部门"}"""));
        var both = LedgerCsv.Signed().Row("丙", "A公司", "2", "", "", "工信局", "2026-01-05")
            .Row("丁", "A公司", "2", "", "", "市工信局", "2026-01-05").Bytes();
        Assert.Equal([described], (await bureau.PreviewAsync(both)).Lines("names", "like"));
    }

    [Fact]
    public async Task Two_names_that_a_clerk_told_apart_are_not_offered_again_until_that_import_is_undone()
    {
        await using var bureau = await OpenAsync("工信局");
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File("甲")), Apart);
        Assert.Equal(["工信局 True"], patched.Lines("names", "name", "keep"));
        var import = await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal("[]", (await bureau.PreviewAsync(File("乙"))).Text("names"));
        await bureau.UndoAsync(import);
        Assert.Equal(["merge"], (await bureau.PreviewAsync(File("乙"))).Lines("names", "act"));
    }

    [Fact]
    public async Task The_chains_of_trips_are_offered_and_decided_alike()
    {
        await using var bureau = await Bureau.OpenAsync();
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/chains/煤电化工", """{"name":"煤电化工"}"""));
        using var form = (await FormFile.OfAsync(bureau, "trips")).Row(
            ("外出日期", "2026-11-02"), ("外出人员", "王某"), ("目的地", "深圳"), ("产业链", "煤电化工产业链"));
        var preview = await bureau.PreviewAsync(form.Bytes(), "外出.xlsx");
        Assert.Equal(["chain 煤电化工产业链 煤电化工"], preview.Lines("names", "kind", "name", "like"));
        var patched = await bureau.PatchAsync(
            preview, """{"names":[{"kind":"chain","name":"煤电化工产业链","into":"煤电化工"}]}""");
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(["煤电化工"], (await bureau.GetAsync("/trips")).Lines("items", "chain"));
        Assert.Equal(["煤电化工 [\"煤电化工产业链\"]"], (await bureau.GetAsync("/chains")).Lines("items", "key", "aliases"));
    }

    private static async Task<Bureau> OpenAsync(params string[] others)
    {
        var bureau = await Bureau.OpenAsync();
        await PutUnitAsync(bureau, "市工信局");
        foreach (var other in others)
            await bureau.CaptureAsync("signed", "先有" + other, "2026-01-05", $"\"unit\":\"{other}\"");
        return bureau;
    }

    private static Task<JsonElement> PutUnitAsync(Bureau bureau, string name, string aliases = "") => Bureau.DoAsync(
        bureau.SendAsync(HttpMethod.Put, "/units/" + name, $$"""{"name":"{{name}}","aliases":[{{aliases}}]}"""));

    private static async Task<string> AliasesAsync(Bureau bureau) =>
        (await bureau.GetAsync("/units/市工信局")).Text("aliases");

    private static byte[] File(string project, string unit = "工信局") =>
        LedgerCsv.Signed().Row(project, "A公司", "2", "", "", unit, "2026-01-05").Bytes();
}

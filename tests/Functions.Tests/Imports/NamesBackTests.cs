using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

/// <summary>Chains and units that an import named first, when it is undone after somebody came to use them.</summary>
public sealed class NamesBackTests
{
    private static readonly byte[] s_file =
        LedgerCsv.Signed().Row("甲", "A公司", "2", "", "果业", "北极镇", "2026-01-05").Bytes();

    [Theory]
    [InlineData("果业", """{"items":[{"indicator":"projects","chain":"果业","value":3}]}""", "果业 chain usedByTargets")]
    [InlineData("北极镇", """{"items":[{"indicator":"projects","unit":"北极镇","value":3}]}""", "北极镇 unit usedByTargets")]
    public async Task A_name_that_targets_use_stays(string name, string targets, string listed)
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/targets/2026", targets));
        await StaysAsync(bureau, import, name, listed);
    }

    [Theory]
    [InlineData("果业", "chain:果业", "果业 chain usedByRecipients")]
    [InlineData("北极镇", "unit:北极镇", "北极镇 unit usedByRecipients")]
    public async Task A_name_that_recipients_use_stays(string name, string audience, string listed)
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/recipients/zhang",
            $$"""{"name":"张","email":"zhang@example.com","audiences":["{{audience}}"]}"""));
        await StaysAsync(bureau, import, name, listed);
    }

    [Fact]
    public async Task A_chain_that_a_trip_uses_stays()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        await Bureau.DoAsync(bureau.PostAsync(
            "/trips", """{"on":"2026-11-02","who":"王某","where":"深圳","chain":"果业"}"""));
        await StaysAsync(bureau, import, "果业", "果业 chain usedByTrips");
    }

    [Fact]
    public async Task A_unit_that_another_project_uses_stays()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        await bureau.CaptureAsync("signed", "乙", "2026-01-05", "\"unit\":\"北极镇\"");
        await StaysAsync(bureau, import, "北极镇", "北极镇 unit usedByProjects");
    }

    [Fact]
    public async Task A_unit_that_was_given_an_alias_by_a_later_file_stays()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        var later = LedgerCsv.Signed().Row("乙", "A公司", "2", "", "", "北极", "2026-01-05").Bytes();
        await Bureau.DoAsync(bureau.CommitAsync(await bureau.PatchAsync(
            await bureau.PreviewAsync(later), """{"names":[{"kind":"unit","name":"北极","into":"北极镇"}]}""")));
        await StaysAsync(bureau, import, "北极镇", "北极镇 unit usedByProjects");
    }

    [Fact]
    public async Task A_unit_that_somebody_described_stays()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/units/北极镇", """{"name":"北极镇","aliases":["北极"]}"""));
        await StaysAsync(bureau, import, "北极镇", "北极镇 unit changedSince");
    }

    [Fact]
    public async Task What_only_the_import_itself_used_goes_its_trips_included()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = (await Templates.FormFile.OfAsync(bureau, "trips")).Row(
            ("外出日期", "2026-11-02"), ("外出人员", "王某"), ("目的地", "深圳"), ("产业链", "果业"));
        var import = await bureau.ImportAsync(form.Bytes(), "外出.xlsx");
        Assert.Equal(["果业"], (await bureau.GetAsync("/chains")).Lines("items", "key"));
        Assert.Equal("[]", (await bureau.UndoAsync(import)).Text("kept"));
        Assert.Empty((await bureau.GetAsync("/chains")).List("items"));
    }

    [Fact]
    public async Task A_name_that_comes_into_use_at_the_same_moment_makes_the_undo_begin_anew()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(s_file);
        var overtaken = await Overtaken.UndoAsync(bureau, import.Id());
        await Bureau.DoAsync(bureau.SendAsync(
            HttpMethod.Put, "/targets/2026", """{"items":[{"indicator":"projects","chain":"果业","value":3}]}"""));
        await overtaken.FailsAsync();
        await StaysAsync(bureau, import, "果业", "果业 chain usedByTargets");
    }

    /// <summary>Undoes the import: the name is still there and the only thing that is listed, in words too.</summary>
    private static async Task StaysAsync(Bureau bureau, JsonElement import, string name, string listed)
    {
        var undone = await bureau.UndoAsync(import);
        Assert.Equal([listed], undone.Lines("kept", "project", "field", "reason"));
        Assert.NotEqual("", undone.List("kept")[0].Text("message"));
        var names = (await bureau.GetAsync("/chains")).Lines("items", "key")
            .Concat((await bureau.GetAsync("/units")).Lines("items", "key"));
        Assert.Equal([name], names);
    }
}

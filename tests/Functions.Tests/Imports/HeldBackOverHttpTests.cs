using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

/// <summary>What the importer itself holds back, and what a clerk can do about it.</summary>
public sealed class HeldBackOverHttpTests
{
    [Theory]
    [InlineData("2027-01-06", false)]
    [InlineData("2025-01-04", true)]
    [InlineData("2025-01-05", false)]
    [InlineData("2026-11-20", false)]
    public async Task A_signature_that_moves_by_more_than_a_year_is_a_conflict(string on, bool isConflict)
    {
        await using var bureau = await Bureau.OpenAsync("2027-06-01T02:00:00Z");
        await bureau.ImportAsync(File("2026-01-05"));
        var preview = await bureau.PreviewAsync(File(on));
        var later = string.CompareOrdinal(on, "2027-01-05") > 0;
        Assert.Equal(
            isConflict || later ? [$"签约时间 {on} conflict"] : [], preview.Lines("heldBack", "column", "value", "reason"));
    }

    [Fact]
    public async Task An_overruled_conflict_goes_in_as_a_correction_with_its_note()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(File("2024-01-05"));
        var patched = await bureau.OverruleAsync(await bureau.PreviewAsync(File("2026-01-05")));
        Assert.Contains("甲 signed 2024-01-05 2026-01-05", patched.Lines("changes", "project", "field", "was", "is"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        var project = await bureau.ProjectAsync((await bureau.GetAsync("/projects")).List("items")[0].Id());
        Assert.Equal(["放行说明：已核实"], project.Lines("notes", "text"));
        Assert.Equal(1m, (await bureau.GroupAsync()).Number("signed"));
    }

    [Fact]
    public async Task A_key_that_fits_two_projects_is_ambiguous_until_a_clerk_says_which()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var second = await bureau.CaptureAsync("signed", "甲", "2026-02-05", query: "?force=true");
        var file = LedgerCsv.Signed().Row("甲", "某公司", "2", "", "", "", "2026-02-06").Bytes();
        var preview = await bureau.PreviewAsync(file);
        Assert.Equal(["甲 ambiguous"], preview.Lines("heldBack", "value", "reason"));
        var wrong = await bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows", Into(Guid.NewGuid()));
        Assert.NotNull(wrong.Error("rows[0].into"));
        var patched = await bureau.PatchAsync(preview, Into(second));
        Assert.Equal([$"{second} signed 2026-02-05 2026-02-06"],
            patched.Lines("changes", "id", "field", "was", "is").Where(l => l.Contains("signed")));
        Assert.Equal(1m, (await Bureau.DoAsync(bureau.CommitAsync(patched))).Number("updated"));
    }

    [Fact]
    public async Task Fixes_are_read_as_if_the_cells_held_them()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(LedgerCsv.Signed()
            .Row("甲", "A公司", "面议", "", "", "", "年底").Row("", "B公司", "1", "", "", "", "2026-01-05").Bytes());
        Assert.Equal(["2 unreadableAmount", "3 missingName"], preview.Lines("heldBack", "row", "reason"));
        var once = await bureau.PatchAsync(preview, Fix(2, "总投资（亿元）", "8000万元"));
        Assert.Equal(["2 unreadableDate", "3 missingName"], once.Lines("heldBack", "row", "reason"));
        await bureau.PatchAsync(preview, Fix(2, "签约时间", "2026年1月"));
        var done = await bureau.PatchAsync(preview, Fix(3, "项目名称", "乙"));
        Assert.Equal(("2", "[]"), (done.Text("accepted"), done.Text("heldBack")));
        await Bureau.DoAsync(bureau.CommitAsync(done));
        Assert.Equal(1.8m, (await bureau.GroupAsync()).Number("signedAmount"));
    }

    [Fact]
    public async Task An_overruled_row_goes_in_and_what_it_could_not_say_stays_readable()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(
            LedgerCsv.Signed().Row("甲", "A公司", "面议", "", "", "", "2026-01-05").Bytes());
        await Bureau.DoAsync(bureau.CommitAsync(await bureau.OverruleAsync(preview)));
        var project = await bureau.ProjectAsync((await bureau.GetAsync("/projects")).List("items")[0].Id());
        Assert.Contains("面议", project.Lines("notes", "text")[0], StringComparison.Ordinal);
        Assert.Equal(1m, (await bureau.GroupAsync()).Number("signed"));
    }

    [Fact]
    public async Task A_row_tells_its_project_and_what_letting_it_in_leaves_out()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(Unsigned.Bytes());
        Assert.Equal(
            ["甲 A公司 True 签约时间 2026.2.30、总投资 1.5亿元", "乙  True ", " B公司 False "],
            preview.List("heldBack").Select(held => string.Join(' ', held.Text("project"), held.Text("investor"),
                held.Text("canOverrule"), Cells(held, "leavesOut"))));
    }

    [Fact]
    public async Task Without_a_signature_a_planned_amount_goes_with_the_lead_or_stays_in_the_remark()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = new LedgerCsv("项目名称", "投资方", "对接时间", "签约时间", "总投资")
            .Row("甲", "A公司", "2026-01-05", "2026.2.30", "1.5亿元").Row("乙", "A公司", "", "2026.2.30", "2亿元").Bytes();
        var preview = await bureau.OverruleAsync(await bureau.PreviewAsync(file));
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        var items = (await bureau.GetAsync("/projects")).List("items");
        var lead = await bureau.ProjectAsync(items.Single(item => item.Text("name") == "甲").Id());
        Assert.Equal(["intended 1.5"], lead.Lines("facts", "milestone", "totalInvestment"));
        Assert.Equal(["备注：签约时间：2026.2.30", "放行说明：已核实"], lead.Lines("notes", "text"));
        var bare = await bureau.ProjectAsync(items.Single(item => item.Text("name") == "乙").Id());
        Assert.Equal("备注：签约时间：2026.2.30\n总投资：2亿元", bare.Lines("notes", "text")[0]);
    }

    [Fact]
    public async Task What_a_clerk_decided_is_told_before_and_after_the_commit()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(Unsigned.Bytes());
        await bureau.PatchAsync(preview, Fix(4, "项目名称", "丙"));
        var decided = await bureau.OverruleAsync(await bureau.GetAsync($"/imports/{preview.Id()}"));
        await Bureau.DoAsync(bureau.CommitAsync(decided));
        foreach (var told in new[] { decided, await bureau.GetAsync($"/imports/{preview.Id()}") })
        {
            Assert.Equal(["台账.csv 4 项目名称  丙"], told.Lines("corrected", "sheet", "row", "column", "was", "value"));
            Assert.Equal(
                ["2 甲 已核实 签约时间 2026.2.30、总投资 1.5亿元", "3 乙 已核实 "],
                told.List("letIn").Select(row => string.Join(' ', row.Text("row"), row.Text("project"),
                    row.Text("note"), Cells(row, "leftOut"))));
        }
    }

    [Fact]
    public async Task A_day_to_come_is_put_right_and_not_let_in()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(File("2026-12-01"));
        Assert.Equal(["impossibleDate False"], preview.Lines("heldBack", "reason", "canOverrule"));
    }

    [Fact]
    public async Task A_duplicate_that_is_overruled_is_a_project_of_its_own()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = LedgerCsv.Signed().Row("甲", "A公司", "1", "", "", "", "2026-01-05")
            .Row("甲", "A公司", "2", "", "", "", "2026-02-05").Bytes();
        var preview = await bureau.PreviewAsync(file);
        Assert.Equal(["3 duplicate"], preview.Lines("heldBack", "row", "reason"));
        Assert.Equal(2m, (await Bureau.DoAsync(bureau.CommitAsync(await bureau.OverruleAsync(preview)))).Number(
            "created"));
        Assert.Equal(3m, (await bureau.GroupAsync()).Number("signedAmount"));
    }

    [Fact]
    public async Task A_clerk_can_say_what_a_column_holds()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = new LedgerCsv("项目名称", "投资方", "盘子（亿元）", "签约时间").Row("甲", "A公司", "2.5", "2026-01-05").Bytes();
        var preview = await bureau.PreviewAsync(file);
        Assert.Contains("盘子（亿元） ", preview.Lines("columns", "header", "field"));
        var sheet = preview.List("columns")[0].Text("sheet");
        var patched = await bureau.PatchAsync(preview,
            $$"""{"columns":[{"sheet":"{{sheet}}","column":"盘子（亿元）","field":"totalInvestment"}]}""");
        Assert.Contains("盘子（亿元） totalInvestment", patched.Lines("columns", "header", "field"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(2.5m, (await bureau.GroupAsync()).Number("signedAmount"));
    }

    [Theory]
    [InlineData("""{"rows":[{"row":2,"overrule":true,"note":"x"}]}""", "rows[0].sheet")]
    [InlineData("""{"rows":[{"sheet":"台账.csv","overrule":true,"note":"x"}]}""", "rows[0].row")]
    [InlineData("""{"rows":[{"sheet":"台账.csv","row":2,"overrule":true}]}""", "rows[0].note")]
    [InlineData("""{"rows":[{"sheet":"台账.csv","row":2}]}""", "rows[0]")]
    [InlineData("""{"rows":[null]}""", "rows[0]")]
    [InlineData("""{"columns":[null]}""", "columns[0]")]
    public async Task A_decision_that_is_not_whole_is_refused_and_named(string json, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(File("2026-01-05"));
        var reply = await bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows", json);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    [Fact]
    public async Task A_committed_import_cannot_be_decided_on_any_more()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(File("2026-01-05"));
        var reply = await bureau.SendAsync(HttpMethod.Patch, $"/imports/{import.Id()}/rows", Fix(2, "总投资（亿元）", "1"));
        Assert.Equal((409, "conflict"), (reply.Code, reply.Problem()));
    }

    private static byte[] File(string signedOn) =>
        LedgerCsv.Signed().Row("甲", "A公司", "2", "", "", "", signedOn).Bytes();

    /// <summary>A signature that cannot be read, an amount that looks wrong, and a project without its name.</summary>
    private static LedgerCsv Unsigned => new LedgerCsv("项目名称", "投资方", "签约时间", "总投资")
        .Row("甲", "A公司", "2026.2.30", "1.5亿元").Row("乙", "", "2026-01-05", "5000亿元").Row("", "B公司", "2026-01-05", "1亿元");

    private static string Cells(JsonElement row, string list) =>
        string.Join('、', row.Lines(list, "column", "value"));

    private static string Into(Guid project) => $$"""{"rows":[{"sheet":"台账.csv","row":2,"into":"{{project}}"}]}""";

    private static string Fix(int row, string column, string value) => JsonSerializer.Serialize(new
    {
        rows = new[] { new { sheet = "台账.csv", row, column, value } },
    });
}

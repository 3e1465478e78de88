namespace Leads.Functions.Tests.Templates;

public sealed class ProgressImportTests
{
    [Fact]
    public async Task Every_row_is_a_fact_and_the_same_file_again_changes_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        using var form = await FormAsync(bureau,
            ("注册", "2026-02-01", ""), ("供地", "2026-02-10", ""), ("开工", "2026-03-01", "许可证已取得"),
            ("停建", "2026-05-01", "缺资金"), ("复工", "2026-06-01", ""), ("停建", "2026-08-01", "雨季"),
            ("部分投产", "2026-09-01", ""), ("投产", "2026-10-01", ""), ("入统", "2026-10-15", ""));
        var import = await bureau.ImportAsync(form.Bytes(), "进展.xlsx");
        Assert.Equal((9m, 1m, "[]"), (import.Number("facts"), import.Number("updated"), import.Text("heldBack")));
        string[] facts =
        [
            "2026-01-05 signed", "2026-02-01 incorporated", "2026-02-10 siteSecured", "2026-03-01 opened",
            "2026-05-01 suspended", "2026-06-01 resumed", "2026-08-01 suspended", "2026-09-01 producing",
            "2026-10-01 producing", "2026-10-15 inStatistics",
        ];
        Assert.Equal(facts, await FactsAsync(bureau, id));
        Assert.Equal("雨季", (await bureau.ProjectAsync(id)).LastFact("suspended").Text("cause"));
        var again = await bureau.ImportAsync(form.Bytes(), "进展.xlsx");
        Assert.Equal((1m, "[]", "[]"), (again.Number("unchanged"), again.Text("changes"), again.Text("vanished")));
        Assert.Equal("1/1=100", (await bureau.GroupAsync()).Rate("opening"));
        await bureau.UndoAsync(import);
        Assert.Equal(["2026-01-05 signed"], await FactsAsync(bureau, id));
    }

    [Fact]
    public async Task Another_date_is_a_correction_that_is_listed()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await bureau.FactAsync(id, "opened", "2026-03-01");
        await bureau.FactAsync(id, "suspended", "2026-05-01", "\"cause\":\"缺资金\"");
        await bureau.FactAsync(id, "resumed", "2026-06-01");
        await bureau.FactAsync(id, "suspended", "2026-08-01", "\"cause\":\"雨季\"");
        using var form = await FormAsync(bureau, ("开工", "2026-03-08", ""), ("停建", "2026-05-03", "缺资金"));
        var import = await bureau.ImportAsync(form.Bytes(), "进展.xlsx");
        Assert.Equal(["甲 opened 2026-03-01 2026-03-08", "甲 suspended 2026-05-01 2026-05-03"],
            import.Lines("changes", "project", "field", "was", "is"));
        Assert.Equal("2026-03-08", (await bureau.ProjectAsync(id)).GetProperty("milestones").Text("opened"));
        await bureau.UndoAsync(import);
        Assert.Equal("2026-03-01", (await bureau.ProjectAsync(id)).GetProperty("milestones").Text("opened"));
    }

    [Fact]
    public async Task Rows_that_cannot_be_trusted_are_held_back_and_can_be_fixed()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        using var form = await FormAsync(bureau,
            ("开工", "2026-03-01", ""), ("开工", "2026-04-01", ""), ("动土", "2026-03-01", ""), ("停建", "2026-03-05", ""),
            ("恢复", "2026-03-06", ""), ("竣工", "2026-12-01", ""), ("", "2026-03-01", ""), ("投产", "", ""));
        form.Row(("项目名称", "乙"), ("投资方", "某公司"), ("本次事项", "开工"), ("发生日期", "2026-03-01"));
        var preview = await bureau.PreviewAsync(form.Bytes(), "进展.xlsx");
        Assert.Equal(
            [
                "5 发生日期 2026-04-01 contradictory", "6 本次事项 动土 unknownMilestone", "7 备注  missingCause",
                "8 本次事项 恢复 nothingToRevive", "9 发生日期 2026-12-01 impossibleDate", "10 本次事项  missingCell",
                "11 发生日期  missingCell", "12 项目名称 乙 unknownProject",
            ],
            preview.Lines("heldBack", "row", "column", "value", "reason")
                .OrderBy(line => int.Parse(line.Split(' ')[0], null)));
        var mended = await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows",
            """{"rows":[{"sheet":"项目进展表","row":6,"column":"本次事项","value":"竣工"}]}"""));
        Assert.Equal((9m, 2m), (mended.Number("read"), mended.Number("accepted")));
    }

    [Fact]
    public async Task A_later_remark_is_kept_with_its_fact()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        using var first = await FormAsync(bureau, ("开工", "2026-03-01", ""));
        await bureau.ImportAsync(first.Bytes(), "进展.xlsx");
        using var second = await FormAsync(bureau, ("开工", "2026-03-01", "桩基施工"));
        Assert.Equal(["note  桩基施工"], (await bureau.ImportAsync(second.Bytes(), "进展.xlsx")).Lines("changes", "field", "was", "is"));
        Assert.Equal("桩基施工", (await bureau.ProjectAsync(id)).LastFact("opened").Text("note"));
        Assert.Equal(1m, (await bureau.ImportAsync(second.Bytes(), "进展.xlsx")).Number("unchanged"));
    }

    private static async Task<FormFile> FormAsync(Bureau bureau, params (string What, string On, string Note)[] rows)
    {
        var form = await FormFile.OfAsync(bureau, "progress");
        foreach (var (what, on, note) in rows)
            form.Row(("项目名称", "甲"), ("投资方", "某公司"), ("本次事项", what), ("发生日期", on), ("备注", note));
        return form;
    }

    private static async Task<string[]> FactsAsync(Bureau bureau, Guid id) =>
        [.. (await bureau.ProjectAsync(id)).List("facts").Select(fact => $"{fact.Text("on")} {fact.Text("milestone")}").Order()];
}

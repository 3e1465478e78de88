namespace Leads.Functions.Tests.Imports;

/// <summary>
/// The county's file of a week later: money grew, one opened, one vanished, one date corrected, one is new.
/// </summary>
[Trait("Job", "main")]
public sealed class NextWeekTests
{
    private static readonly byte[] NextWeek = new CountyFile()
        .Set(1, "A1", "2021年招商引资签约项目台账（截至11月7日）")
        .Set(1, "Q6", "0.1656").Set(1, "R6", "0.1656")
        .Set(1, "M9", "2021.11.5")
        .Set(1, "J31", "2021-03-01")
        .Clear(1, 96)
        .Set(2, "B94", "全新冷链项目").Set(2, "C94", "全新公司").Set(2, "D94", "1.5").Set(2, "F94", "现代果业").Set(2, "I94",
            "2021.11.3")
        .Bytes();

    [Fact]
    public async Task The_preview_shows_was_and_is_new_and_vanished()
    {
        await using var bureau = await OpenAsync();
        var preview = await bureau.PreviewAsync(NextWeek, CountyFile.Name);
        Assert.Equal("2021-11-07", preview.Text("cutoff"));
        Assert.Equal(
            [
                "绿源肉牛养殖（一期）项目 paidIn 0.0656 0.1656",
                "宏达饲料加工项目 opened  2021-11-05",
                "正阳中药材种植加工项目 signed 2021-01-23 2021-03-01",
            ],
            preview.Lines("changes", "project", "field", "was", "is"));
        Assert.Equal(["嘉禾大觐枣加工项目 北京鑫源中药材有限公司"], preview.Lines("vanished", "project", "investor"));
        Assert.Equal((1m, 3m, 148m),
            (preview.Number("created"), preview.Number("updated"), preview.Number("unchanged")));
        Assert.Equal(5, preview.List("heldBack").Length);
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_the_commit_exactly_what_it_showed()
    {
        await using var bureau = await OpenAsync();
        var before = await bureau.GroupAsync();
        var preview = await bureau.PreviewAsync(NextWeek, CountyFile.Name);
        Assert.Equal(before.ToString(), (await bureau.GroupAsync()).ToString());
        var import = await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal((1m, 3m, 148m), (import.Number("created"), import.Number("updated"), import.Number("unchanged")));
        Assert.Equal(preview.Text("changes"), import.Text("changes"));
        Assert.Equal(preview.Text("vanished"), import.Text("vanished"));
    }

    [Fact]
    public async Task The_rates_move_by_exactly_what_the_file_says()
    {
        await using var bureau = await OpenAsync();
        var before = await bureau.GroupAsync();
        await bureau.ImportAsync(NextWeek, CountyFile.Name);
        var after = await bureau.GroupAsync();
        Assert.Equal((before.Rate("opening"), after.Rate("opening")), ("23/59=38.98", "24/59=40.68"));
        Assert.Equal((before.Rate("funds"), after.Rate("funds")), ("7.511/52.638=14.27", "7.611/52.638=14.46"));
        Assert.Equal((before.Rate("signing"), after.Rate("signing")), ("41/86=47.67", "41/87=47.13"));
        Assert.Equal(before.Number("paidIn") + 0.1m, after.Number("paidIn"));
        Assert.Equal(before.Number("inTalks") + 1, after.Number("inTalks"));
        foreach (var same in new[] { "signed", "signedAmount", "lost", "terminated", "suspended", "waiting" })
            Assert.Equal(before.Number(same), after.Number(same));
    }

    [Fact]
    public async Task A_date_that_differs_is_a_correction_that_says_where_it_came_from()
    {
        await using var bureau = await OpenAsync();
        await bureau.ImportAsync(NextWeek, CountyFile.Name);
        var listed = (await bureau.GetAsync("/projects?text=正阳中药材种植加工")).List("items")[0];
        var signatures = (await bureau.ProjectAsync(listed.Id())).List("facts").Where(
            f => f.Text("milestone") == "signed");
        Assert.Equal(["2021-01-23", "2021-03-01"], signatures.Select(f => f.Text("on")));
        Assert.Equal(signatures.First().Text("id"), signatures.Last().Text("replaces"));
        Assert.Equal("county-2021.xlsx · 签约项目 · 31", signatures.Last().Text("source"));
        Assert.Equal("台账更正", signatures.Last().Text("why"));
    }

    [Fact]
    public async Task A_lost_lead_stays_lost_on_its_day()
    {
        await using var bureau = await OpenAsync();
        var before = await LostOnAsync(bureau);
        await bureau.ImportAsync(NextWeek, CountyFile.Name);
        Assert.Equal(["2021-10-31", "2021-10-31", "2021-10-31", "2021-10-31"], before);
        Assert.Equal(before, await LostOnAsync(bureau));
    }

    [Fact]
    public async Task A_row_that_is_held_back_this_week_has_not_vanished()
    {
        await using var bureau = await OpenAsync();
        var unreadable = new CountyFile().Set(1, "E6", "面议").Set(1, "J7", "年底").Bytes();
        var preview = await bureau.PreviewAsync(unreadable, CountyFile.Name);
        Assert.Equal(7, preview.List("heldBack").Length);
        Assert.Equal("[]", preview.Text("vanished"));
    }

    [Fact]
    public async Task What_a_commit_answered_can_be_read_again_after_later_files()
    {
        await using var bureau = await OpenAsync();
        var import = await bureau.ImportAsync(NextWeek, CountyFile.Name);
        await bureau.ImportAsync(new CountyFile().Set(1, "A1", "2021年签约项目台账（截至11月8日）").Set(1, "Q6", "0.2").Bytes());
        Assert.Equal(import.ToString(), (await bureau.GetAsync($"/imports/{import.Id()}")).ToString());
    }

    private static async Task<Bureau> OpenAsync()
    {
        var bureau = await Bureau.OpenAsync("2021-11-08T02:00:00Z");
        await bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
        return bureau;
    }

    private static async Task<string[]> LostOnAsync(Bureau bureau)
    {
        var lost = await bureau.GetAsync("/rates/projects?figure=lost");
        return [.. lost.List("items").Select(
            i => i.GetProperty("milestones").Text("terminated"))];
    }
}

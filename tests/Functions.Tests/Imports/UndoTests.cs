using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

public sealed class UndoTests
{
    private static readonly byte[] First = LedgerCsv.Signed()
        .Row("甲", "某公司", "2", "1", "果业", "北极镇", "2026-01-05", "", "0.5", "0.5")
        .Row("乙", "某公司", "3", "3", "果业", "水口镇", "2026-02-05").Bytes();

    private static readonly byte[] Second = LedgerCsv.Signed()
        .Row("甲", "某公司", "2.5", "1", "畜牧", "北极镇", "2026-01-06", "2026-04-01", "0.8", "0.8")
        .Row("丙", "某公司", "4", "4", "文旅", "新民镇", "2026-03-05").Bytes();

    [Fact]
    public async Task An_undo_gives_the_state_before()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(First);
        var before = await StateAsync(bureau);
        var import = await bureau.ImportAsync(Second);
        Assert.NotEqual(before, await StateAsync(bureau));
        var undone = await bureau.UndoAsync(import);
        Assert.Equal(("undone", "[]"), (undone.Text("state"), undone.Text("kept")));
        Assert.Equal(before, await StateAsync(bureau));
    }

    [Fact]
    public async Task The_undo_of_everything_leaves_an_empty_region()
    {
        await using var bureau = await Bureau.OpenAsync();
        var before = await StateAsync(bureau);
        var import = await bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
        await bureau.UndoAsync(import);
        Assert.Equal(before, await StateAsync(bureau));
        Assert.Empty((await bureau.GetAsync("/chains")).List("items"));
    }

    [Fact]
    public async Task A_second_undo_answers_as_the_first_and_the_file_can_come_again()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(First);
        var state = await StateAsync(bureau);
        var undone = await bureau.UndoAsync(import);
        Assert.Equal(undone.ToString(), (await bureau.UndoAsync(import)).ToString());
        Assert.Equal(409, (await bureau.CommitAsync(import)).Code);
        var again = await bureau.ImportAsync(First);
        Assert.Equal((2m, "[]"), (again.Number("created"), again.Text("vanished")));
        Assert.Equal(state, await StateAsync(bureau));
    }

    [Fact]
    public async Task What_was_touched_since_stays_and_is_listed()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(First);
        var import = await bureau.ImportAsync(Second);
        var (jia, bing) = (await IdAsync(bureau, "甲"), await IdAsync(bureau, "丙"));
        await bureau.FactAsync(bing, "opened", "2026-05-01");
        var opened = (await bureau.ProjectAsync(jia)).LastFact("opened");
        await Bureau.DoAsync(bureau.PostAsync(
            $"/projects/{jia}/facts/{opened.Id()}/correction", """{"on":"2026-04-02","why":"许可证日期"}"""));
        var undone = await bureau.UndoAsync(import);
        Assert.Equal(["丙 *", "甲 opened"], undone.Lines("kept", "project", "field").Order());
        var project = await bureau.ProjectAsync(jia);
        Assert.Equal(("2026-04-02", "2026-01-05"), (Milestone(project, "opened"), Milestone(project, "signed")));
        Assert.Equal((2m, 0.5m, "果业"),
            (project.Number("totalInvestment"), project.Number("paidIn"), project.Text("chain")));
        Assert.Equal(["丙", "乙", "甲"], (await bureau.NamesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_note_written_since_stands_in_the_way_of_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(First);
        var before = await bureau.RatesAsync("?by=chain");
        var import = await bureau.ImportAsync(Second);
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{await IdAsync(bureau, "甲")}/notes", """{"text":"来访"}"""));
        Assert.Equal("[]", (await bureau.UndoAsync(import)).Text("kept"));
        Assert.Equal(before.Text("groups"), (await bureau.RatesAsync("?by=chain")).Text("groups"));
    }

    [Fact]
    public async Task A_field_that_somebody_changed_since_stays_and_the_others_go_back()
    {
        await using var bureau = await Bureau.OpenAsync();
        string[] columns = ["项目名称", "投资方", "签约时间", "建设内容", "园区", "责任人"];
        await bureau.ImportAsync(new LedgerCsv(columns).Row("甲", "某公司", "2026-01-05", "旧内容", "旧园", "王某").Bytes());
        var import = await bureau.ImportAsync(
            new LedgerCsv(columns).Row("甲", "某公司", "2026-01-05", "新内容", "新园", "李某").Bytes());
        var id = await IdAsync(bureau, "甲");
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Patch, $"/projects/{id}", """{"park":"高新区"}"""));
        Assert.Equal(["甲 park"], (await bureau.UndoAsync(import)).Lines("kept", "project", "field"));
        var fields = (await bureau.ProjectAsync(id)).GetProperty("fields");
        Assert.Equal(("旧内容", "高新区", "王某"),
            (fields.Text("content"), fields.Text("park"), fields.Text("responsiblePerson")));
    }

    [Fact]
    public async Task The_undo_of_an_earlier_file_of_the_same_name_leaves_the_later_ones_facts()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(LedgerCsv.Signed().Row("甲", "某公司", "2", "", "", "", "2026-01-05").Bytes());
        var opened = await bureau.ImportAsync(
            LedgerCsv.Signed().Row("甲", "某公司", "2", "", "", "", "2026-01-05", "2026-04-01").Bytes());
        await bureau.ImportAsync(
            LedgerCsv.Signed().Row("甲", "某公司", "2", "", "", "", "2026-01-05", "", "0.5", "0.5").Bytes());
        await bureau.UndoAsync(opened);
        var project = await bureau.ProjectAsync(await IdAsync(bureau, "甲"));
        Assert.Equal(0.5m, project.Number("paidIn"));
        Assert.False(project.GetProperty("milestones").TryGetProperty("opened", out _));
    }

    [Fact]
    public async Task An_undone_project_is_in_no_list_and_takes_no_facts_but_can_be_read()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.ImportAsync(First);
        var id = await IdAsync(bureau, "甲");
        await bureau.UndoAsync(import);
        Assert.Empty(await bureau.NamesAsync());
        Assert.Equal(404, (await bureau.TryFactAsync(id, "opened", "2026-05-01")).Code);
        Assert.Equal(["imported", "importUndone"], (await bureau.ProjectAsync(id)).Lines("history", "action"));
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_a_file_changes_its_undo_gives_back_all_but_what_was_edited_since(int seed)
    {
        var random = new Random(seed);
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(Chance(random));
        var before = (await StateAsync(bureau)).Split('\n');
        var import = await bureau.ImportAsync(Chance(random));
        var edited = (await bureau.NamesAsync()).Where(_ => random.Next(5) == 0 && seed > 1).ToList();
        foreach (var name in edited)
            await bureau.FactAsync(await IdAsync(bureau, name), "producing", "2026-11-01");
        var kept = (await bureau.UndoAsync(import)).Lines("kept", "project").Distinct();
        Assert.Empty(kept.Except(edited));
        bool IsEdited(string line) => edited.Exists(name => line.Contains($"\"name\":\"{name}\"", StringComparison.Ordinal));
        var after = (await StateAsync(bureau)).Split('\n');
        Assert.Equal(before.Skip(5).Where(line => !IsEdited(line)), after.Skip(5).Where(line => !IsEdited(line)));
        if (edited.Count == 0)
            Assert.Equal(before, after);
    }

    /// <summary>Ten of twenty projects with whatever a week may bring.</summary>
    private static byte[] Chance(Random random)
    {
        var file = LedgerCsv.Signed();
        foreach (var number in Enumerable.Range(0, 20).OrderBy(_ => random.Next()).Take(10))
            file.Row($"项目{(char)('a' + number)}", "某公司", $"{random.Next(1, 9)}", "", $"链{random.Next(3)}",
                $"镇{random.Next(3)}", $"2026-01-{random.Next(1, 28):00}", random.Next(2) == 0 ? "" : "2026-06-01");
        return file.Bytes();
    }

    [Fact]
    public async Task What_was_not_committed_cannot_be_undone()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(First);
        Assert.Equal(409, (await bureau.PostAsync($"/imports/{preview.Id()}/undo")).Code);
        Assert.Equal(404, (await bureau.PostAsync($"/imports/{Guid.NewGuid()}/undo")).Code);
    }

    private static async Task<Guid> IdAsync(Bureau bureau, string name) =>
        (await bureau.GetAsync("/projects?text=" + name)).List("items").Single(i => i.Text("name") == name).Id();

    private static string Milestone(JsonElement project, string kind) => project.GetProperty("milestones").Text(kind);

    /// <summary>Every rate in every dimension and every project as lists show it, but for its version.</summary>
    private static async Task<string> StateAsync(Bureau bureau)
    {
        var state = new List<string>();
        foreach (var by in new[] { "total", "chain", "unit", "sector", "size" })
            state.Add((await bureau.RatesAsync($"?by={by}&from=1990-01-01")).Text("groups"));
        var items = (await bureau.GetAsync("/projects?limit=1000")).List("items").OrderBy(i => i.Text("name"));
        state.AddRange(items.Select(item => string.Join('|', item.EnumerateObject()
            .Where(p => p.Name is not ("id" or "version" or "lastUpdate")).Select(p => p.ToString()))));
        return string.Join('\n', state);
    }
}

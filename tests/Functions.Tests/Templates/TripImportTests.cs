using Leads.Functions.Storage;
using Leads.Functions.Tests.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Templates;

public sealed class TripImportTests
{
    [Fact]
    public async Task Every_row_is_a_trip_the_same_file_again_changes_nothing_and_an_undo_takes_them_back()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = await FormAsync(bureau, ("2026-11-02", "深圳", "签意向"), ("2026-11-09", "成都", ""));
        var import = await bureau.ImportAsync(form.Bytes(), "外出.xlsx");
        Assert.Equal((2m, 2m, "[]"), (import.Number("read"), import.GetProperty("trips").Number("created"),
            import.Text("heldBack")));
        string[] trips = ["2026-11-02 王某 深圳 畜牧 签意向", "2026-11-09 王某 成都 畜牧 "];
        Assert.Equal(trips, await TripsAsync(bureau));
        var again = await bureau.ImportAsync(form.Bytes(), "外出.xlsx");
        Assert.Equal((0m, 2m), (again.GetProperty("trips").Number("created"), again.GetProperty("trips").Number("unchanged")));
        Assert.Equal(trips, await TripsAsync(bureau));
        Assert.Equal("[]", (await bureau.UndoAsync(import)).Text("kept"));
        Assert.Empty(await TripsAsync(bureau));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_exported_list_of_trips_imported_again_changes_nothing(string format)
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = await FormAsync(bureau, ("2026-11-02", "深圳", "=1+1 签意向"), ("2026-11-09", "成都", ""));
        await bureau.ImportAsync(form.Bytes(), "外出.xlsx");
        var before = await TripsAsync(bureau);
        var exported = await bureau.App.Client.GetByteArrayAsync(
            new Uri($"{Bureau.Home}/trips/export?format={format}", UriKind.Relative), TestContext.Current.CancellationToken);
        var again = await bureau.ImportAsync(exported, "外出." + format);
        Assert.Equal((0m, 2m, "[]"), (again.GetProperty("trips").Number("created"),
            again.GetProperty("trips").Number("unchanged"), again.Text("heldBack")));
        Assert.Equal(before, await TripsAsync(bureau));
    }

    [Fact]
    public async Task A_result_that_came_later_is_listed_and_its_undo_gives_the_state_before()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var first = await FormAsync(bureau, ("2026-11-02", "深圳", ""));
        await bureau.ImportAsync(first.Bytes(), "外出.xlsx");
        using var second = await FormAsync(bureau, ("2026-11-02", "深圳", "签意向"));
        var import = await bureau.ImportAsync(second.Bytes(), "外出.xlsx");
        Assert.Equal(["2026-11-02 王某 深圳 result  签意向"], import.Lines("changes", "project", "field", "was", "is"));
        Assert.Equal(["2026-11-02 王某 深圳 畜牧 签意向"], await TripsAsync(bureau));
        await bureau.UndoAsync(import);
        Assert.Equal(["2026-11-02 王某 深圳 畜牧 "], await TripsAsync(bureau));
    }

    [Fact]
    public async Task Rows_that_cannot_be_trusted_are_held_back()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = await FormAsync(bureau,
            ("2026-11-02", "深圳", "甲"), ("2026-11-02", "深圳", "乙"), ("2026-11-22", "深圳", ""), ("", "深圳", ""),
            ("2026-11-02", "", ""));
        var preview = await bureau.PreviewAsync(form.Bytes(), "外出.xlsx");
        Assert.Equal(
            [
                "5 目的地 深圳 contradictory", "6 外出日期 2026-11-22 impossibleDate", "7 外出日期  missingCell",
                "8 目的地  missingCell",
            ],
            preview.Lines("heldBack", "row", "column", "value", "reason"));
        Assert.Equal((5m, 1m), (preview.Number("read"), preview.Number("accepted")));
    }

    [Fact]
    public async Task Of_two_commits_at_once_of_the_same_trips_one_finds_them_known()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = await FormAsync(bureau, ("2026-11-02", "深圳", "签意向"), ("2026-11-09", "成都", ""));
        var first = await bureau.PreviewAsync(form.Bytes(), "外出.xlsx");
        var second = await bureau.PreviewAsync(form.Bytes(), "外出.xlsx");
        // Another process has worked out its commit just before this one's is written.
        var overtaken = await Overtaken.CommitAsync(bureau, second.Id());
        await Bureau.DoAsync(bureau.CommitAsync(first));
        await overtaken.FailsAsync();
        Assert.Equal(2, (await TripsAsync(bureau)).Length);
        var known = await Bureau.DoAsync(bureau.CommitAsync(second));
        var count = known.GetProperty("trips");
        Assert.Equal((0m, 2m), (count.Number("created"), count.Number("unchanged")));
        Assert.Equal(2, (await TripsAsync(bureau)).Length);
    }

    [Fact]
    public async Task A_trip_that_is_written_down_by_hand_while_a_file_is_committed_has_no_twin()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = await FormAsync(bureau, ("2026-11-02", "深圳", "签意向"));
        var preview = await bureau.PreviewAsync(form.Bytes(), "外出.xlsx");
        var overtaken = await Overtaken.CommitAsync(bureau, preview.Id());
        await Bureau.DoAsync(bureau.PostAsync("/trips", """{"on":"2026-11-02","who":"王某","where":"深圳"}"""));
        await overtaken.FailsAsync();
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal(["2026-11-02 王某 深圳 畜牧 签意向"], await TripsAsync(bureau));
    }

    [Fact]
    public async Task A_trip_of_a_version_without_keys_is_known_and_one_whose_key_outlived_it_can_come_again()
    {
        await using var bureau = await Bureau.OpenAsync();
        using var form = await FormAsync(bureau, ("2026-11-02", "深圳", "签意向"));
        await bureau.ImportAsync(form.Bytes(), "外出.xlsx");
        await DeleteAsync(bureau, "tripkey-");
        Assert.Equal(1m, (await bureau.ImportAsync(form.Bytes(), "外出.xlsx")).GetProperty("trips").Number("unchanged"));
        using var other = await FormAsync(bureau, ("2026-11-09", "成都", ""));
        await bureau.ImportAsync(other.Bytes(), "外出.xlsx");
        await DeleteAsync(bureau, "trip-");
        Assert.Equal(1m, (await bureau.ImportAsync(other.Bytes(), "外出.xlsx")).GetProperty("trips").Number("created"));
    }

    private static async Task DeleteAsync(Bureau bureau, string prefix)
    {
        var stop = TestContext.Current.CancellationToken;
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        var rows = await storage.ListAsync("binzhou", prefix, "", 100, stop);
        Assert.NotEmpty(rows);
        await storage.CommitAsync("binzhou", [.. rows.Select(row => new Operation.Delete(row.Key, null))], stop);
    }

    private static async Task<FormFile> FormAsync(Bureau bureau, params (string On, string Where, string Result)[] rows)
    {
        var form = await FormFile.OfAsync(bureau, "trips");
        foreach (var (on, where, result) in rows)
            form.Row(("外出日期", on), ("外出人员", "王某"), ("目的地", where), ("产业链", "畜牧"),
                ("拜访企业", "甲公司、乙公司"), ("招商成果", result));
        return form;
    }

    private static async Task<string[]> TripsAsync(Bureau bureau) =>
        [.. (await bureau.GetAsync("/trips")).Lines("items", "on", "who", "where", "chain", "result").Order()];
}

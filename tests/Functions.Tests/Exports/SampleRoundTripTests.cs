using System.Text.Json;
using Leads.Functions.Tests.Imports;

namespace Leads.Functions.Tests.Exports;

/// <summary>Both sample ledgers go in, out and in again.</summary>
public sealed class SampleRoundTripTests
{
    private const string County = "county-2021.xlsx";
    private const string Fair = "trade-fair-cohorts.xlsx";

    [Theory]
    [InlineData(County, "2021-10-31T10:00:00Z", "xlsx")]
    [InlineData(County, "2021-11-08T10:00:00Z", "xlsx")]
    [InlineData(County, "2026-11-21T10:00:00Z", "xlsx")]
    [InlineData(County, "2021-11-08T10:00:00Z", "csv")]
    [InlineData(Fair, "2016-01-04T10:00:00Z", "xlsx")]
    [InlineData(Fair, "2016-01-04T10:00:00Z", "csv")]
    public async Task An_imported_ledger_that_is_exported_and_imported_again_changes_nothing(
        string sample, string now, string format)
    {
        await using var bureau = await ImportedAsync(sample, now);
        await bureau.AssertRoundTripAsync(format);
        await bureau.ImportAsync(await bureau.ExportAsync("?format=" + format), "台账." + format);
        await bureau.AssertRoundTripAsync("xlsx");
    }

    [Theory]
    [InlineData(County, "2021-10-31T10:00:00Z", "2021-01-01", "2021-06-30", "2021-10-31")]
    [InlineData(County, "2021-10-31T10:00:00Z", "2020-01-01", "2021-02-28", "2021-10-31")]
    [InlineData(Fair, "2015-12-31T10:00:00Z", "2013-01-01", "2014-12-31", "2015-12-31")]
    public async Task An_export_gives_an_empty_region_the_same_rates(
        string sample, string now, string from, params string[] days)
    {
        await using var bureau = await ImportedAsync(sample, now);
        await using var empty = await Bureau.OpenAsync(now);
        await empty.ImportAsync(await bureau.ExportAsync(), "台账.xlsx");
        await SameRates.AssertAsync(bureau, empty, from, days);
    }

    [Fact]
    public async Task The_template_is_that_of_the_last_import()
    {
        await using var bureau = await ImportedAsync(County, "2021-11-08T10:00:00Z");
        var sheets = Exporting.Sheets(await bureau.ExportAsync());
        Assert.Equal(["签约项目", "意向项目"], sheets.Select(sheet => sheet.Name));
        Assert.Equal("彬州市签约项目台账（截至2021年11月8日）", sheets[0].Rows[0][0]!.Text);
        Assert.Equal("单位：亿元", sheets[0].Rows[1][0]!.Text);
        Assert.Equal(
            "序号 项目名称 投资方 建设内容 总投资（亿元） 合同引资额（亿元） 产业类别 所属产业链 责任单位 签约时间 公司注册时间 供地/租赁时间 "
            + "开工时间 投产时间 停工时间 终止时间 累计到位 当年到位 存在问题 备注", string.Join(' ', sheets[0].Rows[2].Texts()));
        Assert.Equal(
            "序号 项目名称 投资方 拟投资额（亿元） 产业类别 所属产业链 责任单位 来源/引荐人 对接时间 进展状态 下一步打算 终止时间",
            string.Join(' ', sheets[1].Rows[2].Texts()));
    }

    private static async Task<Bureau> ImportedAsync(string sample, string now)
    {
        var bureau = await Bureau.OpenAsync(now);
        await bureau.ImportAsync(CountyFile.Sample(sample), sample, sample == Fair ? "?cutoff=2015-12-31" : "");
        return bureau;
    }
}

/// <summary>That two bureaus answer the same.</summary>
internal static class SameRates
{
    public static async Task AssertAsync(Bureau one, Bureau other, string from, params IEnumerable<string> days)
    {
        foreach (var day in days)
        {
            foreach (var by in new[] { "total", "chain", "unit", "sector" })
            {
                foreach (var weight in new[] { "count", "amount" })
                {
                    var query = $"?by={by}&from={from}&asOf={day}&weight={weight}";
                    Assert.Equal(await GroupsAsync(one, query), await GroupsAsync(other, query));
                }
            }
        }
    }

    // Warnings are about when something was recorded, too; and a chain without projects is listed where it is registered.
    private static async Task<string[]> GroupsAsync(Bureau bureau, string query) =>
        [.. (await bureau.RatesAsync(query)).List("groups").Where(IsFilled).Select(group => query + string.Concat(group
            .EnumerateObject().Where(part => part.Name != "warnings").Select(part => part.ToString())))];

    private static bool IsFilled(JsonElement group) => group.EnumerateObject().Any(part =>
        part.Name != "warnings" && part.Value.ValueKind == JsonValueKind.Number && part.Value.GetDecimal() != 0);
}

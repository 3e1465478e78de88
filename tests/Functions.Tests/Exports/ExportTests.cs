using System.IO.Compression;
using System.Text;
using Leads.Functions.Tests.Imports;

namespace Leads.Functions.Tests.Exports;

public sealed class ExportTests
{
    [Fact]
    public async Task A_download_has_a_type_and_a_name_in_both_spellings()
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, "/projects/export");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", reply.Header("Content-Type"));
        var named = reply.Message.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "projects-2026-11-21.xlsx", "项目台账-2026-11-21.xlsx"),
            (named.DispositionType, named.FileName!.Trim('"'), named.FileNameStar));
        Assert.Contains("filename*=UTF-8''%E9%A1%B9", reply.Header("Content-Disposition"));
    }

    [Theory]
    [InlineData("?format=pdf", "format")]
    [InlineData("?sort=name", "sort")]
    [InlineData("?limit=5", "limit")]
    [InlineData("?chain=a&chain=b", "chain")]
    public async Task A_parameter_that_is_not_right_is_named(string query, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, "/projects/export" + query);
        Assert.Equal((400, "application/problem+json; charset=utf-8"), (reply.Code, reply.Header("Content-Type")));
        Assert.NotNull(reply.Error(field));
    }

    [Fact]
    public async Task What_a_ledger_has_no_column_for_is_listed_on_a_sheet_that_is_not_read()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2");
        await bureau.FactAsync(id, "suspended", "2026-02-01", "\"cause\":\"缺钱\"");
        await bureau.FactAsync(id, "resumed", "2026-02-15");
        await bureau.FactAsync(id, "suspended", "2026-03-01", "\"cause\":\"缺人\"");
        await bureau.FactAsync(id, "terminated", "2026-04-01", "\"cause\":\"撤资\"");
        await bureau.FactAsync(id, "signed", "2026-05-01", "\"totalInvestment\":3");
        await bureau.FactAsync(id, "capitalIncreased", "2026-06-01", "\"amount\":1,\"contractedCapital\":0.5");
        var untold = Exporting.Sheets(await bureau.ExportAsync()).Single(sheet => sheet.Name == "表外事项");
        Assert.Equal(["停工", "终止", "签约", "增资"], untold.Column("事项").OfType<string>());
        Assert.Equal(["3", "1"], untold.Column("金额（亿元）").OfType<string>());
        await bureau.AssertRoundTripAsync("xlsx");
        await bureau.AssertRoundTripAsync("csv");
        var csv = Encoding.UTF8.GetString(await bureau.ExportAsync("?format=csv"));
        Assert.Contains("注：另有 4 件事", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("注：", Encoding.UTF8.GetString(await bureau.ExportAsync("?format=csv&asOf=2026-01-31")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_a_tidy_file_with_headers()
    {
        await using var bureau = await Bureau.OpenAsync();
        var sheets = Exporting.Sheets(await bureau.ExportAsync());
        Assert.Equal(["意向项目", "签约项目"], sheets.Select(sheet => sheet.Name));
        Assert.All(sheets, sheet => Assert.Equal(3, sheet.Rows.Count));
        Assert.Equal("序号", sheets[0].Rows[2][0]!.Text);
        await bureau.AssertRoundTripAsync("xlsx");
        await bureau.AssertRoundTripAsync("csv");
    }

    [Theory]
    [InlineData("?sort=totalInvestment", "丙乙甲")]
    [InlineData("?sort=-totalInvestment", "甲乙丙")]
    [InlineData("?chain=果业", "甲丙")]
    [InlineData("?text=乙", "乙")]
    [InlineData("?sizeFrom=2&sort=signed", "甲乙")]
    [InlineData("?asOf=2026-02-15", "甲")]
    public async Task Filters_and_orders_are_those_of_the_list(string query, string names)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-02-01", "\"totalInvestment\":3,\"chain\":\"果业\"");
        await bureau.CaptureAsync("signed", "乙", "2026-03-01", "\"totalInvestment\":2");
        await bureau.CaptureAsync("signed", "丙", "2026-04-01", "\"totalInvestment\":1,\"chain\":\"果业\"");
        var sheet = Assert.Single(Exporting.Sheets(await bureau.ExportAsync(query)));
        Assert.Equal(names, string.Concat(sheet.Column("项目名称")));
        Assert.Equal(await bureau.NamesAsync(query), sheet.Column("项目名称"));
    }

    [Fact]
    public async Task A_lead_that_signed_is_in_both_sheets_with_its_terms_and_in_one_row_of_a_csv()
    {
        await using var bureau = await Bureau.OpenAsync();
        await CaptureBothAsync(bureau);
        var sheets = Exporting.Sheets(await bureau.ExportAsync());
        Assert.Equal([["1"], ["2.12345678"]], sheets.Select(sheet => sheet.Column("总投资（亿元）")));
        var csv = Assert.Single(Exporting.Sheets(await bureau.ExportAsync("?format=csv"), "csv"));
        Assert.Equal(("2026-01-05", "2026-03-01"), (csv.Column("对接时间")[0], csv.Column("签约时间")[0]));
        await bureau.AssertRoundTripAsync("xlsx");
        await bureau.AssertRoundTripAsync("csv");
    }

    [Fact]
    public async Task Sums_are_formulas_over_real_numbers()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-02-01", "\"totalInvestment\":3.1,\"contractedCapital\":1");
        await bureau.CaptureAsync("signed", "乙", "2026-03-01", "\"totalInvestment\":2.00000001");
        var xml = SheetXml(await bureau.ExportAsync());
        Assert.Contains("SUM(H4:H5)", xml);
        Assert.Contains("5.10000001", xml);
        Assert.Contains("ySplit=\"3\"", xml);
        Assert.Contains("orientation=\"landscape\"", xml);
    }

    [Fact]
    public async Task A_csv_begins_with_its_mark_and_changes_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        await CaptureBothAsync(bureau);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await bureau.ExportAsync("?format=csv"))[..3]);
        await bureau.AssertRoundTripAsync("csv");
    }

    [Fact]
    public async Task Money_of_earlier_years_stays_in_them_when_none_came_this_year()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2025-02-01", "\"totalInvestment\":3");
        await bureau.FactAsync(id, "paidIn", "2025-12-31", "\"amount\":0.7");
        await using var empty = await Bureau.OpenAsync();
        await empty.ImportAsync(await bureau.ExportAsync(), "台账.xlsx");
        Assert.Equal(0m, (await empty.GroupAsync()).Number("paidIn"));
        Assert.Equal(0.7m, (await empty.GroupAsync("?from=2025-01-01")).Number("paidIn"));
    }

    [Theory]
    [InlineData("总投资（万元）", "12000.5", "1.20005")]
    [InlineData("计划总投资", "1.20005", "1.20005")]
    public async Task A_column_keeps_the_unit_of_its_header(string header, string exported, string amount)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(new LedgerCsv(header, "项目名称", "投资方", "签约时间", "链长", "备注一栏")
            .Row($"{amount}亿元", "甲", "A公司", "2026-01-05", "王某", "").Bytes());
        var sheet = Assert.Single(Exporting.Sheets(await bureau.ExportAsync()));
        Assert.Equal($"{header} 项目名称 投资方 签约时间", string.Join(' ', sheet.Rows[2].Texts().Take(4)));
        Assert.DoesNotContain("链长", sheet.Rows[2].Texts());
        Assert.Equal(exported, Assert.Single(sheet.Column(header)));
        await bureau.AssertRoundTripAsync("xlsx");
        await bureau.AssertRoundTripAsync("csv");
    }

    private static async Task CaptureBothAsync(Bureau bureau)
    {
        var id = await bureau.CaptureAsync("intended", "甲", "2026-01-05", "\"totalInvestment\":1,\"unit\":\"北极镇\"");
        await bureau.FactAsync(id, "signed", "2026-03-01", "\"totalInvestment\":2.12345678,\"contractedCapital\":0.5");
        await bureau.FactAsync(id, "paidIn", "2026-05-01", "\"amount\":0.1");
    }

    private static string SheetXml(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(
            zip.Entries.First(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}

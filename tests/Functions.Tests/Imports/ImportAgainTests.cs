namespace Leads.Functions.Tests.Imports;

public sealed class ImportAgainTests
{
    [Fact]
    public async Task The_same_file_again_changes_nothing_a_second_and_a_third_time()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
        var rates = await bureau.RatesAsync("?by=chain&from=2021-01-01&asOf=2021-10-31");
        var facts = await FactsAsync(bureau);
        for (var again = 0; again < 2; again++)
        {
            bureau.Clock.Advance(TimeSpan.FromDays(1));
            var import = await bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
            Assert.Equal((0m, 0m, 152m),
                (import.Number("created"), import.Number("updated"), import.Number("unchanged")));
            Assert.Equal("[][]", import.Text("changes") + import.Text("vanished"));
            Assert.Equal(facts, await FactsAsync(bureau));
        }

        var later = await bureau.RatesAsync("?by=chain&from=2021-01-01&asOf=2021-10-31");
        Assert.Equal(rates.Text("groups"), later.Text("groups"));
    }

    [Fact]
    public async Task A_file_with_more_rows_only_adds_them()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = LedgerCsv.Signed().Row("甲", "A公司", "2", "1", "果业", "北极镇", "2026-01-05");
        await bureau.ImportAsync(file.Bytes());
        var import = await bureau.ImportAsync(file.Row("乙", "A公司", "3", "3", "果业", "北极镇", "2026-02-05").Bytes());
        Assert.Equal((1m, 0m, 1m), (import.Number("created"), import.Number("updated"), import.Number("unchanged")));
        Assert.Equal(5m, (await bureau.GroupAsync()).Number("signedAmount"));
    }

    [Fact]
    public async Task An_empty_cell_deletes_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(LedgerCsv.Signed()
            .Row("甲", "A公司", "2", "1", "果业", "北极镇", "2026-01-05", "2026-03-01", "0.5", "0.5").Bytes());
        var before = await bureau.GroupAsync();
        var import = await bureau.ImportAsync(LedgerCsv.Signed().Row("甲", "A公司", "", "", "", "", "2026-01-05").Bytes());
        Assert.Equal(1m, import.Number("unchanged"));
        Assert.Equal(before.ToString(), (await bureau.GroupAsync()).ToString());
    }

    [Fact]
    public async Task The_same_project_under_another_spelling_is_the_same()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(LedgerCsv.Signed().Row("苹果冷链（一期）", "陕西果业有限公司", "2", "", "", "", "2026-01-05").Bytes());
        var import = await bureau.ImportAsync(LedgerCsv.Signed()
            .Row("蘋果冷鏈(一期) ", "陝西果業 有限公司", "2", "", "", "", "2026.1.5")
            .Row("苹果冷链（二期）", "陕西果业有限公司", "2", "", "", "", "2026-01-05").Bytes());
        Assert.Equal((1m, 1m), (import.Number("created"), import.Number("unchanged")));
    }

    [Fact]
    public async Task A_credit_code_makes_two_spellings_of_an_investor_one_project_within_a_file_too()
    {
        await using var bureau = await Bureau.OpenAsync();
        string[] columns = ["项目名称", "投资方", "统一社会信用代码", "对接时间", "签约时间"];
        var file = new LedgerCsv(columns)
            .Row("甲", "陕西果业有限公司", "91610000MA6TXXXX01", "2026-01-05", "")
            .Row("乙", "陕西果业有限公司", "91610000MA6TXXXX01", "2026-01-05", "").Bytes();
        var signed = new LedgerCsv(columns).Row("甲", "陕西果业", "91610000MA6TXXXX01", "", "2026-02-05").Bytes();
        await bureau.ImportAsync(file);
        Assert.Equal(1m, (await bureau.ImportAsync(signed)).Number("updated"));
        Assert.Equal("1/2=50", (await bureau.GroupAsync()).Rate("signing"));
    }

    [Fact]
    public async Task The_intended_and_the_signed_row_of_a_file_are_one_project_by_its_credit_code()
    {
        await using var bureau = await Bureau.OpenAsync();
        var book = new Workbook()
            .Sheet("意向项目", [["项目名称", "投资方", "统一社会信用代码", "对接时间"], ["甲", "陕西果业有限公司", "91610000MA6TXXXX01", "2026-01-05"]])
            .Sheet("签约项目", [["项目名称", "投资方", "统一社会信用代码", "签约时间"], ["甲", "陕西果业", "91610000MA6TXXXX01", "2026-02-05"]]);
        var import = await bureau.ImportAsync(book.Bytes(), "台账.xlsx");
        Assert.Equal((1m, 1m, 1m), (import.Number("created"), import.Number("intended"), import.Number("signed")));
        Assert.Equal(1m, (await bureau.ImportAsync(book.Bytes(), "台账.xlsx")).Number("unchanged"));
    }

    [Fact]
    public async Task A_holder_named_by_hand_after_the_cutoff_stays_however_often_the_file_comes()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = LedgerCsv.Signed().Row("甲", "A公司", "2", "1", "果业", "北极镇", "2026-01-05").Bytes();
        await bureau.ImportAsync(file, query: "?cutoff=2026-10-31");
        var id = (await bureau.GetAsync("/projects")).List("items")[0].Id();
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/assignments", """{"unit":"水口镇","from":"2026-11-10"}"""));
        Assert.Equal(1m, (await bureau.ImportAsync(file, query: "?cutoff=2026-10-31")).Number("unchanged"));
        Assert.Equal("水口镇", (await bureau.ProjectAsync(id)).Text("unit"));
    }

    [Fact]
    public async Task A_lost_lead_with_a_day_of_its_end_is_ended_once_and_on_that_day()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(new LedgerCsv("项目名称", "投资方", "对接时间", "终止时间", "进展情况")
            .Row("甲", "A公司", "2026-01-05", "2026-03-01", "已放弃").Bytes());
        var id = (await bureau.GetAsync("/projects")).List("items")[0].Id();
        var ends = (await bureau.ProjectAsync(id)).List("facts").Where(f => f.Text("milestone") == "terminated");
        Assert.Equal("2026-03-01", Assert.Single(ends).Text("on"));
    }

    [Fact]
    public async Task Progress_that_was_written_by_hand_is_known()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("intended", "甲", "2026-01-05");
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/notes", """{"text":"正在谈判"}"""));
        var import = await bureau.ImportAsync(new LedgerCsv("项目名称", "投资方", "对接时间", "进展情况")
            .Row("甲", "某公司", "2026-01-05", "正在谈判").Bytes());
        Assert.Equal(1m, import.Number("unchanged"));
    }

    private static async Task<int> FactsAsync(Bureau bureau)
    {
        var facts = 0;
        foreach (var item in (await bureau.GetAsync("/projects?limit=10000")).List("items"))
            facts += (await bureau.ProjectAsync(item.Id())).List("facts").Length;
        return facts;
    }
}

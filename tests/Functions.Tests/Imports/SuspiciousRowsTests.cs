namespace Leads.Functions.Tests.Imports;

public sealed class SuspiciousRowsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("2,1,,,2026-01-05", "20,1,,,2026-01-05", "总投资（亿元） unitSlip 2 20")]
    [InlineData("20,12,,,2026-01-05", "20,0.0012,,,2026-01-05", "合同引资额（亿元） unitSlip 12 0.0012")]
    [InlineData("2,1,,,2026-01-05", "2,0.4,,,2026-01-05", "合同引资额（亿元） amountJump 1 0.4")]
    [InlineData("2,1,,,2026-01-05", "3,1.5,,,2026-01-05", null)]
    [InlineData("2,1.9,,,2026-01-05", "2,2.1,,,2026-01-05", "合同引资额（亿元） contractAboveInvestment 2 2.1")]
    [InlineData("2,1,,,2026-01-05,,0.5,0.5", "2,1,,,2026-01-05,,1.01,1.01", "累计到位（亿元） paidInAboveContract 1 1.01")]
    [InlineData("2,,,,2026-01-05,,0.5,0.5", "2,,,,2026-01-05,,1.8,1.8", null)]
    [InlineData("2,1,,,2026-01-05,,0.05,0.05", "2,1,,,2026-01-05,,0.5,0.5", "累计到位（亿元） unitSlip 0.05 0.5")]
    [InlineData("2,1,,,2026-01-05", "2,1,,,2025-12-30", "签约时间 dateInAnotherYear 2026-01-05 2025-12-30")]
    [InlineData("2,1,,,2026-01-05,2026-05-01", "2,1,,,2026-01-05,2026-02-01", null)]
    [InlineData("2,1,,,2026-01-05", "2,1,,,2026-01-05,2026-01-04", "开工时间 openedBeforeSigned 2026-01-05 2026-01-04")]
    [InlineData("2,1,,,2026-01-05", "2,1,,,2026-01-05,2026年1月", null)]
    [InlineData("2,1,,,2026年3月", "2,1,,,2026年3月,2026-03-02", null)]
    [InlineData("2,1,,,2026-01-05,2026-03-01", "2,1,,,2026-01-05", "开工时间 milestoneGone 2026-03-01 ")]
    public async Task A_row_is_held_against_what_is_known(string known, string told, string? suspicion)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(File(known));
        var preview = await bureau.PreviewAsync(File(told));
        Assert.Equal("[]", preview.Text("heldBack"));
        Assert.Equal(suspicion is null ? [] : [suspicion], preview.Lines("suspicious", "column", "kind", "was", "is"));
    }

    [Fact]
    public async Task They_say_where_they_stand_block_nothing_and_are_kept_with_the_import()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(File("2,1,,,2026-01-05"));
        var preview = await bureau.PreviewAsync(File("20,1,,,2026-01-05"));
        var id = (await bureau.GetAsync("/projects")).List("items")[0].Id();
        Assert.Equal([$"台账.csv 2 甲 {id}"], preview.Lines("suspicious", "sheet", "row", "project", "id"));
        var import = await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal(1m, import.Number("updated"));
        Assert.Equal(preview.Text("suspicious"), import.Text("suspicious"));
        var english = await bureau.SendAsync(HttpMethod.Get, $"/imports/{import.Id()}", null, ("Accept-Language", "en"));
        Assert.Contains("slip of unit", english.Json.List("suspicious")[0].Text("message"), StringComparison.Ordinal);
        Assert.Equal("[]", (await bureau.PreviewAsync(File("20,1,,,2026-01-05"))).Text("suspicious"));
    }

    [Fact]
    public async Task A_contract_is_held_against_its_intent_for_slips_only()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(LedgerCsv.Leads()
            .Row("甲", "A公司", "1.2", "", "", "2026-01-02").Row("乙", "B公司", "1.2", "", "", "2026-01-02").Bytes());
        var preview = await bureau.PreviewAsync(LedgerCsv.Signed()
            .Row("甲", "A公司", "12", "", "", "", "2026-01-05").Row("乙", "B公司", "2.4", "", "", "", "2026-01-05").Bytes());
        Assert.Equal(["2 unitSlip 1.2 12"], preview.Lines("suspicious", "row", "kind", "was", "is"));
    }

    [Fact]
    public async Task A_new_project_is_held_against_itself()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(new LedgerCsv("项目名称", "投资方", "对接时间", "签约时间", "开工时间", "竣工时间", "进展情况")
            .Row("甲", "A公司", "2026-02-05", "2026-02-04", "", "", "已签合同")
            .Row("乙", "B公司", "2026-01-05", "2026-02-04", "2026-04-01", "2026-03-31", "")
            .Row("丙", "C公司", "2026-01-05", "2026-02-04", "", "", "已开工，正在打桩")
            .Row("丁", "D公司", "2026-01-05", "2026-02-04", "2026-03-01", "", "已投产")
            .Row("戊", "E公司", "2026-01-05", "2026-02-04", "2026-03-01", "", "已开工").Bytes());
        Assert.Equal(
            [
                "2 签约时间 datesOutOfOrder 2026-02-05 2026-02-04", "3 竣工时间 datesOutOfOrder 2026-04-01 2026-03-31",
                "4 进展情况 statusWithoutDate  已开工，正在打桩", "5 进展情况 statusWithoutDate  已投产",
            ],
            preview.Lines("suspicious", "row", "column", "kind", "was", "is"));
    }

    [Fact]
    public async Task The_same_investor_and_amount_under_another_name_may_be_the_same_project()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(LedgerCsv.Signed().Row("苹果冷链", "A公司", "2", "", "", "", "2026-01-05").Bytes());
        var preview = await bureau.PreviewAsync(LedgerCsv.Signed()
            .Row("苹果冷链", "A公司", "2", "", "", "", "2026-01-05")
            .Row("苹果气调库", "A 公司", "2", "", "", "", "2026-02-05")
            .Row("肉牛", "B公司", "3", "", "", "", "2026-02-05")
            .Row("肉牛养殖场", "B公司", "3", "", "", "", "2026-02-05")
            .Row("光伏（一期）", "C公司", "4", "", "", "", "2026-02-05")
            .Row("光伏（二期）", "C公司", "4", "", "", "", "2026-02-05")
            .Row("路灯", "D公司", "2", "", "", "", "2026-02-05").Bytes());
        Assert.Equal(["3 苹果气调库 苹果冷链 2", "5 肉牛养殖场 肉牛 3"],
            preview.Lines("suspicious", "row", "project", "other", "is"));
        Assert.Equal("sameInvestorAndAmount", preview.List("suspicious")[0].Text("kind"));
        await bureau.UndoAsync(await Bureau.DoAsync(bureau.CommitAsync(preview)));
        var later = await bureau.PreviewAsync(LedgerCsv.Signed().Row("肉牛", "B公司", "3", "", "", "", "2026-02-05").Bytes());
        Assert.Equal("[]", later.Text("suspicious"));
    }

    [Fact]
    public async Task A_series_of_one_investor_is_no_slip()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = LedgerCsv.Signed();
        for (var shop = 1; shop <= 6; shop++)
            file.Row($"加油站{shop}", "A公司", "0.5", "", "", "", "2026-01-05");
        Assert.Equal("[]", (await bureau.PreviewAsync(file.Bytes())).Text("suspicious"));
    }

    [Fact]
    public async Task A_form_is_held_against_what_is_known_too()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-02-05", "\"totalInvestment\":1");
        var progress = await bureau.PreviewAsync(new LedgerCsv("项目名称", "投资方", "本次事项", "发生日期")
            .Row("甲", "某公司", "开工", "2026-01-05").Bytes());
        Assert.Equal(["发生日期 openedBeforeSigned 2026-02-05 2026-01-05"],
            progress.Lines("suspicious", "column", "kind", "was", "is"));
        var payment = await bureau.PreviewAsync(new LedgerCsv("项目名称", "投资方", "本次到账金额（亿元）", "到账日期")
            .Row("甲", "某公司", "1.5", "2026-03-05").Bytes());
        Assert.Equal(["本次到账金额（亿元） paidInAboveContract 1 1.5"],
            payment.Lines("suspicious", "column", "kind", "was", "is"));
    }

    [Theory]
    [InlineData("county-2021.xlsx", 0)]
    [InlineData("trade-fair-cohorts.xlsx", 0)]
    public async Task A_real_ledger_does_not_flood_its_clerk(string name, int expected)
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = CountyFile.Sample(name);
        var preview = await bureau.PreviewAsync(file, name);
        foreach (var line in preview.Lines("suspicious", "sheet", "row", "column", "project", "kind", "was", "is", "other"))
            output.WriteLine(line);
        Assert.Equal(expected, preview.List("suspicious").Length);
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal("[]", (await bureau.PreviewAsync(file, name)).Text("suspicious"));
    }

    private static byte[] File(string cells) => LedgerCsv.Signed().Row(["甲", "A公司", .. cells.Split(',')]).Bytes();
}

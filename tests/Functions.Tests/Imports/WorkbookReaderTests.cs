using Leads.Domain.Ledgers;
using Leads.Functions.Imports;

namespace Leads.Functions.Tests.Imports;

public sealed class WorkbookReaderTests
{
    [Fact]
    public void Texts_are_read_shared_in_runs_and_inline() =>
        Assert.Equal(
            ["项目名称", "冷链（一期）", "甲"],
            Cells(new Shared(0), new Shared(1), "甲").Select(cell => cell.Text));

    [Theory]
    [InlineData("0.0656", "0.0656")]
    [InlineData("8.3000000000000007", "8.3")]
    [InlineData("57.430000000000007", "57.43")]
    [InlineData("1.2E-5", "0.000012")]
    [InlineData("12000", "12000")]
    public void A_number_has_the_digits_that_a_clerk_sees(string raw, string number)
    {
        var cell = Cells(new Styled(raw, 0))[0];
        Assert.Equal(number, cell.Text);
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), cell.Number);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(5u)]
    public void A_number_in_a_date_format_is_a_day(uint style) =>
        Assert.Equal(new Cell("2021-03-05", 44260m, new DateOnly(2021, 3, 5)), Cells(new Styled("44260", style))[0]);

    [Theory]
    [InlineData(2u)]
    [InlineData(6u)]
    public void A_month_without_a_day_stays_a_month(uint style) =>
        Assert.Equal(
            ["2021年3月", "2021-03-05"],
            Cells(new Styled("44256", style), new Styled("44260", style)).Select(cell => cell.Text));

    [Theory]
    [InlineData(3u)]
    [InlineData(4u)]
    public void A_number_in_another_format_is_no_day(uint style) =>
        Assert.Null(Cells(new Styled("44260", style))[0].Date);

    [Fact]
    public void Days_of_a_Macintosh_workbook_are_the_same_days() =>
        Assert.Equal(
            new DateOnly(2021, 3, 5),
            Sheets(new Workbook(date1904: true).Sheet("签约", [[new Styled("42798", 1)]]))[0].Rows[0][0]!.Date);

    [Fact]
    public void A_formula_counts_by_the_value_it_last_had() =>
        Assert.Equal(
            [new Cell("4.2178", 4.2178m, Formula: true), new Cell("=SUM(A1:A2)", Formula: true)],
            Cells(new Formula("SUM(A1:A2)", "4.2178"), new Formula("SUM(A1:A2)", null)));

    [Fact]
    public void Merged_ranges_and_hidden_sheets_are_told()
    {
        var sheets = Sheets(new Workbook()
            .Sheet("签约", [["标题"], ["甲", null, "乙"]], ["A1:C1"])
            .Sheet("旧", [["甲"]], hidden: true));
        Assert.Equal([new MergedRange(1, 1, 0, 2)], sheets[0].Merges);
        Assert.Equal([false, true], sheets.Select(sheet => sheet.Hidden));
        Assert.Equal((2, null, "乙"), (sheets[0].Rows[1].Number, sheets[0].Rows[1][1], sheets[0].Rows[1][2]?.Text));
    }

    [Fact]
    public void A_ledger_with_two_levels_and_real_dates_is_read_whole()
    {
        var sheets = Sheets(new Workbook().Sheet("簽約項目", [
            ["2021年簽約項目台賬（截至10月31日）"],
            ["項目名稱", "投資方", "簽約時間", "資金到位（萬元）"],
            [null, null, null, "累計", "本年"],
            ["冷鏈（一期）", "甲公司", new Styled("44260", 1), new Styled("800", 3), "300"],
            ["合計", null, null, new Formula("SUM(D4)", "801")],
        ], ["A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2"]));
        var ledger = LedgerReader.Read(sheets, new LedgerOptions { Today = new DateOnly(2026, 8, 1) });
        var row = Assert.Single(ledger.Rows);
        Assert.Equal(new DateOnly(2021, 3, 5), row.Signed?.On);
        Assert.Equal((8_000_000, 3_000_000), (row.PaidInTotal?.Yuan, row.PaidInThisYear?.Yuan));
        Assert.Equal([new TotalMismatch("簽約項目", 5, "累計", 801m, 800m)], ledger.Totals);
    }

    private static List<Cell> Cells(params object?[] row) =>
        [.. Sheets(new Workbook().Sheet("签约", [row]))[0].Rows[0].Cells.OfType<Cell>()];

    private static IReadOnlyList<Sheet> Sheets(Workbook workbook) =>
        Assert.IsType<LedgerFile.Understood>(LedgerFile.Read(workbook.Bytes(), "台账.xlsx")).Sheets;
}

using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("总投资（亿元）", "1.2", 120_000_000)]
    [InlineData("总投资（万元）", "8,000", 80_000_000)]
    [InlineData("总投资（万元）", "８０００．５", 80_005_000)]
    [InlineData("总投资(千元)", "80000", 80_000_000)]
    [InlineData("总投资（元）", "80000000", 80_000_000)]
    [InlineData("总投资\n（单位：万元）", "8000", 80_000_000)]
    [InlineData("总投资亿元", "0.8", 80_000_000)]
    [InlineData("总投资/亿", "0.8", 80_000_000)]
    [InlineData("总投资（亿元）", "8000万元", 80_000_000)]
    [InlineData("总投资（亿元）", " 8000 万 ", 80_000_000)]
    [InlineData("总投资（万元）", "1.2亿元人民币", 120_000_000)]
    [InlineData("总投资（万元）", "￥8000", 80_000_000)]
    [InlineData("总投资", "1亿2000万元", 120_000_000)]
    [InlineData("總投資（億元）", "1.2億元", 120_000_000)]
    [InlineData("总投资（亿元）", "0.333333333333", 33_333_333)]
    public void A_cells_suffix_goes_before_the_headers_unit(string header, string value, long yuan) =>
        Assert.Equal(new Money(yuan), Written.Single(Written.Cell(header, value)).TotalInvestment);

    [Theory]
    [InlineData("约1.2")]
    [InlineData("3-5亿")]
    [InlineData("约3至5亿")]
    [InlineData("面议")]
    [InlineData("待定")]
    [InlineData("100万美元")]
    [InlineData("1.2亿元左右")]
    [InlineData("1,23")]
    [InlineData("1.2.3")]
    [InlineData("-5")]
    [InlineData("三亿元")]
    [InlineData("1.2E+08")]
    [InlineData("99999999999999999999999999999999")]
    public void An_amount_that_is_not_plainly_written_is_unreadable(string value) =>
        Assert.Equal(HoldReason.UnreadableAmount, Written.Reason(Written.Cell("总投资（亿元）", value)));

    [Theory]
    [InlineData("1000")]
    [InlineData("0.0009")]
    [InlineData("99999元")]
    [InlineData("0")]
    public void A_thousand_Yi_or_less_than_ten_Wan_is_suspected(string value) =>
        Assert.Equal(HoldReason.SuspectedUnit, Written.Reason(Written.Cell("总投资（亿元）", value)));

    [Theory]
    [InlineData("999.9999")]
    [InlineData("0.001")]
    public void The_thresholds_themselves_are_exact(string value) =>
        Assert.NotNull(Written.Single(Written.Cell("总投资（亿元）", value)).TotalInvestment);

    [Fact]
    public void Money_paid_in_is_never_suspected() =>
        Assert.Equal(new Money(100), Written.Single(Written.Cell("累计到位", "100元")).PaidInTotal);

    [Theory]
    [InlineData("—")]
    [InlineData("-")]
    [InlineData("－－")]
    [InlineData("/")]
    [InlineData("无")]
    [InlineData("暂无")]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("")]
    public void Nothing_paid_in_is_no_amount(string value) =>
        Assert.Null(Written.Single(Written.Cell("累计到位（亿元）", value)).PaidInTotal);

    [Fact]
    public void An_amount_without_any_unit_is_held_back() =>
        Assert.Equal(HoldReason.MissingUnit, Written.Reason(Written.Cell("总投资", "1.2")));

    [Theory]
    [InlineData("单位：亿元", 120_000_000)]
    [InlineData("（金额单位：万元）", 12_000)]
    [InlineData("填报单位：招商局   单位：个、亿元", 120_000_000)]
    public void A_unit_line_gives_what_neither_cell_nor_header_says(string line, long yuan) =>
        Assert.Equal(new Money(yuan), Written.Single(Written.Read(
            "2021年签约项目台账", line, "项目名称|签约时间|到位资金", "冷链项目|2021-03-05|1.2")).PaidInTotal);

    [Fact]
    public void A_unit_line_that_names_two_units_of_money_says_nothing() =>
        Assert.Equal(HoldReason.MissingUnit, Written.Reason(Written.Read(
            "单位：亿元、万美元|", "项目名称|签约时间|总投资", "冷链项目|2021-03-05|1.2")));

    [Fact]
    public void A_column_in_dollars_is_never_read_as_yuan() =>
        Assert.Equal(HoldReason.UnreadableAmount, Written.Reason(Written.Cell("总投资（万美元）", "1200")));

    [Fact]
    public void A_column_of_foreign_capital_is_no_column_of_money()
    {
        var ledger = Written.Cell("合同外资（万美元）", "1200");
        Assert.Null(Written.Single(ledger).ContractedCapital);
        Assert.Contains(new ColumnMatch("台账.csv", "合同外资（万美元）", null), ledger.Columns);
    }

    [Fact]
    public void Paid_in_total_under_that_of_the_year_is_contradictory() =>
        Assert.Equal(
            [new HeldBack("台账.csv", 2, "累计到位（亿元）", "0.5", HoldReason.ContradictoryAmounts)],
            Written.Read("项目名称|签约时间|累计到位（亿元）|当年到位（亿元）", "冷链|2021-3-5|0.5|6000万元").HeldBack);

    [Fact]
    public void The_noise_of_a_binary_fraction_is_rounded_to_the_yuan() =>
        Assert.Equal(
            new Money(830_000_000), Written.Single(Written.Cell("总投资（亿元）", "8.3000000000000007")).TotalInvestment);
}

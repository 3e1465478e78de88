using System.Globalization;
using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class CutoffTests
{
    [Theory]
    [InlineData("2021年签约项目台账（截至10月31日）", "2021-10-31")]
    [InlineData("签约项目台账（截至2021年10月31日）", "2021-10-31")]
    [InlineData("2020年签约台账（截止2021年1月15日）", "2021-01-15")]
    [InlineData("2021年签约台账 截止时间：2021.9.30", "2021-09-30")]
    [InlineData("2021年簽約台賬（截至 9 月底）", "2021-09-30")]
    [InlineData("2020年签约台账（截至2月）", "2020-02-29")]
    [InlineData("签约台账（截至2021年底）", "2021-12-31")]
    [InlineData("２０２１年签约台账（截至１０月３１日）", "2021-10-31")]
    [InlineData("2021年签约台账（截至目前）", "2022-06-30")]
    [InlineData("2021年签约台账", "2022-06-30")]
    [InlineData("2021年签约台账（截至2月30日）", "2022-06-30")]
    public void The_cutoff_stands_in_the_title_or_is_today(string title, string cutoff) =>
        Assert.Equal(DateOnly.Parse(cutoff, CultureInfo.InvariantCulture), Read(title).Cutoff);

    [Fact]
    public void The_requests_cutoff_goes_before_the_title()
    {
        var options = Options with { Cutoff = new DateOnly(2021, 6, 30) };
        Assert.Equal(
            new DateOnly(2021, 6, 30),
            Written.Read(options, "2021年台账（截至10月31日）", "项目名称|签约时间", "甲|").Cutoff);
    }

    [Fact]
    public void A_title_without_a_year_takes_it_from_another()
    {
        var ledger = LedgerReader.Read(
            [
                Written.Sheet("签约", "签约项目（截至10月31日）", "项目名称|签约时间", "甲|2021-1-1"),
                Written.Sheet("意向", "2021年意向项目", "项目名称|对接时间", "乙|2021-1-1"),
            ],
            Options);
        Assert.Equal(new DateOnly(2021, 10, 31), ledger.Cutoff);
    }

    [Fact]
    public void A_cutoff_without_any_year_is_a_warning()
    {
        var ledger = Read("签约项目台账（截至10月31日）");
        Assert.Equal(new DateOnly(2022, 6, 30), ledger.Cutoff);
        Assert.Contains(ledger.Warnings, warning => warning.Kind == LedgerWarningKind.CutoffWithoutYear);
    }

    [Fact]
    public void A_remark_in_a_row_is_no_title() =>
        Assert.Equal(
            new DateOnly(2022, 6, 30),
            Written.Read(Options, "项目名称|签约时间|备注", "甲|2021-1-1|截至2021年3月5日已付款").Cutoff);

    private static readonly LedgerOptions Options = new() { Today = new DateOnly(2022, 6, 30) };

    private static Ledger Read(string title) => Written.Read(Options, title, "项目名称|签约时间", "甲|2021-1-1");
}

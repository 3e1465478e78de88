using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2021.3.5")]
    [InlineData("2021-3-5")]
    [InlineData("2021/03/05")]
    [InlineData("2021年3月5日")]
    [InlineData("2021年3月5")]
    [InlineData("20210305")]
    [InlineData("２０２１．３．５")]
    [InlineData(" 2021 年 3 月 5 日 ")]
    [InlineData("2021-03-05 10:20:30")]
    [InlineData("2021-03-05T00:00:00")]
    [InlineData("2021/3/5 0:00")]
    [InlineData("44260")]
    [InlineData("44260.5")]
    public void A_day_is_read_however_it_is_written(string value) =>
        Assert.Equal(
            new LedgerDate(new DateOnly(2021, 3, 5), false), Written.Single(Written.Cell("开工时间", value)).Opened);

    [Theory]
    [InlineData("2021年2月")]
    [InlineData("2021.2")]
    [InlineData("2021-02")]
    [InlineData("2021/2")]
    [InlineData("2021年2月份")]
    [InlineData("2021年2月底")]
    [InlineData("202102")]
    public void A_month_is_its_last_day_approximately(string value) =>
        Assert.Equal(
            new LedgerDate(new DateOnly(2021, 2, 28), true), Written.Single(Written.Cell("开工时间", value)).Opened);

    [Theory]
    [InlineData("2021.2.30")]
    [InlineData("2021-13-01")]
    [InlineData("2021年0月5日")]
    [InlineData("20210230")]
    [InlineData("2021.13")]
    [InlineData("1949-09-30")]
    [InlineData("2072-01-01")]
    [InlineData("0021-03-05")]
    public void A_day_that_never_was_or_lies_too_far_is_impossible(string value) =>
        Assert.Equal(HoldReason.ImpossibleDate, Written.Reason(Written.Cell("开工时间", value)));

    [Theory]
    [InlineData("年底")]
    [InlineData("已开工")]
    [InlineData("2021年")]
    [InlineData("2021")]
    [InlineData("3月5日")]
    [InlineData("21.3.5")]
    [InlineData("210305")]
    [InlineData("3/5/2021")]
    [InlineData("2021.3-5")]
    [InlineData("2021年3月5日签约")]
    [InlineData("2021年3月中旬")]
    [InlineData("2021.3.5、2021.4.1")]
    [InlineData("待定")]
    public void What_is_no_plain_date_is_unreadable(string value) =>
        Assert.Equal(HoldReason.UnreadableDate, Written.Reason(Written.Cell("开工时间", value)));

    [Theory]
    [InlineData("—")]
    [InlineData("——")]
    [InlineData("/")]
    [InlineData("无")]
    [InlineData("　")]
    public void A_dash_is_no_date(string value) =>
        Assert.Null(Written.Single(Written.Cell("开工时间", value)).Opened);

    [Fact]
    public void A_number_that_may_be_January_or_October_is_unreadable()
    {
        var sheet = new Sheet("签约", [
            new SheetRow(1, [new Cell("项目名称"), new Cell("签约时间")]),
            new SheetRow(2, [new Cell("甲"), new Cell("2021.1", 2021.1m)]),
            new SheetRow(3, [new Cell("乙"), new Cell("2021.3", 2021.3m)]),
            new SheetRow(4, [new Cell("丙"), new Cell("44260", 44260m)]),
            new SheetRow(5, [new Cell("丁"), new Cell("0", 0m)]),
        ], []);
        var ledger = LedgerReader.Read([sheet], Written.Options);
        Assert.Equal(HoldReason.UnreadableDate, Written.Reason(ledger));
        Assert.Equal(
            [new DateOnly(2021, 3, 31), new DateOnly(2021, 3, 5), null],
            ledger.Rows.Select(row => row.Signed?.On));
    }

    [Fact]
    public void A_fact_after_the_cutoff_goes_in_with_a_warning()
    {
        var ledger = Written.Read("项目名称|签约时间|约定开工时间", "冷链|2022-01-01|2023-01-01");
        Assert.Single(ledger.Rows);
        Assert.Equal(
            [new LedgerWarning("台账.csv", 2, "签约时间", "2022-01-01", LedgerWarningKind.DatedAfterCutoff)],
            ledger.Warnings);
    }
}

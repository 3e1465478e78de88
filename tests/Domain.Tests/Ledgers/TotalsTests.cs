using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class TotalsTests
{
    private const string Header = "序号|项目名称|签约时间|总投资（亿元）|到位资金（万元）";

    [Fact]
    public void Totals_that_add_up_are_not_mentioned() =>
        Assert.Empty(Written.Read(
            Header, "一、农业类", "1|甲||1.1|100", "2|乙||8000万元|", "|小计||1.9|100",
            "二、工业类", "3|丙||2|50", "|小计||2|50", "|合计||3.9|150").Totals);

    [Fact]
    public void A_total_that_its_rows_do_not_add_up_to_is_shown_with_their_sum() =>
        Assert.Equal(
            [
                new TotalMismatch("台账.csv", 4, "到位资金（万元）", 99m, 100m),
                new TotalMismatch("台账.csv", 7, "总投资（亿元）", 57.11m, 57.43m),
            ],
            Written.Read(
                Header, "一、农业类", "1|甲||1.43|100", "|小计|||99", "二、工业类", "2|丙||56|", "|合计||57.11|").Totals);

    [Fact]
    public void Rows_held_back_belong_to_the_sheets_sums() =>
        Assert.Empty(Written.Read(Header, "1|甲|年底|1|", "2|甲||2|", "3|||3|", "4|丁||面议|", "|合计||6|").Totals);

    [Fact]
    public void A_subtotal_may_stand_above_its_rows() =>
        Assert.Equal(
            [new TotalMismatch("台账.csv", 6, "总投资（亿元）", 5m, 4m)],
            Written.Read(
                Header, "|总计||7|", "一、农业类", "|小计||3|", "1|甲||3|", "|工业类小计||5|", "2|乙||4|").Totals);

    [Fact]
    public void A_section_without_rows_does_not_shift_the_sums() =>
        Assert.Empty(Written.Read(
            Header, "一、农业类（0个）", "|小计||0|", "二、工业类", "1|甲||3|", "|小计||3|", "|合计||3|").Totals);

    [Fact]
    public void The_noise_of_binary_fractions_is_forgiven() =>
        Assert.Empty(Written.Read(Header, "1|甲||0.1|", "2|乙||0.2|", "|合计||0.30000000000000004|").Totals);

    [Fact]
    public void An_empty_total_is_no_claim() =>
        Assert.Empty(Written.Read(Header, "1|甲||1|", "|小计||—|", "|合计|||").Totals);
}

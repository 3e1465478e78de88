using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class FormsTests
{
    [Fact]
    public void A_ledger_that_has_a_forms_columns_stays_a_ledger_and_does_not_read_them()
    {
        var ledger = Written.Read(
            "项目名称|投资方|签约时间|到账日期|本次到账金额（亿元）|目的地", "甲|某公司|2021-01-05|年底|约3|深圳");
        var row = Assert.Single(ledger.Rows);
        Assert.Equal((RowKind.Signed, null), (row.Kind, row.Fact));
        Assert.Equal(
            ["到账日期", "本次到账金额（亿元）", "目的地"],
            ledger.Columns.Where(column => column.Field is null).Select(column => column.Header));
    }

    [Fact]
    public void A_form_reads_nothing_but_what_it_is_for()
    {
        var ledger = Written.Read("项目名称|投资方|本次事项|发生日期|责任单位|总投资", "甲|某公司|开工|2021-01-05|北极镇|约3");
        var row = Assert.Single(ledger.Rows);
        Assert.Equal((RowKind.Progress, null, null), (row.Kind, row.Unit, row.TotalInvestment));
    }
}

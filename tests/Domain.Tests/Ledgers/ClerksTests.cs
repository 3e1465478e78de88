using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class ClerksTests
{
    private const string Header = "项目名称|签约时间|总投资（亿元）|开工时间|累计到位（亿元）|当年到位（亿元）|备注";

    [Fact]
    public void A_fix_is_read_as_if_the_cell_held_it()
    {
        var options = Written.Options with { Fixes = [new("台账.csv", 2, "开工时间", "2021.2.28")] };
        var row = Written.Single(Written.Read(options, Header, "甲|2021-1-1|1|2021.2.30|||"));
        Assert.Equal(new DateOnly(2021, 2, 28), row.Opened?.On);
    }

    [Fact]
    public void A_fix_may_leave_another_fault() =>
        Assert.Equal(HoldReason.ImpossibleDate, Written.Reason(Written.Read(
            Written.Options with { Fixes = [new("台账.csv", 2, "项目名称", "甲")] }, Header, "|2021-1-1|1|2021.2.30|||")));

    [Fact]
    public void An_overruled_row_goes_in_with_what_it_could_not_use_in_its_note()
    {
        var row = Written.Single(Overruled("甲|2021-1-1|面议|年底|||子"));
        Assert.Equal((null, null), (row.TotalInvestment, row.Opened));
        Assert.Equal("子\n总投资（亿元）：面议\n开工时间：年底", row.Note);
        Assert.Equal("已核实", row.Overruled);
    }

    [Fact]
    public void An_overruled_amount_is_taken_as_read() =>
        Assert.Equal(Money.FromYi(12_000), Written.Single(Overruled("甲|2021-1-1|12000||||")).TotalInvestment);

    [Fact]
    public void Of_overruled_contradictory_amounts_the_total_is_taken()
    {
        var row = Written.Single(Overruled("甲|2021-1-1|1||0.2|0.3|"));
        Assert.Equal((Money.FromYi(0.2m), null), (row.PaidInTotal, row.PaidInThisYear));
    }

    [Fact]
    public void An_overruled_duplicate_is_a_project_of_its_own()
    {
        var ledger = Written.Read(
            Written.Options with { Overrules = [new("台账.csv", 3, "两个项目")] }, Header, "甲|2021-1-1|", "甲|2021-2-1|");
        Assert.Equal([false, true], ledger.Rows.Select(row => row.ForceSeparate));
    }

    [Fact]
    public void A_missing_name_cannot_be_overruled() =>
        Assert.Equal(HoldReason.MissingName, Written.Reason(Overruled("|2021-1-1|1|2021.2.30|||")));

    [Fact]
    public void The_thresholds_of_suspicion_are_settings() =>
        Assert.Empty(Written.Read(
            Written.Options with { SuspectFrom = Money.FromYi(20_000) }, Header, "甲|2021-1-1|12000||||").HeldBack);

    private static Ledger Overruled(string row) =>
        Written.Read(Written.Options with { Overrules = [new("台账.csv", 2, "已核实")] }, Header, row);
}

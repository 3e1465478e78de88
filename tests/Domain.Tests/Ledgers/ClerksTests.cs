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
    public void Of_overruled_contradictory_amounts_that_of_the_year_stays_in_the_note() =>
        Assert.Equal("当年到位（亿元）：0.3", Written.Single(Overruled("甲|2021-1-1|1||0.2|0.3|")).Note);

    [Fact]
    public void The_amounts_of_a_row_without_a_readable_signature_are_its_leads()
    {
        var row = Written.Single(Written.Read(
            Overrule, "项目名称|对接时间|签约时间|总投资（亿元）", "甲|2021-1-5|2021.2.30|1.5"));
        Assert.Equal(("签约时间：2021.2.30", Money.FromYi(1.5m)), (row.Note, row.TotalInvestment));
    }

    [Fact]
    public void Amounts_that_no_fact_of_an_overruled_row_carries_stay_in_its_note() => Assert.Equal(
        "签约时间：2021.2.30\n总投资：1.5亿元\n合同引资额（亿元）：1",
        Written.Single(Written.Read(
            Overrule, "项目名称|签约时间|总投资|合同引资额（亿元）", "甲|2021.2.30|1.5亿元|1")).Note);

    [Theory]
    [InlineData("甲|2021.2.30|1.5||||", "签约时间 2021.2.30、总投资（亿元） 1.5")]
    [InlineData("甲|2021-1-1|面议|年底|||", "总投资（亿元） 面议、开工时间 年底")]
    [InlineData("甲|2021-1-1|1||0.2|0.3|", "当年到位（亿元） 0.3")]
    [InlineData("甲|2021-1-1|12000||||", "")]
    public void A_row_says_what_letting_it_in_leaves_out(string row, string cells) => Assert.Equal(
        cells, string.Join('、', Written.Read(Header, row).NotAccepted[0].LeftOut.Select(cell =>
            $"{cell.Column} {cell.Value}")));

    [Theory]
    [InlineData("|2021-1-1|1||||", true)]
    [InlineData("甲|2021.2.30|1||||", false)]
    public void A_row_that_no_note_lets_in_says_so(string row, bool final) =>
        Assert.Equal(final, Assert.Single(Written.Read(Header, row).HeldBack).Final);

    [Fact]
    public void A_changed_cell_is_told_with_what_the_file_says()
    {
        CellFix[] fixes = [new("台账.csv", 2, "开工时间", "2021.2.28"), new("台账.csv", 2, "备注", "子")];
        Assert.Equal(
            [new CorrectedCell("台账.csv", 2, "开工时间", "2021.2.30", "2021.2.28")],
            Written.Read(Written.Options with { Fixes = fixes }, Header, "甲|2021-1-1|1|2021.2.30|||子").Corrected);
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

    private static LedgerOptions Overrule => Written.Options with { Overrules = [new("台账.csv", 2, "已核实")] };

    private static Ledger Overruled(string row) => Written.Read(Overrule, Header, row);
}

using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class DuplicatesTests
{
    private const string Header = "项目名称|投资方|信用代码|签约时间";
    private const string CodeA = "91610000MA6TX0000A";
    private const string CodeB = "91610000MA6TX0000B";

    [Theory]
    [InlineData("果品冷链（一期）|甲公司||", "果品冷鏈(一期) |甲 公司||", true)]
    [InlineData("果品冷链（一期）|甲公司||", "果品冷链（二期）|甲公司||", false)]
    [InlineData("果品冷链|甲公司||", "果品冷链|乙公司||", false)]
    [InlineData($"果品冷链|甲公司|{CodeA}|", $"果品冷链|甲有限公司|{CodeA}|", true)]
    [InlineData($"果品冷链|甲公司|{CodeA}|", $"果品冷链|甲公司|{CodeB}|", false)]
    [InlineData($"果品冷链|甲公司|{CodeA}|", "果品冷链|甲公司||", true)]
    [InlineData($"果品冷链|甲公司|{CodeA}|", $"果汁|甲公司|{CodeA}|", false)]
    public void A_later_row_with_the_same_key_is_a_duplicate(string first, string second, bool duplicate)
    {
        var ledger = Written.Read(Header, first, second);
        Assert.Equal(
            duplicate ? [(3, HoldReason.Duplicate)] : [], ledger.HeldBack.Select(held => (held.Row, held.Reason)));
        Assert.Equal(2, ledger.Rows[0].Row);
    }

    [Fact]
    public void The_same_project_in_two_sheets_is_no_duplicate()
    {
        var ledger = LedgerReader.Read(
            [Written.Sheet("签约", "项目名称|签约时间", "甲|2021-2-1"), Written.Sheet("意向", "项目名称|对接时间", "甲|2021-1-1")],
            Written.Options);
        Assert.Equal(2, ledger.Rows.Count);
    }
}

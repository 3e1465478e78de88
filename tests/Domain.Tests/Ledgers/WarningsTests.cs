using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class WarningsTests
{
    [Fact]
    public void A_contract_without_the_day_of_its_signature_goes_in_with_a_warning()
    {
        var ledger = Written.Read("项目名称|签约时间", "甲|—");
        Assert.Equal((RowKind.Signed, null), (Written.Single(ledger).Kind, ledger.Rows[0].Signed));
        Assert.Equal([LedgerWarningKind.NoSignatureDate], ledger.Warnings.Select(warning => warning.Kind));
    }

    [Fact]
    public void A_lead_that_says_it_is_signed_needs_its_contract_in_the_file()
    {
        var ledger = LedgerReader.Read(
            [
                Written.Sheet("意向", "项目名称|对接时间|进展状态", "甲|2021-1-1|已签约", "乙|2021-1-1|已簽約"),
                Written.Sheet("签约", "项目名称|签约时间", "甲|2021-2-1"),
            ],
            Written.Options);
        Assert.Equal(
            [new LedgerWarning("意向", 3, "进展状态", "已簽約", LedgerWarningKind.SignedWithoutSignedRow)],
            ledger.Warnings);
    }

    [Theory]
    [InlineData("项目已终止", "", 1)]
    [InlineData("項目已終止。", "—", 1)]
    [InlineData("项目已终止", "2021-5-1", 0)]
    [InlineData("进展顺利", "", 0)]
    public void A_remark_of_termination_needs_its_date(string note, string date, int warnings) =>
        Assert.Equal(warnings, Written.Read(
            "项目名称|签约时间|终止时间|备注", $"甲|2021-2-1|{date}|{note}").Warnings
            .Count(warning => warning.Kind == LedgerWarningKind.TerminatedWithoutDate));
}

using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class HeadersTests
{
    [Theory]
    [InlineData("項目名稱", Field.Name)]
    [InlineData("项 目 名 称", Field.Name)]
    [InlineData("项目（企业）名称", Field.Name)]
    [InlineData("招商引资项目名称", Field.Name)]
    public void A_column_of_names_is_found(string header, Field field) =>
        Assert.Contains(Written.Read($"{header}|签约时间", "甲|2021-1-1").Columns, column => column.Field == field);

    [Theory]
    [InlineData("投資方", Field.Investor)]
    [InlineData("投资主体", Field.Investor)]
    [InlineData("投资商", Field.Investor)]
    [InlineData("投资方名称", Field.Investor)]
    [InlineData("企业名称", Field.Investor)]
    [InlineData("统一社会信用代码", Field.CreditCode)]
    [InlineData("投资方所在地", Field.HomeRegion)]
    [InlineData("资金来源（省外/市外）", Field.Origin)]
    [InlineData("建设规模及内容", Field.Content)]
    [InlineData("所属行业", Field.Sector)]
    [InlineData("产业链名称", Field.Chain)]
    [InlineData("其他产业链", Field.SecondaryChains)]
    [InlineData("产业链链长", null)]
    [InlineData("落地镇街", Field.Unit)]
    [InlineData("責任單位", Field.Unit)]
    [InlineData("来源/引荐人", Field.Source)]
    [InlineData("引荐单位", Field.Introducer)]
    [InlineData("落户园区", Field.Park)]
    [InlineData("用地面积（亩）", Field.LandArea)]
    [InlineData("建筑面积（平方米）", null)]
    [InlineData("包抓县级领导", Field.Leader)]
    [InlineData("具体责任人", Field.ResponsiblePerson)]
    [InlineData("联系人及电话", Field.Contact)]
    [InlineData("總投資（億元）", Field.TotalInvestment)]
    [InlineData("计划总投资", Field.TotalInvestment)]
    [InlineData("拟投资额", Field.TotalInvestment)]
    [InlineData("签约金额（万元）", Field.TotalInvestment)]
    [InlineData("合同引进市外资金", Field.ContractedCapital)]
    [InlineData("完成投资", null)]
    [InlineData("固定资产投资", null)]
    [InlineData("累計到位", Field.PaidInTotal)]
    [InlineData("截至2021年10月累计到位资金", Field.PaidInTotal)]
    [InlineData("1-10月到位资金", Field.PaidInThisYear)]
    [InlineData("2021年到位资金", Field.PaidInThisYear)]
    [InlineData("2020年到位资金", null)]
    [InlineData("本月到位资金", null)]
    [InlineData("资金到位率", null)]
    [InlineData("签订框架协议时间", Field.AgreedOn)]
    [InlineData("工商注册登记时间", Field.IncorporatedOn)]
    [InlineData("注册资本", null)]
    [InlineData("供地/租赁/用地时间", Field.SiteSecuredOn)]
    [InlineData("動工日期", Field.OpenedOn)]
    [InlineData("计划开工时间", Field.AgreedOpeningOn)]
    [InlineData("约定达产时间", Field.AgreedCapacityOn)]
    [InlineData("建成投产时间", Field.ProducingOn)]
    [InlineData("竣工时间", Field.CompletedOn)]
    [InlineData("纳统时间", Field.InStatisticsOn)]
    [InlineData("填报时间", null)]
    [InlineData("是否开工", null)]
    [InlineData("目前进展情况", Field.Progress)]
    [InlineData("需协调解决的困难问题", Field.Problem)]
    [InlineData("下一步工作打算", Field.NextStep)]
    [InlineData("备注", Field.Note)]
    public void A_header_is_known_by_its_words(string header, Field? field) =>
        Assert.Equal(field, Written.Read($"项目名称|{header}|签约时间", "甲||2021-1-1").Columns[1].Field);

    [Fact]
    public void Two_levels_without_merged_cells_are_one_header()
    {
        var row = Written.Single(Written.Read(
            "序号|项目名称|总投资|签约时间|进展情况||到位资金（万元）|",
            "||（亿元）||注册|开工时间|累计|当年",
            "1|冷链|1.2|2021-3-5|2021-4-1|2021-5-1|800|300"));
        Assert.Equal(new Money(120_000_000), row.TotalInvestment);
        Assert.Equal((new Money(8_000_000), new Money(3_000_000)), (row.PaidInTotal, row.PaidInThisYear));
        Assert.Equal((new DateOnly(2021, 4, 1), new DateOnly(2021, 5, 1)), (row.Incorporated?.On, row.Opened?.On));
    }

    [Fact]
    public void A_merged_parent_gives_its_unit_to_its_children()
    {
        var sheet = Written.Sheet(
            "签约", "2021年台账", "项目名称|签约时间|资金到位情况(万元)|", "||累计|本年", "冷链|2021-3-5|800|300")
            with
        { Merges = [new(1, 1, 0, 3), new(2, 3, 0, 0), new(2, 3, 1, 1), new(2, 2, 2, 3)] };
        var row = Written.Single(LedgerReader.Read([sheet], Written.Options));
        Assert.Equal((new Money(8_000_000), new Money(3_000_000)), (row.PaidInTotal, row.PaidInThisYear));
    }

    [Fact]
    public void A_bare_milestone_is_a_date_only_if_its_cells_are()
    {
        var ledger = Written.Read("项目名称|签约时间|开工|投产", "甲|2021-1-1|是|2021-5-1", "乙|2021-1-2|否|");
        Assert.Equal(
            [Field.Name, Field.SignedOn, null, Field.ProducingOn], ledger.Columns.Select(column => column.Field));
        Assert.Equal(2, ledger.Rows.Count);
    }

    [Fact]
    public void Of_two_columns_for_one_field_the_plainer_is_read()
    {
        var ledger = Written.Read("项目名称|签约时间|签约金额（亿元）|总投资（亿元）", "甲|2021-1-1|1|2");
        Assert.Equal(new Money(200_000_000), Written.Single(ledger).TotalInvestment);
    }

    [Fact]
    public void Headers_alike_are_told_apart_by_their_column() =>
        Assert.Equal(
            ["项目名称", "签约时间", "备注", "备注（D列）"],
            Written.Read("项目名称|签约时间|备注|备注", "甲|2021-1-1|子|丑").Columns.Select(column => column.Header));

    [Fact]
    public void A_clerk_may_say_what_a_column_holds()
    {
        var options = Written.Options with
        {
            ColumnMap = [new("台账.csv", "标的", Field.Name), new("台账.csv", "备注", null)],
        };
        var row = Written.Single(Written.Read(options, "标的|签约时间|备注", "冷链|2021-1-1|子"));
        Assert.Equal(("冷链", null), (row.Name, row.Note));
    }

    [Fact]
    public void A_sheet_that_is_not_understood_is_listed_with_its_reason()
    {
        var sheets = new[]
        {
            Written.Sheet("说明", "本表由各镇办填写|每周五报送"),
            Written.Sheet("空表"),
            Written.Sheet("签约（旧）", "项目名称|签约时间", "甲|2021-1-1") with { Hidden = true },
            Written.Sheet("项目", "项目名称|投资方", "甲|乙"),
        };
        Assert.Equal(
            [SkipReason.NoHeader, SkipReason.Empty, SkipReason.Hidden, SkipReason.UnknownKind],
            LedgerReader.Read(sheets, Written.Options).Skipped.Select(skipped => skipped.Reason));
    }
}

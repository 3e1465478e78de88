using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class RowsTests
{
    private const string Header = "序号|项目名称|投资方|总投资（亿元）|签约时间|备注";

    [Theory]
    [InlineData("")]
    [InlineData("3|||||")]
    [InlineData("3||—|—||")]
    [InlineData("一、农业类（26个）")]
    [InlineData("（一）农业类")]
    [InlineData("1. 农业类")]
    [InlineData("|二、工业类（16个）")]
    [InlineData("一、农业类（26个）|||28.71")]
    [InlineData("|小计||1.2")]
    [InlineData("合 计|||1.2")]
    [InlineData("|总计（107个）||1.2")]
    [InlineData("|农业类小计||1.2")]
    [InlineData("共計|||1.2")]
    [InlineData("填报人：张三    审核人：李四    填报时间：")]
    [InlineData("审核人:|||填报时间：2021.3.5")]
    [InlineData("备注：本表每周五报送")]
    [InlineData("注：1.总投资以合同为准")]
    [InlineData("说明：以上数据截至上周")]
    [InlineData(Header)]
    [InlineData("1|2|3|4|5|6")]
    public void A_row_that_is_no_project_is_not_read(string line)
    {
        var ledger = Written.Read(Header, "1|冷链|甲|1.2|2021-3-5|", line, "2|果业|乙|1|2021-3-5|");
        Assert.Equal(["冷链", "果业"], ledger.Rows.Select(row => row.Name));
        Assert.Empty(ledger.HeldBack);
    }

    [Theory]
    [InlineData("2|1.2万吨果汁项目|乙|1|2021-3-5|")]
    [InlineData("2|总部基地|乙|1|2021-3-5|")]
    [InlineData("2|总计算中心|乙|1|2021-3-5|")]
    [InlineData("2|注塑机生产项目|乙|1|2021-3-5|")]
    [InlineData("2|三、四线农村电商|乙|1|2021-3-5|")]
    [InlineData("|果汁项目||||")]
    [InlineData("合计|果汁项目|乙|1|2021-3-5|", false)]
    public void A_project_is_read_whatever_it_is_called(string line, bool read = true) =>
        Assert.Equal(read ? 2 : 1, Written.Read(Header, "1|冷链|甲|1.2|2021-3-5|", line).Rows.Count);

    [Fact]
    public void A_row_with_other_cells_but_no_name_is_held_back() =>
        Assert.Equal(
            [new HeldBack("台账.csv", 2, "项目名称", "", HoldReason.MissingName) { Final = true }],
            Written.Read(Header, "1||甲|1.2|2021-3-5|").HeldBack);

    [Fact]
    public void The_first_fault_from_the_left_is_the_one_reported() =>
        Assert.Equal(
            [new HeldBack("台账.csv", 2, "总投资（亿元）", "面议", HoldReason.UnreadableAmount)],
            Written.Read(Header, "1|冷链|甲|面议|年底|").HeldBack);

    [Fact]
    public void A_row_keeps_the_files_number() =>
        Assert.Equal([3, 6], Written.Read("2021年签约台账", Header, "1|甲||||", "", "", "2|乙||||").Rows
            .Select(row => row.Row));

    [Fact]
    public void The_sector_of_a_row_is_that_of_its_section()
    {
        var ledger = Written.Read(
            "序号|项目名称|签约时间", "一、農業類（2个）", "1|甲|", "（一）新签约", "2|乙|",
            "二、工业项目：共1个", "3|丙|", "三、历年结转项目（48个）", "4|丁|");
        Assert.Equal(["农业类", "农业类", "工业", null], ledger.Rows.Select(row => row.Sector));
    }

    [Fact]
    public void A_column_of_sectors_goes_before_the_section() =>
        Assert.Equal("工业类", Written.Single(Written.Read(
            "项目名称|产业类别|签约时间", "一、农业类", "甲|工业类|2021-1-1")).Sector);

    [Fact]
    public void A_sheet_with_both_dates_tells_kinds_row_by_row()
    {
        var ledger = Written.Read(
            "项目名称|对接时间|签约时间", "甲|2021-1-1|2021-2-1", "乙|2021-1-1|—", "丙||2021-2-1");
        Assert.Equal([RowKind.Signed, RowKind.Intended, RowKind.Signed], ledger.Rows.Select(row => row.Kind));
        Assert.Equal(new SheetCount("台账.csv", 3, 1, 2), Assert.Single(ledger.Read));
    }

    [Theory]
    [InlineData("2021签约项目", RowKind.Signed)]
    [InlineData("在谈项目", RowKind.Intended)]
    [InlineData("意向（拟签约）项目", RowKind.Intended)]
    public void A_sheets_name_tells_its_kind_where_no_date_does(string name, RowKind kind) =>
        Assert.Equal(kind, Written.Single(LedgerReader.Read(
            [Written.Sheet(name, "项目名称|投资方", "甲|乙")], Written.Options)).Kind);

    [Theory]
    [InlineData("已放弃", true)]
    [InlineData("放棄", true)]
    [InlineData(" 已终止 洽谈", true)]
    [InlineData("終止洽談", true)]
    [InlineData("已流失", true)]
    [InlineData("可能放弃", false)]
    [InlineData("实地考察", false)]
    public void Only_the_agreed_words_say_that_a_lead_is_lost(string progress, bool lost) =>
        Assert.Equal(lost, Written.Single(Written.Read("项目名称|对接时间|进展状态", $"甲|2021-1-1|{progress}")).Lost);

    [Fact]
    public void Of_several_chains_in_a_cell_the_first_is_the_primary()
    {
        var row = Written.Single(Written.Read("项目名称|签约时间|所属产业链", "甲|2021-1-1|现代果业、畜牧养殖，文旅"));
        Assert.Equal("现代果业", row.Chain);
        Assert.Equal(["畜牧养殖", "文旅"], row.SecondaryChains);
    }

    [Fact]
    public void Texts_are_tidy_and_nothing_of_them_is_lost()
    {
        var row = Written.Single(Written.Read(
            "项目名称|投资方|统一社会信用代码|资金来源|用地面积（亩）|签约时间|备注|备注",
            " 冷链\n（一期） 项目 |西安　绿源|91610000ma6tx0000x|国外|约50亩|2021-1-1|子|丑"));
        Assert.Equal(("冷链（一期） 项目", "西安 绿源"), (row.Name, row.Investor));
        Assert.Equal(("91610000MA6TX0000X", "境外"), (row.CreditCode, row.Origin));
        Assert.Equal((null, "子\n丑\n用地面积（亩）：约50亩"), (row.LandArea, row.Note));
    }

    [Fact]
    public void An_area_of_land_is_in_Mu() =>
        Assert.Equal(35.5m, Written.Single(Written.Cell("占地（亩）", "35.5亩")).LandArea);
}

using Leads.Domain.Ledgers;

namespace Leads.Functions.Templates;

/// <summary>The five forms.</summary>
internal static class Forms
{
    private const string InYi = "单位：亿元";
    private const string Again = "每周可以在同一份表里接着填，再次导入不会重复登记。";

    private static readonly FormColumn s_name = new(
        "项目名称", 28, FormEntry.Text, "项目全称，分期的写明（一期）（二期）。", "绿源肉牛养殖及深加工项目（一期）", Required: true);

    private static readonly FormColumn s_investor = new(
        "投资方", 24, FormEntry.Text, "投资企业全称，多家用顿号隔开。", "陕西绿源农牧有限公司", Required: true);

    private static readonly FormColumn[] s_who =
    [
        s_name,
        s_investor,
        new("统一社会信用代码", 21, FormEntry.Text, "投资方的 18 位代码，没有可不填。", "91610000MA6TG0XXXX"),
        new("来源地", 12, FormEntry.Text, "投资方所在的省、市。", "广东深圳"),
        new("资金来源", 10, FormEntry.Choice, "从下拉表里选。", "省外") { Words = ["省外", "市外", "本地", "境外"] },
        new("建设内容", 32, FormEntry.Text, "建什么、多大规模，一两句话。", "年出栏肉牛 1 万头，年加工 3000 吨"),
        new("产业类别", 11, FormEntry.Sector, "农业、工业或商贸流通等，可从下拉表里选。", "农业"),
        new("产业链", 14, FormEntry.Chain, "所属产业链，从下拉表里选；多条用顿号隔开，第一条为主。", "畜牧"),
        new("责任单位", 14, FormEntry.Unit, "负责推进的镇办、部门或园区，从下拉表里选。", "北极镇"),
        new("项目来源", 12, FormEntry.Choice, "线索从哪里来，从下拉表里选。", "以商招商")
        {
            Words = ["招商顾问", "商会", "外出招商", "以商招商", "驻点招商", "节会招商", "客商自荐", "其他"],
        },
        new("引荐人", 12, FormEntry.Text, "介绍项目的人或机构。", "省果业商会"),
        new("园区", 14, FormEntry.Text, "落户的园区或拟选址。", "新民工业园"),
        new("用地面积（亩）", 13, FormEntry.Area, "单位：亩，只填数字。", "120"),
        new("包抓领导", 11, FormEntry.Text, "包抓的市（县）级领导。", "张某某"),
        new("责任人", 10, FormEntry.Text, "责任单位的具体负责人。", "李某"),
    ];

    private static readonly FormColumn[] s_remarks =
    [
        new("存在问题", 22, FormEntry.Text, "需要协调的问题，没有不填。", "用地指标未落实"),
        new("下一步打算", 22, FormEntry.Text, "下一步做什么。", "11月底前完成选址"),
        new("备注", 18, FormEntry.Text, "其他要说明的。", ""),
    ];

    public static IReadOnlyList<Form> All { get; } =
    [
        new("intended", "意向项目表", InYi,
        [
            .. s_who,
            new("拟投资额（亿元）", 14, FormEntry.Amount, "单位：亿元，只填数字，例如 1.25。", "1.25"),
            Day("对接日期", "第一次对接、登记的日期。"),
            new("进展情况", 24, FormEntry.Text, "谈到哪一步；线索流失请只写“已放弃”或“终止洽谈”。", "已实地考察，正在洽谈用地"),
            .. s_remarks,
        ],
        ["一行一个项目。名称和投资方相同的视为同一个项目，再次导入只更新，不会重复。", Again]),
        new("signed", "签约项目表", InYi,
        [
            .. s_who,
            new("总投资（亿元）", 13, FormEntry.Amount, "合同总投资。单位：亿元，只填数字，例如 1.25。", "1.25", Required: true),
            new("合同引资额（亿元）", 16, FormEntry.Amount, "合同约定的外来资金。单位：亿元，只填数字。", "1.2"),
            Day("签约日期", "正式合同的签订日期；框架协议、意向协议不算签约。"),
            new("约定开工日期", 12, FormEntry.AnyDay, "合同约定的开工日期，例如 2026-12-31。", "2026-12-31"),
            new("约定投产日期", 12, FormEntry.AnyDay, "合同约定的投产日期，例如 2027-12-31。", "2027-12-31"),
            new("约定达产日期", 12, FormEntry.AnyDay, "合同约定的达产日期，例如 2028-12-31。", "2028-12-31"),
            .. s_remarks,
        ],
        ["一行一个项目。名称和投资方相同的视为同一个项目，再次导入只更新，不会重复。",
            "开工、投产等进展请填“项目进展表”，到位资金请填“到位资金表”。", Again]),
        new("progress", "项目进展表", "",
        [
            s_name with { Says = "与台账里的项目名称一致。" },
            s_investor with { Says = "与台账里的投资方一致。" },
            new("本次事项", 14, FormEntry.Choice, "一行只填一件事，从下拉表里选。", "开工", Required: true)
            {
                Words = MilestoneWords.Offered,
            },
            Day("发生日期", "这件事实际发生的日期。"),
            new("备注", 44, FormEntry.Text, "停建、终止必须写明原因；其他事项可不填。", "施工许可证已取得，桩基施工"),
        ],
        ["一行一件事。项目必须已在台账里，名称和投资方都要一致。",
            "同一件事写了不同的日期，按更正处理，导入前会列出原日期和新日期。", Again]),
        new("paid-in", "到位资金表", InYi,
        [
            s_name with { Says = "与台账里的项目名称一致。" },
            s_investor with { Says = "与台账里的投资方一致。" },
            Day("到账日期", "这笔资金到账的日期。"),
            new("本次到账金额（亿元）", 19, FormEntry.Amount, "这一笔的金额，不是累计数。单位：亿元，只填数字，例如 0.05。", "0.05",
                Required: true),
            new("备注", 40, FormEntry.Text, "凭证号等，可不填。", "银行回单 0312"),
        ],
        ["一行一笔，填单笔金额，不填累计数。项目必须已在台账里，名称和投资方都要一致。",
            "同一天有两笔相同的金额，请在同一份表里写两行；整份表再次导入时不会重复。"]),
        new("trips", "外出招商表", "",
        [
            Day("外出日期", "出发的日期。"),
            new("外出人员", 24, FormEntry.Text, "带队领导和主要随行人员。", "张某某带队，招商局李某、王某", Required: true),
            new("目的地", 16, FormEntry.Text, "去了哪里。", "广东深圳", Required: true),
            new("产业链", 14, FormEntry.Chain, "围绕哪条产业链，从下拉表里选，只填一条。", "现代果业"),
            new("拜访企业", 32, FormEntry.Text, "拜访的企业，多家用顿号隔开。", "深圳某食品公司、深圳某冷链公司"),
            new("招商成果", 32, FormEntry.Text, "达成了什么。", "签订意向协议 1 份"),
        ],
        ["一行一次外出。日期、人员和目的地都相同的视为同一次，再次导入只更新，不会重复。"]),
    ];

    public static Form? Find(string key) => All.FirstOrDefault(form => form.Key == key);

    private static FormColumn Day(string header, string says) => new(
        header, 13, FormEntry.PastDay, says + "写成 2026-11-21；只知道月份的填当月最后一天。", "2026-11-21", Required: true);
}

using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>What a header claims its column to be.</summary>
/// <param name="Field">The field.</param>
/// <param name="Strength">How plainly: of two columns for one field the plainer is taken, then the first.</param>
/// <param name="Year">The year of a yearly paid-in column; it counts only if it is the cut-off's.</param>
internal readonly record struct Claim(Field Field, Strength Strength, int? Year = null);

internal enum Strength
{
    /// <summary>Only if its cells bear it out: 开工 may hold dates or 是.</summary>
    IfCellsAgree,

    /// <summary>Parent and child together: 到位资金 over 累计.</summary>
    Joined,

    /// <summary>A word that money columns share: 签约金额 is the total investment only where no column says 总投资.</summary>
    Loose,

    /// <summary>The usual words with others around them.</summary>
    Pattern,

    /// <summary>The usual words and nothing else.</summary>
    Exact,
}

/// <summary>
/// The words by which clerks head their columns. A label comes compact, simplified, without its unit and brackets.
/// The first rule that fits decides, so the narrow ones come first.
/// </summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, Field> Exact = Words(
        (Field.Serial, "序号 序 编号 项目编号 项目序号 总序号 No №"),
        (Field.Name, "项目名称 项目名 名称 项目 签约项目 意向项目 在谈项目 招商项目 项目企业名称 企业项目名称"),
        (Field.Investor, "投资方 投资主体 投资商 投资者 投资人 投资单位 投资企业 投资公司 客商 业主 业主单位 乙方 客商名称"),
        (Field.CreditCode, "统一社会信用代码 社会信用代码 信用代码"),
        (Field.HomeRegion, "来源地 投资方所在地 投资方来源地 投资来源地 资金来源地 客商来源地 籍贯"),
        (Field.Origin, "资金来源 内外资 投资来源 省外市外 资金性质"),
        (Field.Content, "建设内容 项目内容 内容 项目简介 项目概况 建设内容及规模 建设规模及内容 主要建设内容"),
        (Field.Sector, "产业类别 产业类型 产业 行业 类别 行业类别 所属行业 所属产业 产业分类 行业分类 项目类别 产业门类"),
        (Field.Chain, "产业链 所属产业链 产业链条 所属链条 所属链 链条 重点产业链 产业链名称 所属重点产业链"),
        (Field.Unit, "责任单位 属地 承办单位 包抓单位 落地单位 责任部门 项目责任单位 单位 镇办 镇街 引进单位 招商单位"),
        (Field.Source, "项目来源 来源 信息来源 来源渠道 招商方式 引进方式 线索来源 来源引荐人"),
        (Field.Introducer, "引荐人 介绍人 推荐人 引荐单位 引荐方 引荐机构"),
        (Field.Park, "园区 落户园区 所在园区 所属园区 建设地点 项目选址 选址 落户地点 拟选址 项目地址"),
        (Field.LandArea, "用地面积 占地面积 土地面积 占地 用地面积亩 占地面积亩 面积亩 用地亩 占地亩"),
        (Field.Leader, "包抓领导 包联领导 联系领导 责任领导 牵头领导 包保领导 挂联领导 分管领导 县级领导 市级领导"),
        (Field.ResponsiblePerson, "责任人 负责人 项目负责人 具体责任人 具体负责人 跟进人 经办人 联络员 招商专员"),
        (Field.Contact, "联系电话 电话 手机 手机号 联系方式 联系人 联系人及电话"),
        (Field.TotalInvestment, "总投资 总投资额 投资总额 计划总投资 计划总投资额 拟投资额 投资额 拟投资 项目总投资"),
        (Field.TotalInvestment, "协议总投资 预计总投资 拟总投资 投资规模 投资金额 总投资金额 协议投资额 计划投资额"),
        (Field.ContractedCapital, "合同引资额 引资额 合同引资 协议引资额 引进资金 合同引进资金 合同外来资金"),
        (Field.PaidInTotal, "累计到位 累计到位资金 累计到位金额 到位资金 资金到位 实际到位资金 累计资金到位 到位金额"),
        (Field.PaidInThisYear, "当年到位 本年到位 当年到位资金 本年到位资金 本年度到位 年度到位资金 今年到位 本年度到位资金"),
        (Field.Progress, "进展 进度 进展情况 进展状态 项目进展 项目进展情况 目前进展 项目进度 状态 项目状态 工作进展"),
        (Field.Problem, "存在问题 问题 困难 难点 存在困难 存在的问题 存在问题及困难 难点问题"),
        (Field.NextStep, "下一步打算 下一步工作 下一步 下步打算 下步工作 下一步计划 下一步措施 下一步工作打算"),
        (Field.Note, "备注 备考 说明 附注"),
        (Field.Milestone, "本次事项 里程碑"),
        (Field.OccurredOn, "发生日期 发生时间"),
        (Field.PaidInEntry, "本次到账金额 本笔到账金额"),
        (Field.PaidInOn, "到账日期 到账时间"),
        (Field.TripOn, "外出日期 外出时间"),
        (Field.Travellers, "外出人员"),
        (Field.Destination, "目的地"),
        (Field.Firms, "拜访企业"),
        (Field.TripResult, "招商成果"));

    private const string Parties = "(投资(方|主体|商|者|人|单位|企业|公司|客商)|客商|合作(方|企业)|签约(企业|单位|方))";

    private static readonly Rule[] Rules =
    [
        new(null, "^是否|率$|占比|比例|增速|排名|次数|个数|天数|链长|链主|专班|链.*牵头|环节|[上中下]{2,3}游|[建延补强]链"),
        new(Field.CreditCode, "信用代码|机构代码|信用编码"),
        new(Field.Contact, "电话|手机|联系方式|^联系人"),
        new(Field.Leader, "领导", "意见|批示"),
        new(Field.ContractedCapital, "引资|引进.*(资金|内资)|利用(内资|省外|市外)|合同.*(省外|市外|县外|外来|内资)",
            "单位|方式|人$|项目|部门|来源|渠道|地$|(?<![省市县区内])外资|年|已|完成|实际|招商引资(?!额|金额)"),
        new(Field.TotalInvestment, "总投资|投资总额|投资额|投资规模|投资总量|投资金额|计划投资|拟投资|预计投资",
            "完成|已|固定|固投|[0-9]年|[当今本][年月]|年度|累计|实际|强度|方式|来源|剩余|设备|(?<![省市县区内])外资|拟投资[方人主商企单]"),
        new(Field.TotalInvestment, "^(项目)?(签约|合同|协议|意向|框架)(总)?(金额|额|资金|资金额)$", Strength: Strength.Loose),
        new(Field.LandArea, "(占地|用地|土地).*(面积|规模|亩)|^亩数$|^面积亩$", "建筑|性质|手续|平方|㎡|m2|公顷"),
        new(Field.HomeRegion, "(投资|客商|企业|公司|总部|资金).*(所在(地|省|市|区)|来源地|地区|省份|籍贯)|企业注册地"),
        new(Field.Origin, "资金来源|资金性质|内外资|省外.*市外|投资来源|资金属性|省内外|境内外"),
        new(Field.Source, "来源|招商方式|引进方式|招引方式|引资方式|渠道"),
        new(Field.Introducer, "引荐|介绍人|推荐人|中介|招商顾问|引进人"),
        new(Field.Investor, Parties, "简介|概况|性质|电话|实力|类型|地$|项目.*名称"),
        new(Field.Investor, "企业名称|公司名称|业主|建设单位|引进企业|引资企业|落户企业", "项目公司"),
        new(Field.Name, "项目.*名|^(招商引资|招商|引进|落地|洽谈|拟建|重点|储备|对接).*项目$", "公司|企业"),
        new(Field.Content, "内容|简介|概况|建设规模|经营范围|主营"),
        new(Field.SecondaryChains, "(次|其他|辅|关联|第二).*链"),
        new(Field.Chain, "产业链|链条|^链$|链名|所属链"),
        new(Field.Park, "园区|地点|地址|选址|落户地|落地地|建设地|位置"),
        new(Field.ResponsiblePerson, "责任人|负责人|跟进人|经办人|联络员|招商专员|包抓人", "驻"),
        new(Field.Unit, "单位|[镇乡]|街道|责任部门|属地|县区|市区|区县", "用地|项目单位|计量|审批"),
        new(Field.NextStep, "下一?步|后续|打算|工作计划|工作安排"),
        new(Field.Problem, "问题|困难|难点|制约|堵点|诉求|需(要)?协调"),
        new(Field.Progress, "进展|进度|状态|推进|阶段|洽谈情况|对接情况|现状|落实情况"),
        new(Field.Sector, "产业|行业|类别|类型|门类|业态", "企业|投资|政策"),
        new(Field.Note, "备注|说明"),
    ];

    /// <summary>What this label claims by itself; null when it says nothing we know.</summary>
    /// <param name="label">The header's words, compact and without unit.</param>
    /// <param name="context">The same with those of its parents before it.</param>
    public static Claim? Match(string label, string context)
    {
        if (Exact.TryGetValue(label, out var field) && !field.IsPaidIn())
            return new Claim(field, Strength.Exact);
        if (PaidInWords.Match(label, context) is { } paidIn)
            return paidIn.Claim;
        if (DateWords.Match(label, context) is { } date)
            return date.Claim;
        var rule = Rules.FirstOrDefault(rule => rule.Fits(label));
        return rule?.Field is { } found ? new Claim(found, rule.Strength) : null;
    }

    public static bool IsUsualPaidIn(string label) => Exact.TryGetValue(label, out var field) && field.IsPaidIn();

    private static Dictionary<string, Field> Words(params (Field Field, string Words)[] groups) =>
        groups.SelectMany(group => group.Words.Split(' ').Select(word => (word, group.Field)))
            .ToDictionary(pair => pair.word, pair => pair.Field, StringComparer.OrdinalIgnoreCase);

    private sealed record Rule(Field? Field, string Any, string? None = null, Strength Strength = Strength.Pattern)
    {
        private readonly Regex any = new(Any);
        private readonly Regex? none = None is null ? null : new Regex(None);

        public bool Fits(string label) => any.IsMatch(label) && none?.IsMatch(label) != true;
    }
}

/// <summary>
/// A rule that knows this kind of column; no claim: it is of the kind, but nothing a ledger's row keeps.
/// </summary>
internal sealed record Verdict(Claim? Claim);

using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Headers of dates: a milestone's word with 时间, 日期 …, or the bare word if the cells are dates.</summary>
internal static partial class DateWords
{
    // Some share words (建成投产, 注册登记): the narrow one stands before the wide one.
    private static readonly (Field Field, Regex Words)[] Milestones =
    [
        (Field.AgreedOn, new("框架|意向(性)?(投资)?协议|意向书|备忘录")),
        (Field.TerminatedOn, new("终止|解约|清退|退出|撤资|放弃|流失")),
        (Field.ResumedOn, new("复工|恢复施工|恢复建设")),
        (Field.SuspendedOn, new("停工|停建")),
        (Field.InStatisticsOn, new("入统|纳统|纳入统计")),
        (Field.AtCapacityOn, new("达产|达效|满产")),
        (Field.ProducingOn, new("投产|试产|试生产|投运|投入使用|投入运营|投入生产|开业|运营")),
        (Field.CompletedOn, new("竣工|完工|建成")),
        (Field.OpenedOn, new("开工|动工|开建|破土")),
        (Field.SiteSecuredOn, new("供地|租赁|用地|拿地|摘牌|土地|场地|厂房")),
        (Field.IncorporatedOn, new("注册|公司成立|企业成立|工商登记|营业执照|公司设立")),
        (Field.SignedOn, new("签约|签订|签署|签合同|合同|签协议")),
        (Field.IntendedOn, new("对接|洽谈|登记|意向|接洽|来访|首谈|线索|录入|储备|接触|在谈")),
    ];

    public static Verdict? Match(string label, string context)
    {
        var isDate = DateWord().IsMatch(label);
        if ((!isDate && !BareMilestone().IsMatch(label)) || NotAFact().IsMatch(label))
            return null;
        var found = Milestones.Where(milestone => milestone.Words.IsMatch(label)).Take(1).ToList();
        if (found is not [var (field, _)])
            return null;
        var planned = Planned().IsMatch(context) ? Agreed(field) : field;
        return planned is { } known
            ? new Verdict(new Claim(known, isDate ? Strength.Pattern : Strength.IfCellsAgree))
            : new Verdict(null);
    }

    /// <summary>What was agreed for a milestone; null where nobody keeps such a date.</summary>
    private static Field? Agreed(Field field) => field switch
    {
        Field.OpenedOn => Field.AgreedOpeningOn,
        Field.ProducingOn => Field.AgreedProductionOn,
        Field.AtCapacityOn => Field.AgreedCapacityOn,
        _ => null,
    };

    [GeneratedRegex("时间|日期|年月|时点|时限|期限|月份|日$")]
    private static partial Regex DateWord();

    [GeneratedRegex("^(项目)?(实际|正式)?(公司|工商|合同)?"
        + "(签约|开工|动工|竣工|投产|达产|注册|供地|停工|复工|终止|入统|纳统|对接|洽谈|供地租赁)$")]
    private static partial Regex BareMilestone();

    [GeneratedRegex("更新|上报|填报|报送|下一?步|下次|资本|资金|完成时限|办结|整改")]
    private static partial Regex NotAFact();

    [GeneratedRegex("计划|预计|约定|拟|预期|承诺|应当|目标")]
    private static partial Regex Planned();
}

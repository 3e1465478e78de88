using System.Globalization;
using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Headers of paid-in money: all of it, or that of the cut-off's year.</summary>
internal static partial class PaidInWords
{
    /// <summary>What it claims; a verdict without a claim is a column of other paid-in money (本月, 上年, 外资).</summary>
    public static Verdict? Match(string label, string context)
    {
        if (!PaidIn().IsMatch(label))
            return null;
        if (Other().IsMatch(context))
            return new Verdict(null);
        var strength = FieldWords.IsUsualPaidIn(label) ? Strength.Exact : Strength.Pattern;
        if (ThisYear().IsMatch(context))
            return new Verdict(new Claim(Field.PaidInThisYear, strength));
        if (OneYear().Match(context) is { Success: true } year)
            return new Verdict(new Claim(
                Field.PaidInThisYear, strength, int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture)));
        return new Verdict(new Claim(Field.PaidInTotal, strength));
    }

    [GeneratedRegex("到位|到资|到账")]
    private static partial Regex PaidIn();

    [GeneratedRegex("率|比例|占比|(?<![省市县区内])外资|[本当上]月|[本上]周|[上去]年|以前|往年|时间|日期|计划|目标|任务|预计|其中|应到|未到|拟|问题|情况说明")]
    private static partial Regex Other();

    [GeneratedRegex("[当本今]年|年度|年内|(?<![0-9年])1[—–~至-]?[0-9]{1,2}月")]
    private static partial Regex ThisYear();

    [GeneratedRegex("(?<!截[至止]|自|从)(?<![0-9])(20[0-9]{2})年(?!以来|底|末)")]
    private static partial Regex OneYear();
}

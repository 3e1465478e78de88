using System.Globalization;
using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Reads a cell of a column of money. An amount that is not plainly written is not read at all.</summary>
internal static partial class AmountReader
{
    // decimal.ToInt64 must not overflow: 92 thousand million 亿元 is no project of any county.
    private const decimal MostYuan = 9_000_000_000_000_000_000m;

    /// <summary>The amount in 元, fractions kept.</summary>
    public static Reading<decimal> Read(Cell? cell, MoneyUnit? columnUnit)
    {
        if (NothingMarks.IsNothing(cell))
            return Reading<decimal>.Nothing;
        if (cell!.Date is not null)
            return HoldReason.UnreadableAmount;
        return cell.Number is { } number ? InUnit(number, columnUnit) : ReadText(Compact(cell.Text), columnUnit);
    }

    /// <summary>The bare number of a cell, thousands separators allowed; null when it holds anything else.</summary>
    public static decimal? Number(Cell cell) =>
        cell.Date is not null ? null : cell.Number ?? Plain(Compact(cell.Text));

    private static string Compact(string text) => NaturalKey.Part(text).TrimStart('¥', '￥');

    private static Reading<decimal> ReadText(string text, MoneyUnit? columnUnit)
    {
        if (Composite().Match(text) is { Success: true } parts)
            return YiAndWan(parts);
        var match = NumberAndUnit().Match(text);
        if (!match.Success || Plain(match.Groups["number"].Value) is not { } number)
            return HoldReason.UnreadableAmount;
        var suffix = match.Groups["unit"].Value;
        if (suffix.Length == 0)
            return InUnit(number, columnUnit);
        return MoneyUnit.Named(suffix) is { } unit ? InUnit(number, unit) : HoldReason.UnreadableAmount;
    }

    private static Reading<decimal> InUnit(decimal number, MoneyUnit? unit)
    {
        if (number < 0)
            return HoldReason.UnreadableAmount;
        if (number == 0)
            return 0m;
        if (unit is null)
            return HoldReason.MissingUnit;
        if (unit.IsForeign || number > MostYuan / unit.Yuan)
            return HoldReason.UnreadableAmount;
        return number * unit.Yuan;
    }

    private static Reading<decimal> YiAndWan(Match parts) =>
        Plain(parts.Groups["yi"].Value) is { } yi && Plain(parts.Groups["wan"].Value) is { } wan && yi < 1_000_000
            ? (yi * Money.YuanPerYi) + (wan * Money.YuanPerWan)
            : HoldReason.UnreadableAmount;

    private static decimal? Plain(string text)
    {
        if (!Digits().IsMatch(text))
            return null;
        return decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:人民币)?(?<number>[+-]?[0-9][0-9,.]*)(?<unit>.*)$", RegexOptions.Singleline)]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex(@"^(?<yi>[0-9]+)亿(?<wan>[0-9]{1,4}(?:\.[0-9]+)?)万元?$")]
    private static partial Regex Composite();
}

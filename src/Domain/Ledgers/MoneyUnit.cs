using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>
/// The unit an amount is written in. A foreign one has no value in 元: it is never converted by guess.
/// </summary>
internal sealed partial record MoneyUnit(decimal Yuan)
{
    public static readonly MoneyUnit Foreign = new(0m);

    public bool IsForeign => Yuan == 0;

    /// <summary>The unit that a clerk gave a column.</summary>
    public static MoneyUnit Of(AmountUnit unit) => unit switch
    {
        AmountUnit.Yuan => new(1m),
        AmountUnit.Wan => new(10_000m),
        AmountUnit.Yi => new(100_000_000m),
    };

    /// <summary>The unit with exactly this name (compact text); null when it is none.</summary>
    public static MoneyUnit? Named(string name)
    {
        var match = WholeUnit().Match(name);
        if (!match.Success)
            return null;
        if (match.Groups["foreign"].Success)
            return Foreign;
        return match.Groups["scale"].Value switch
        {
            "" => match.Groups["yuan"].Success ? new(1m) : null,
            "千" => new(1_000m),
            "万" => new(10_000m),
            "十万" => new(100_000m),
            "百万" => new(1_000_000m),
            "千万" => new(10_000_000m),
            "亿" => new(100_000_000m),
            "十亿" => new(1_000_000_000m),
            _ => null,
        };
    }

    /// <summary>The unit in a column's header: in brackets, behind a stroke, or at its end.</summary>
    public static MoneyUnit? InHeader(string label)
    {
        foreach (Match bracket in Brackets().Matches(label))
            if (Only(bracket.Groups[1].Value) is { } unit)
                return unit;
        var end = AtEnd().Match(label);
        return end.Success ? Named(end.Groups["unit"].Value) : null;
    }

    /// <summary>The unit of a unit line: 单位：亿元; null when the text is none or names two units of money.</summary>
    public static MoneyUnit? InLine(string text)
    {
        var units = Line().Matches(text)
            .SelectMany(line => InText().Matches(line.Groups[1].Value))
            .Select(unit => Named(unit.Value))
            .Distinct()
            .ToList();
        return units is [var only] ? only : null;
    }

    /// <summary>The header's words without its unit and without brackets.</summary>
    public static string StripFrom(string label)
    {
        var bare = Brackets().Replace(label, bracket => Only(bracket.Groups[1].Value) is null ? bracket.Value : "");
        bare = AtEnd().Replace(bare, "");
        return Ornaments().Replace(bare, "");
    }

    private static MoneyUnit? Only(string text)
    {
        MoneyUnit? only = null;
        foreach (var part in text.Split([',', '、', ';', '/', ':', '(', ')', '|', '-']))
        {
            var unit = Named(part);
            if (unit is not null && only is not null && unit != only)
                return null;
            only = unit ?? only;
        }

        return only;
    }

    [GeneratedRegex("^(?:单位|人民币|RMB|均为|以)*(?<scale>十亿|千万|百万|十万|亿|万|千)?"
        + "(?:(?<foreign>美元|美金|USD|港元|港币|欧元|日元|英镑|澳元|韩元|新台币)|(?<yuan>元|圆)?)(?:人民币|计|整)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex WholeUnit();

    [GeneratedRegex(@"[(\[]([^)\]]*)[)\]]")]
    private static partial Regex Brackets();

    [GeneratedRegex("(?:[/:,、_|-]|(?=(?:亿|万|千)(?:元|美元))|(?=美元))"
        + "(?<unit>(?:人民币)?(?:十亿|千万|百万|十万|亿|万|千)?(?:元|美元|港元|港币|欧元)(?:人民币)?|亿|万)$")]
    private static partial Regex AtEnd();

    [GeneratedRegex("单位:?[(]?([^)]*)")]
    private static partial Regex Line();

    [GeneratedRegex("(?:十亿|千万|百万|十万|亿|万|千)(?:元|美元|美金|港元|港币|欧元|日元)|美元|港元|欧元"
        + "|(?<=^|[、,;/])(?:亿|万|元)(?=$|[、,;/])")]
    private static partial Regex InText();

    [GeneratedRegex(@"[()\[\]*#:;,.、/\\|_""'“”-]")]
    private static partial Regex Ornaments();
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Leads.Functions.Imports;

/// <summary>What a number's format makes of it.</summary>
internal enum NumberFormat
{
    Number,
    Date,

    /// <summary>Only year and month are shown: Excel keeps 2021年3月 as the first of March.</summary>
    Month,
}

/// <summary>The cell styles of a workbook, as far as they tell dates from numbers.</summary>
internal sealed partial class NumberFormats
{
    // The longest that Excel takes; looking for literals in a longer one may take very long.
    private const int LongestCode = 255;

    // Excel takes no more either.
    private const int MostStyles = 65_536;

    private readonly List<NumberFormat> byStyle = [];

    public NumberFormats(Stream? styles)
    {
        if (styles is null)
            return;
        var custom = new Dictionary<int, string>();
        var inCells = false;
        using var xml = XmlSteps.Open(styles);
        while (xml.Step())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
                custom[Id(xml)] = xml.GetAttribute("formatCode") is { Length: <= LongestCode } code ? code : "";
            else if (inCells && xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf"
                && byStyle.Count < MostStyles)
                byStyle.Add(Of(Id(xml), custom));
        }
    }

    public NumberFormat OfStyle(int style) =>
        style >= 0 && style < byStyle.Count ? byStyle[style] : NumberFormat.Number;

    private static int Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : 0;

    // The built-in ids, those of a Chinese Excel included (ECMA-376, 18.8.30); 18-21, 32-35, 45-47, 55, 56 are times.
    private static NumberFormat Of(int id, Dictionary<int, string> custom) => id switch
    {
        _ when custom.TryGetValue(id, out var code) => OfCode(code),
        17 or 27 or 36 or 50 or 52 or 57 => NumberFormat.Month,
        (>= 14 and <= 16) or 22 or (>= 28 and <= 31) or 51 or 53 or 54 or 58 => NumberFormat.Date,
        _ => NumberFormat.Number,
    };

    private static NumberFormat OfCode(string code)
    {
        var letters = Literals().Replace(code, "").Split(';')[0].ToUpperInvariant();
        if (letters.Contains("GENERAL", StringComparison.Ordinal))
            return NumberFormat.Number;
        var hasYear = letters.Contains('Y');
        var hasDay = letters.Contains('D');
        if (hasDay || (hasYear && !letters.Contains('M')))
            return NumberFormat.Date;
        return hasYear ? NumberFormat.Month : NumberFormat.Number;
    }

    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]]*\]|_.|\*.
        """)]
    private static partial Regex Literals();
}

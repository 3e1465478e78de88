using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Leads.Functions.Tests.Scorecards;

/// <summary>
/// What mail programs drop or break, above all Outlook on Windows (it draws with Word) and QQ Mail: whatever is not on
/// the lists here has no place in a mail.
/// </summary>
internal static partial class MailLint
{
    private const int MostBytes = 100_000; // longer ones are cut by many clients

    private static readonly HashSet<string> s_elements = new(
        ("html head meta title style body table colgroup col tr th td div p span b a br").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> s_empty = ["meta", "br", "col"];

    private static readonly HashSet<string> s_attributes = new(
        ("lang charset name content role width height cellpadding cellspacing bgcolor align valign colspan rowspan class style "
            + "href").Split(' '), StringComparer.Ordinal);

    // overflow, word breaking and even digits are ignored where they are not known; nothing depends on them.
    private static readonly HashSet<string> s_properties = new(
        ("color background font-family font-size font-weight font-variant-numeric line-height letter-spacing text-align "
            + "text-decoration text-indent white-space word-break vertical-align border border-top border-bottom border-left "
            + "border-collapse width height max-width padding padding-left margin margin-top overflow-x").Split(' '),
        StringComparer.Ordinal);

    private static readonly string[] s_values =
        ["url(", "rgb", "hsl", "var(", "calc(", "expression", "!important", "@import", "linear-gradient", "vw", "vh", "rem"];

    /// <summary>Everything that is wrong, in words; empty for a mail that arrives as it was meant.</summary>
    public static IReadOnlyList<string> Faults(string html)
    {
        var faults = new List<string>();
        void Fault(bool isOne, string what)
        {
            if (isOne)
                faults.Add(what);
        }

        Fault(Encoding.UTF8.GetByteCount(html) >= MostBytes, "too long");
        Fault(!html.StartsWith("<!DOCTYPE html><html lang=\"", StringComparison.Ordinal), "no document type or no language");
        Fault(!html.Contains("<head><meta charset=\"utf-8\">", StringComparison.Ordinal), "the character set does not come first");
        Fault(Regex.Count(html, "<style") > 1, "more than one style block");
        foreach (Match block in StyleBlock().Matches(html))
            Fault(!block.Groups[1].Value.StartsWith("@media(", StringComparison.Ordinal) || Regex.Count(block.Groups[1].Value, "@") != 1,
                "a style block with more than one rule for phones: QQ Mail and others drop it");
        var open = new Stack<(string Name, bool HasHeader, bool IsLayout)>();
        foreach (Match tag in Tag().Matches(html))
            CheckTag(tag, open, Fault);
        Fault(open.Count > 0, "not closed: " + string.Join(' ', open.Select(element => element.Name)));
        return faults;
    }

    private static void CheckTag(Match tag, Stack<(string Name, bool HasHeader, bool IsLayout)> open, Action<bool, string> fault)
    {
        var name = tag.Groups["name"].Value;
        if (tag.Groups["end"].Length > 0)
        {
            fault(open.Count == 0 || open.Peek().Name != name, $"</{name}> closes something else");
            var (_, hasHeader, isLayout) = open.Pop();
            fault(name == "table" && hasHeader == isLayout, "a table is either of data with headers or role=presentation");
            return;
        }

        fault(!s_elements.Contains(name), $"<{name}>");
        var attributes = Attribute().Matches(tag.Groups["rest"].Value);
        fault(Attribute().Replace(tag.Groups["rest"].Value, "").Trim().Length > 0, "an attribute without quotes: " + tag.Value);
        var given = attributes.ToDictionary(a => a.Groups[1].Value, a => a.Groups[2].Value, StringComparer.Ordinal);
        foreach (var attribute in given.Keys)
            fault(!s_attributes.Contains(attribute), $"{attribute} on <{name}>");
        fault(given.TryGetValue("href", out var href) && !href.StartsWith("http", StringComparison.Ordinal), "a link without address: " + href);
        CheckStyle(name, given, fault);
        if (name == "th" && open.FirstOrDefault(element => element.Name == "table").Name is not null)
            MarkHeader(open);
        if (!s_empty.Contains(name))
            open.Push((name, false, given.GetValueOrDefault("role") == "presentation"));
    }

    private static void MarkHeader(Stack<(string Name, bool HasHeader, bool IsLayout)> open)
    {
        var above = new Stack<(string, bool, bool)>();
        while (open.Peek().Name != "table")
            above.Push(open.Pop());
        open.Push(open.Pop() with { HasHeader = true });
        while (above.TryPop(out var element))
            open.Push(element);
    }

    private static void CheckStyle(string name, Dictionary<string, string> given, Action<bool, string> fault)
    {
        var style = given.GetValueOrDefault("style", "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2)).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
        var isCell = name is "td" or "th";
        var isTable = name is "table" or "tr";
        foreach (var (property, value) in style)
        {
            var where = $"{property}:{value} on <{name}>";
            fault(!s_properties.Contains(property), where);
            fault(s_values.Any(bad => value.Contains(bad, StringComparison.Ordinal)), where);
            fault(property.StartsWith("padding", StringComparison.Ordinal) && !isCell && !(name == "body" && value == "0"), "Outlook has padding in cells only: " + where);
            fault(property.StartsWith("margin", StringComparison.Ordinal) && (isCell || isTable), "Outlook has no margin on tables: " + where);
            fault(value.Contains('-', StringComparison.Ordinal) && property.StartsWith("margin", StringComparison.Ordinal), "negative: " + where);
            fault(property == "background" && (isCell || isTable), "say bgcolor too: " + where);
            fault(property == "max-width" && given.GetValueOrDefault("width") is null or "100%" && property == "max-width", "Outlook knows only width=: " + where);
            fault(property == "font-size" && value != "0" && SizeOf(value) < 11, "too small to read: " + where);
        }

        fault(name == "p" && !style.ContainsKey("margin"), "a paragraph's margin differs from program to program; say it");
    }

    private static int SizeOf(string value) => int.Parse(value.Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>(?:\\s+[^\\s=>\"]+(?:=(?:\"[^\"]*\"|[^\\s>]*))?)*)\\s*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();
}

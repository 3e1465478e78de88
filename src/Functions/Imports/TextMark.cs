using System.Text.RegularExpressions;

namespace Leads.Functions.Imports;

/// <summary>
/// The apostrophe by which a csv says that what follows is text: a spreadsheet would take =1+1 for a formula and lose
/// the end of a long number. Putting and taking undo each other for every text.
/// </summary>
internal static partial class TextMark
{
    public static string Put(string text) => Misread().IsMatch(text) ? "'" + text : text;

    public static string Take(string text) => text.StartsWith('\'') && Misread().IsMatch(text) ? text[1..] : text;

    [GeneratedRegex(@"^'*(?:[=+\-@＝＋－＠\t\r\n]|[0-9]{12,}$)")]
    private static partial Regex Misread();
}

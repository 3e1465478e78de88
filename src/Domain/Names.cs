using System.Globalization;
using System.Text;

namespace Leads.Domain;

/// <summary>
/// How a name is compared and grouped: chains, units, sectors and leaders are written by many hands
/// (domain note, section 3, group keys).
/// </summary>
public static class Names
{
    /// <summary>The group key of a name: NFKC, trimmed, simplified characters; "" for no name.</summary>
    public static string Key(string? name) => name is null ? "" : Simplify(Tidy(name));

    /// <summary>The group key of a sector: 农业类 is 农业.</summary>
    public static string SectorKey(string? name)
    {
        var key = Key(name);
        return key.Length > 1 && key.EndsWith('类') ? key[..^1].TrimEnd() : key;
    }

    /// <summary>Traditional characters read as simplified ones; everything else stays as it is.</summary>
    public static string Simplify(string text) => Simplified.Of(text);

    /// <summary>The text in NFKC without blanks around it, zero-width ones included: fit to compare.</summary>
    public static string Tidy(string text) => Trim(Nfkc(text));

    /// <summary>The text as it was written, without blanks around it, zero-width ones included: fit to show.</summary>
    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary>
    /// White space of any width, control characters, and what prints nothing (zero-width, byte order mark).
    /// </summary>
    internal static bool IsBlank(char character) =>
        char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    internal static string Nfkc(string text) =>
        Ascii.IsValid(text) ? text : WellFormed(text).Normalize(NormalizationForm.FormKC);

    // Half a surrogate pair makes Normalize throw; a ledger cut off in mid-character must still be read.
    private static string WellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]))
                return string.Concat(text.EnumerateRunes());
        }

        return text;
    }
}

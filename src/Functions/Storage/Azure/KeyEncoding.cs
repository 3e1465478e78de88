using System.Buffers;
using System.Text;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Writes any text as a key that Table Storage takes, so that different texts differ, and the order of keys, which is
/// that of UTF-16 there, is the order of code points.
/// </summary>
/// <remarks>
/// What a key may not hold becomes two characters: a lead that sorts where the character does and stands for nothing
/// else, and one of <see cref="Seconds"/>. No second is a small letter, so that a lead with one behind it is free for
/// keys of our own (<see cref="OwnKeys"/>). UTF-16 has what lies from U+E000 on behind the pairs of surrogates; a lead
/// that lies before them brings it back to its place.
/// </remarks>
internal static class KeyEncoding
{
    private const string Seconds = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const char AboveSurrogates = '\ue000';
    private const char LastBeforeSurrogates = '\ud7ff';

    private static readonly SearchValues<char> s_special = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(IsSpecial)]);

    /// <exception cref="ArgumentException">Half a character.</exception>
    public static string Encode(string text)
    {
        if (!IsWhole(text))
            throw new ArgumentException("A name must be whole Unicode text.", nameof(text));
        if (!text.AsSpan().ContainsAny(s_special))
            return text;
        var key = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
            Append(key, unit);
        return key.ToString();
    }

    /// <summary>The text of a key; null for one that no text gives.</summary>
    public static string? Decode(string key)
    {
        if (!key.AsSpan().ContainsAny(s_special))
            return key;
        var text = new StringBuilder(key.Length);
        for (var at = 0; at < key.Length; at++)
        {
            var unit = key[at];
            if (!IsSpecial(unit))
                text.Append(unit);
            else if (++at < key.Length && Decode(unit, key[at]) is { } special)
                text.Append(special);
            else
                return null;
        }

        return text.ToString();
    }

    /// <summary>The least key beyond all that begin with this one: what follows a character is never that high.</summary>
    public static string Beyond(string key) => key + AboveSurrogates;

    private static void Append(StringBuilder key, char unit)
    {
        if (!IsSpecial(unit))
            key.Append(unit);
        else if (unit >= AboveSurrogates)
            key.Append(LastBeforeSurrogates).Append(unit);
        else
            key.Append(LeadOf(unit)).Append(Seconds[unit - FirstOf(LeadOf(unit))]);
    }

    private static char? Decode(char lead, char second)
    {
        if (lead == LastBeforeSurrogates && second >= AboveSurrogates)
            return second;
        var at = Seconds.IndexOf(second, StringComparison.Ordinal);
        if (at < 0 || !IsSpecial(lead))
            return null;
        var unit = (char)(FirstOf(lead) + at);
        return IsSpecial(unit) && unit < AboveSurrogates && LeadOf(unit) == lead ? unit : null;
    }

    /// <summary>Illegal in a key, a lead, or out of the order of code points.</summary>
    private static bool IsSpecial(char unit) =>
        unit is <= ' ' or '"' or '#' or '.' or '/' or '>' or '?' or '[' or '\\' or (>= '~' and <= '\u009f')
            or LastBeforeSurrogates or >= AboveSurrogates;

    private static char LeadOf(char unit) => unit switch
    {
        <= ' ' => ' ',
        '"' or '#' => '"',
        '.' or '/' => '.',
        '>' or '?' => '>',
        '[' or '\\' => '[',
        LastBeforeSurrogates => LastBeforeSurrogates,
        _ => '~',
    };

    private static char FirstOf(char lead) => lead == ' ' ? '\0' : lead;

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
                return false;
            text = text[(at + length)..];
        }

        return true;
    }
}

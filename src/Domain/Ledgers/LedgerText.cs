namespace Leads.Domain.Ledgers;

/// <summary>How a ledger's texts are kept: tidy enough to show, nothing of them lost.</summary>
internal static class LedgerText
{
    private const int MostInCell = 32_767;
    private const int LongestLabel = 500;

    private static readonly char[] Listed = ['、', ',', '，', ';', '；', '\n'];

    /// <summary>The text in one line: a break made to fit the cell is no part of a name.</summary>
    public static string Line(string? text) => string.Join(
        ' ', Domain.Names.Trim(text ?? "").Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether a cell holds it, and a reader takes it for a text and not for a mark of nothing.</summary>
    public static bool IsTold(string? text) =>
        text?.Length <= MostInCell && !NothingMarks.IsNothing(NaturalKey.Part(text));

    public static string? LineOrNull(string? text) => Line(text) is { Length: > 0 } line ? line : null;

    /// <summary>As much of a text as a header or a section may have: looking for words in more may take very long.</summary>
    public static string Start(string text) => text.Length <= LongestLabel ? text : text[..LongestLabel];

    /// <summary>The names in a cell that lists several.</summary>
    public static IReadOnlyList<string> Names(string? text) =>
        [.. (text ?? "").Split(Listed).Select(Line).Where(name => name.Length > 0).Distinct()];

    /// <summary>Texts of several cells as one; null where there is none.</summary>
    public static string? Join(IEnumerable<string?> texts)
    {
        var joined = string.Join('\n', texts.Where(text => !string.IsNullOrEmpty(text)));
        return joined.Length == 0 ? null : joined;
    }
}

using System.Collections.Frozen;
using System.Text;

namespace Leads.Domain;

/// <summary>The table that reads a traditional character as its simplified form, character by character.</summary>
internal static class Simplified
{
    private static readonly Lazy<FrozenDictionary<Rune, Rune>> Table = new(Load);

    public static string Of(string text)
    {
        // The first traditional character decides whether anything is copied: most ledgers have none.
        var table = Table.Value;
        foreach (var rune in text.EnumerateRunes())
            if (table.ContainsKey(rune))
                return Convert(text, table);
        return text;
    }

    private static string Convert(string text, FrozenDictionary<Rune, Rune> table)
    {
        var simplified = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            simplified.Append(table.TryGetValue(rune, out var simple) ? simple : rune);
        return simplified.ToString();
    }

    private static FrozenDictionary<Rune, Rune> Load()
    {
        using var stream = typeof(Simplified).Assembly.GetManifestResourceStream("SimplifiedCharacters.txt")!;
        using var lines = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<Rune, Rune>();
        while (lines.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                foreach (var pair in line.EnumerateRunes().Chunk(2))
                    table[pair[0]] = pair[1];
        return table.ToFrozenDictionary();
    }
}

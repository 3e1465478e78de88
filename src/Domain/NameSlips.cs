namespace Leads.Domain;

/// <summary>Why two names may mean the same chain or unit.</summary>
public enum SlipReason
{
    /// <summary>They differ only in blanks and in the width of brackets.</summary>
    Blanks,

    /// <summary>One has 产业, 产业链, 街道办事处 or the like behind it, the other has not.</summary>
    Suffix,

    /// <summary>One has 市, 县, 区 or the region's own name before it, the other has not.</summary>
    Prefix,

    /// <summary>One has a character more.</summary>
    OneCharacter,
}

/// <summary>
/// Finds names that look like slips of known ones. Only offered, never merged: names that differ in a number, an
/// ordinal, a letter or a direction are different names, and so are those with one character for another.
/// </summary>
public static class NameSlips
{
    // A shorter name with a character more is mostly another name: 煤化工, 煤电化工.
    private const int ShortestWithOneMore = 4;
    private const int ShortestStem = 2;
    private const string Telling = "0123456789一二三四五六七八九十百千两甲乙丙丁戊东西南北中上下左右内外前后新老大小";

    // Longest first.
    private static readonly string[] ChainSuffixes = ["全产业链", "产业链", "产业", "链"];
    private static readonly string[] UnitSuffixes =
        ["街道办事处", "街道办", "街道", "管理委员会", "管委会", "人民政府", "镇", "乡"];

    private static readonly string[] Levels = ["省", "市", "县", "区"];

    /// <summary>Why a new chain's name may mean the known one; null when nothing says so.</summary>
    public static SlipReason? OfChain(string name, string known, string region) =>
        Find(name, known, region, ChainSuffixes);

    /// <summary>Why a new unit's name may mean the known one; null when nothing says so.</summary>
    public static SlipReason? OfUnit(string name, string known, string region) =>
        Find(name, known, region, UnitSuffixes);

    private static SlipReason? Find(string name, string known, string region, string[] suffixes)
    {
        var (one, other) = (NaturalKey.Part(name), NaturalKey.Part(known));
        if (one == other)
            return Names.Key(name) == Names.Key(known) ? null : SlipReason.Blanks;
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        if (IsStem(shorter, longer, suffixes) || IsStreet(one, other))
            return SlipReason.Suffix;
        if (WithoutPrefixes(longer, region).Contains(shorter))
            return SlipReason.Prefix;
        return shorter.Length >= ShortestWithOneMore && HasOneMore(shorter, longer) ? SlipReason.OneCharacter : null;
    }

    // 城关镇 and 城关乡 may be neighbours: only what has no suffix is the stem of what has one, or another form of it.
    private static bool IsStem(string name, string longer, string[] suffixes) =>
        name.Length >= ShortestStem && suffixes.Any(suffix =>
            longer == name + suffix
            || (name.EndsWith("产业", StringComparison.Ordinal) && suffix == "产业链" && longer == name + "链"));

    private static bool IsStreet(string one, string other) =>
        Street(one) is { Length: >= ShortestStem } stem && stem == Street(other);

    private static string? Street(string name) =>
        UnitSuffixes.Take(3).FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix
            ? name[..^suffix.Length]
            : null;

    private static IEnumerable<string> WithoutPrefixes(string name, string region)
    {
        var own = NaturalKey.Part(region);
        if (own.Length > 1 && name.StartsWith(own, StringComparison.Ordinal))
        {
            yield return name[own.Length..];
            // 彬州市工信局 is 市工信局, too.
            yield return name[(own.Length - 1)..];
        }

        if (name.Length > 3 && Levels.Any(level => name.StartsWith(level, StringComparison.Ordinal)))
            yield return name[1..];
    }

    private static bool HasOneMore(string name, string longer)
    {
        if (longer.Length != name.Length + 1)
            return false;
        var at = 0;
        while (at < name.Length && name[at] == longer[at])
            at++;
        return name[at..] == longer[(at + 1)..] && !IsTelling(longer[at]);
    }

    private static bool IsTelling(char character) =>
        char.IsAsciiLetterOrDigit(character) || Telling.Contains(character, StringComparison.Ordinal);
}

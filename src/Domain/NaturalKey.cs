using System.Text;

namespace Leads.Domain;

/// <summary>
/// What makes two rows the same project: name and investor without blanks, in half-width brackets and simplified
/// characters. （一期） and （二期） stay two projects (domain note, section 6).
/// </summary>
public static class NaturalKey
{
    // A blank cannot occur inside either part, so it can part them.
    private const char Between = '\n';

    /// <summary>The key of a project; a missing investor is an empty one.</summary>
    public static string Of(string name, string? investor) => Part(name) + Between + Part(investor);

    /// <summary>One half of the key: the comparable form of a name or of an investor.</summary>
    public static string Part(string? text)
    {
        if (text is null)
            return "";
        var kept = new StringBuilder(text.Length);
        foreach (var character in Names.Nfkc(text))
            if (!Names.IsBlank(character))
                kept.Append(HalfWidth(character));
        return Names.Simplify(kept.ToString());
    }

    // NFKC already narrows （）［］｛｝; these brackets it leaves alone.
    private static char HalfWidth(char character) => character switch
    {
        '【' or '〔' or '〖' or '﹝' => '[',
        '】' or '〕' or '〗' or '﹞' => ']',
        _ => character,
    };
}

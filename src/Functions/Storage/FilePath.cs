using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.Storage;

/// <summary>
/// Where a file lives within its region, as names from the outermost folder in. A name may hold any text, such as
/// <c>5G/人工智能?.xlsx</c>: what a folder or a blob store could misread is encoded, so no name leads elsewhere.
/// </summary>
public sealed record FilePath
{
    private const int LongestName = 200;

    private FilePath(string encoded) => Encoded = encoded;

    /// <summary>The encoded names with <c>/</c> between them: different paths differ here too.</summary>
    public string Encoded { get; }

    public static FilePath Of(params ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
            throw new ArgumentException("A file needs a name.", nameof(names));
        var encoded = new List<string>();
        foreach (var name in names)
            encoded.Add(Encode(name));
        return new FilePath(string.Join('/', encoded));
    }

    /// <summary>The path of an encoded one; null when no name gives it, such as one that leads elsewhere.</summary>
    public static FilePath? Parse(string encoded) =>
        encoded.Split('/').All(IsEncoded) ? new FilePath(encoded) : null;

    public override string ToString() => Encoded;

    /// <summary>A name as one segment: letters and digits of any script stay, the rest becomes <c>%XX</c>.</summary>
    internal static string Encode(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var bytes = StrictUtf8.Encoding.GetBytes(name);
        var encoded = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            Append(encoded, rune);
        if (encoded[^1] == '.')
            encoded.Remove(encoded.Length - 1, 1).Append("%2E"); // Windows drops a dot at the end
        if (encoded[0] == '.')
            encoded.Remove(0, 1).Insert(0, "%2E"); // hidden files, and the folder itself or the one above
        return Shorten(encoded.ToString(), bytes);
    }

    private static bool IsEncoded(string segment) =>
        segment.Length > 0 && segment[0] != '.' && segment[^1] != '.'
        && Encoding.UTF8.GetByteCount(segment) <= LongestName
        && segment.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or '%' or '~');

    private static void Append(StringBuilder encoded, Rune rune)
    {
        if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.')
        {
            encoded.Append(rune.ToString());
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        foreach (var each in bytes[..rune.EncodeToUtf8(bytes)])
            encoded.Append(CultureInfo.InvariantCulture, $"%{each:X2}");
    }

    /// <summary>File systems end at 255 bytes: of a longer name the ending stays, a digest stands for it.</summary>
    private static string Shorten(string encoded, byte[] name)
    {
        if (Encoding.UTF8.GetByteCount(encoded) <= LongestName)
            return encoded;
        var digest = Convert.ToHexStringLower(SHA256.HashData(name));
        var extension = Path.GetExtension(encoded);
        return "~" + digest + (Encoding.UTF8.GetByteCount(extension) <= 20 ? extension : "");
    }
}

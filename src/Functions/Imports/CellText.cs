using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Leads.Functions.Imports;

/// <summary>The text of a cell: at most what a cell can hold, and fit to be written down again.</summary>
internal static partial class CellText
{
    /// <summary>The longest text that a cell of Excel holds.</summary>
    public const int Most = 32_767;

    /// <summary>The same as written: what xml cannot hold takes seven characters for one.</summary>
    public const int MostWritten = 7 * Most;

    /// <summary>The text in an element, in however many pieces; the reader is behind the element then.</summary>
    public static string Read(XmlReader xml)
    {
        var (text, rest) = ("", (StringBuilder?)null);
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            xml.Step();
            while (xml.Depth > depth)
            {
                if (xml.NodeType is XmlNodeType.Element)
                    throw new UnreadableFileException(FileRefusal.Damaged);
                if (text.Length == 0)
                    text = xml.Value;
                else
                    (rest ??= new StringBuilder(text)).Append(xml.Value);
                if ((rest?.Length ?? text.Length) > MostWritten)
                    throw new UnreadableFileException(FileRefusal.LongCell);
                xml.Step();
            }
        }

        xml.Step();
        return rest?.ToString() ?? text;
    }

    /// <summary>The text as it was meant, _x000D_ being how the format writes what xml cannot hold.</summary>
    public static string Unescape(string text) => Checked(text.Contains("_x", StringComparison.Ordinal)
        ? WellFormed(Escape().Replace(text, escape => ((char)int.Parse(
            escape.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()))
        : text);

    /// <summary>The text, if a cell can hold it.</summary>
    public static string Checked(string text) => text.Length <= Most
        ? text
        : throw new UnreadableFileException(FileRefusal.LongCell);

    /// <summary>Half a surrogate pair becomes the mark of an unknown character: no answer could be written else.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}

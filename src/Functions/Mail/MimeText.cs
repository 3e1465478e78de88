using System.Text;

namespace Leads.Functions.Mail;

/// <summary>
/// Text in headers: encoded words (RFC 2047), file names (RFC 2231), and nothing that could end a line.
/// </summary>
internal static class MimeText
{
    private const int LongestWord = 75;
    private const int LongestShown = 300;
    private const string Before = "=?utf-8?B?";
    private const string After = "?=";

    /// <summary>
    /// A text as encoded words of at most 75 characters, folded; a character is never split. Everything is encoded, so
    /// no text of a user is ever read as syntax.
    /// </summary>
    public static string Encode(string text, int used)
    {
        var words = new List<string>();
        var room = RoomFor(LongestWord - used);
        var bytes = new List<byte>();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in Visible(text).EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (bytes.Count + length > room)
            {
                words.Add(Word(bytes));
                bytes.Clear();
                room = RoomFor(LongestWord);
            }

            bytes.AddRange(utf8[..length]);
        }

        words.Add(Word(bytes));
        return string.Join("\r\n ", words);
    }

    /// <summary>
    /// The parameter <c>filename</c> by RFC 2231, in short pieces. No plain ASCII name beside it: some readers would
    /// show that one.
    /// </summary>
    public static string FileName(string name)
    {
        const int Piece = 50;
        var encoded = Percent(Visible(name));
        var pieces = Split(encoded, Piece);
        return pieces.Count == 1
            ? "\r\n filename*=utf-8''" + encoded
            : string.Join(';', pieces.Select((piece, i) => $"\r\n filename*{i}*={(i == 0 ? "utf-8''" : "")}{piece}"));
    }

    /// <summary>
    /// An address as it may stand in a header; anything else is a bug, for addresses are checked when they are entered.
    /// </summary>
    public static string Address(string address) =>
        address.All(c => c is > ' ' and < '\x7f' and not '<' and not '>' and not ',')
        ? address
        : throw new ArgumentException("This is no mail address.", nameof(address));

    /// <summary>A Message-ID: what is not a letter, digit or one of .-_@+ becomes _.</summary>
    public static string Token(string id) =>
        string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+' ? c : '_'));

    /// <summary>What a server said, as it may be shown: one line, nothing that controls a terminal, not endless.</summary>
    public static string Shown(string text)
    {
        var clean = Visible(text).Trim();
        return clean.Length > LongestShown ? clean[..LongestShown] : clean;
    }

    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static int RoomFor(int characters) => Math.Max(3, (characters - Before.Length - After.Length) / 4 * 3);

    private static string Word(List<byte> bytes) => Before + Convert.ToBase64String([.. bytes]) + After;

    private static string Percent(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
                encoded.Append(c);
            else
                encoded.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    /// <summary>Pieces that do not cut a %XX in two.</summary>
    private static List<string> Split(string encoded, int length)
    {
        var pieces = new List<string>();
        for (var at = 0; at < encoded.Length;)
        {
            var end = Math.Min(encoded.Length, at + length);
            while (end < encoded.Length && (encoded[end - 1] == '%' || encoded[end - 2] == '%'))
                end--;
            pieces.Add(encoded[at..end]);
            at = end;
        }

        return pieces;
    }
}

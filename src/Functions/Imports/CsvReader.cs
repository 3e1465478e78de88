using System.Buffers;
using System.Text;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>
/// Reads a .csv of any of the encodings and delimiters that Chinese offices produce. All its cells are text.
/// </summary>
internal static class CsvReader
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding(950)!;

    private const string Delimiters = ",;\t，";

    // What a text never holds; a picture or a pdf does within a few bytes.
    private static readonly SearchValues<char> Binary = SearchValues.Create(
        [.. Enumerable.Range(0, 26).Select(code => (char)code).Where(code => code is < '\t' or > '\r')]);

    /// <summary>The one sheet of a csv, named after the file.</summary>
    public static Sheet Read(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        var text = Decode(content);
        if (IsMarkup(text))
            throw new UnreadableFileException(FileRefusal.WebPage);
        if (text.AsSpan().ContainsAny(Binary) || IsOther(text) || text.AsSpan().Count('\uFFFD') > Math.Max(3, text.Length / 100))
            throw new UnreadableFileException(FileRefusal.NotALedger);
        var records = new CsvRecords(text, Delimiter(text));
        return new Sheet(fileName, [.. Rows(records, cancellationToken)], []);
    }

    private static IEnumerable<SheetRow> Rows(CsvRecords records, CancellationToken cancellationToken)
    {
        var budget = new CellBudget();
        for (var number = 1; records.Next() is { } fields; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = new Cell?[fields.FindLastIndex(field => !string.IsNullOrWhiteSpace(field)) + 1];
            for (var column = 0; column < cells.Length; column++)
                if (!string.IsNullOrWhiteSpace(fields[column]))
                {
                    budget.Take(column, fields[column]);
                    cells[column] = new Cell(TextMark.Take(fields[column]));
                }

            if (cells.Length == 0)
                continue;
            budget.TakeRow();
            yield return new SheetRow(number, cells);
        }
    }

    private static string Decode(byte[] content)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (WideWithoutMark(bytes) is { } wide)
            return wide.GetString(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeNational(bytes);
        }
    }

    // Separators and digits of UTF-16 have a zero beside them, always on the same side.
    private static UnicodeEncoding? WideWithoutMark(ReadOnlySpan<byte> bytes)
    {
        var zeros = new int[2];
        var first = bytes[..Math.Min(bytes.Length, 4096)];
        var (most, isEven) = (first.Length / 20, bytes.Length % 2 == 0);
        for (var at = 0; at < first.Length; at++)
            zeros[at % 2] += first[at] == 0 ? 1 : 0;
        return zeros switch
        {
            [0, var right] when IsWide(right) => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            [var left, 0] when IsWide(left) => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => null,
        };

        bool IsWide(int count) => isEven && count > most;
    }

    private static string DecodeNational(ReadOnlySpan<byte> bytes)
    {
        // UTF-8 with a few broken characters would be read as other words altogether.
        var utf8 = Encoding.UTF8.GetString(bytes);
        if (utf8.AsSpan().Count('\uFFFD') * 2 < utf8.Count(character => character is >= '\u4E00' and <= '\u9FFF'))
            throw new UnreadableFileException(FileRefusal.Garbled);
        var text = Gb18030.GetString(bytes);
        return NamesProjects(text) || Big5.GetString(bytes) is not { } traditional || !NamesProjects(traditional)
            ? text
            : traditional;
    }

    // What every ledger says somewhere, and no text in another encoding.
    private static bool NamesProjects(string text) =>
        text.Contains("项目", StringComparison.Ordinal) || text.Contains("項目", StringComparison.Ordinal);

    private static bool IsMarkup(string text) => text.AsSpan().TrimStart().StartsWith("<");

    private static bool IsOther(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("%PDF") || start.StartsWith("{") || text.AsSpan(0, Math.Min(8, text.Length)).Contains("PNG", StringComparison.Ordinal);
    }

    // The delimiter that occurs most in the first lines, outside quotes; a title line has none of them. A full-width
    // comma stands in many a text: it parts columns only where nothing else does.
    private static char Delimiter(string text)
    {
        var counts = new int[4];
        var quoted = false;
        for (int at = 0, lines = 0; at < text.Length && lines < 30; at++)
        {
            quoted ^= text[at] == '"';
            if (quoted)
                continue;
            lines += text[at] == '\n' ? 1 : 0;
            var delimiter = Delimiters.IndexOf(text[at], StringComparison.Ordinal);
            if (delimiter >= 0)
                counts[delimiter]++;
        }

        var most = counts.Take(3).Max();
        return most > 0 ? Delimiters[Array.IndexOf(counts, most)] : counts[3] > 0 ? '，' : ',';
    }
}

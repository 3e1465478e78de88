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

    // What a text never holds; a picture or a pdf does within a few bytes.
    private static readonly SearchValues<char> Binary = SearchValues.Create(
        [.. Enumerable.Range(0, 26).Select(code => (char)code).Where(code => code is < '\t' or > '\r')]);

    /// <summary>The one sheet of a csv, named after the file.</summary>
    public static Sheet Read(byte[] content, string fileName)
    {
        var text = Decode(content);
        if (text.AsSpan().ContainsAny(Binary) || IsMarkup(text) || text.AsSpan().Count('\uFFFD') > text.Length / 100)
            throw new UnreadableFileException(FileRefusal.NotALedger);
        var records = new CsvRecords(text, Delimiter(text));
        return new Sheet(fileName, [.. Rows(records)], []);
    }

    private static IEnumerable<SheetRow> Rows(CsvRecords records)
    {
        var budget = new CellBudget();
        var filledRows = 0;
        for (var number = 1; records.Next() is { } fields; number++)
        {
            var cells = new Cell?[fields.Count];
            var filled = false;
            for (var column = 0; column < fields.Count; column++)
                if (!string.IsNullOrWhiteSpace(fields[column]))
                {
                    budget.Take(column, filledRows);
                    cells[column] = new Cell(TextMark.Take(fields[column]));
                    filled = true;
                }

            if (!filled)
                continue;
            filledRows++;
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
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(bytes);
        }
    }

    private static bool IsMarkup(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<") || start.StartsWith("%PDF") || start.StartsWith("{");
    }

    // The delimiter that occurs most in the first lines, outside quotes; a title line has none of them.
    private static char Delimiter(string text)
    {
        var counts = new int[3];
        var quoted = false;
        for (int at = 0, lines = 0; at < text.Length && lines < 30; at++)
        {
            quoted ^= text[at] == '"';
            if (quoted)
                continue;
            lines += text[at] == '\n' ? 1 : 0;
            var delimiter = ",;\t".IndexOf(text[at], StringComparison.Ordinal);
            if (delimiter >= 0)
                counts[delimiter]++;
        }

        return ",;\t"[Array.IndexOf(counts, counts.Max())];
    }
}

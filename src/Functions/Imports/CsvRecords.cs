using System.Text;

namespace Leads.Functions.Imports;

/// <summary>Splits a csv into records: quotes double within quotes, and a quoted field may span lines.</summary>
internal sealed class CsvRecords(string text, char delimiter)
{
    // As many as a sheet of Excel has.
    private const int MostFields = 16_384;

    private readonly StringBuilder field = new();
    private int at;
    private int record;

    /// <summary>The fields of the next record; null at the end.</summary>
    public List<string>? Next()
    {
        if (at >= text.Length)
            return null;
        record++;
        var fields = new List<string>();
        while (true)
        {
            if (fields.Count == MostFields)
                throw new UnreadableFileException(FileRefusal.TooManyCells);
            fields.Add(NextField());
            if (at >= text.Length || text[at] != delimiter)
                break;
            at++;
        }

        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        return fields;
    }

    private string NextField()
    {
        if (at < text.Length && text[at] == '"')
            return Quoted();
        var start = at;
        while (at < text.Length && !IsEnd(text[at]))
            at++;
        return CellText.Checked(text[start..at]);
    }

    private string Quoted()
    {
        field.Clear();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
                field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                field.Append(text[at++]);
            else
                break;
        }

        // The rest of the file would be one field, its projects lost.
        if (at >= text.Length)
            throw new UnreadableFileException(FileRefusal.OpenQuote, record);
        // Past the closing quote; what a careless program wrote behind it belongs to the field.
        for (at++; at < text.Length && !IsEnd(text[at]); at++)
            field.Append(text[at]);
        return CellText.Checked(field.ToString());
    }

    private bool IsEnd(char character) => character == delimiter || character is '\r' or '\n';
}

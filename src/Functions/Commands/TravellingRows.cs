using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Imports;
using Leads.Functions.Rates;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>Rows as lines of an archive: <c>{"key":"…","body":{…}}</c>.</summary>
internal static class TravellingRows
{
    /// <summary>
    /// Whether a row goes along. What was answered under an Idempotency-Key and how far a job is belong to this
    /// installation; what is made from the projects is made anew on the other side.
    /// </summary>
    public static bool Travels(string key) =>
        key is not (IRegionStorage.BoardKey or Reconcile.RowKey or MailPause.RowKey)
        && !key.StartsWith(IdempotencyKey.Prefix, StringComparison.Ordinal)
        && !key.StartsWith(NotedProgress.Prefix, StringComparison.Ordinal)
        && !key.StartsWith(ParkedChange.Prefix, StringComparison.Ordinal);

    /// <summary>The row's line with its end. A body that is no JSON is refused with its key.</summary>
    public static ReadOnlySpan<byte> Line(Row row, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        try
        {
            using var body = JsonDocument.Parse(row.Body);
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Encoder });
            writer.WriteStartObject();
            writer.WriteString("key", row.Key);
            writer.WritePropertyName("body");
            if (row.Body.Span.Contains((byte)'\n'))
                body.RootElement.WriteTo(writer);
            else
                writer.WriteRawValue(row.Body.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }
        catch (JsonException wrong)
        {
            throw new CommandRefusedException(new(
                $"行 {row.Key} 已损坏，无法导出：{wrong.Message}", $"The row {row.Key} is damaged and cannot go: {wrong.Message}"));
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    /// <summary>The rows of an archive; what does not travel is passed over.</summary>
    public static async IAsyncEnumerable<Row> ReadAsync(Stream lines)
    {
        using var reader = new StreamReader(lines, StrictUtf8.Encoding);
        for (var number = 1; await reader.ReadLineAsync() is { } line; number++)
        {
            if (Read(line, number) is { } row && Travels(row.Key))
                yield return row;
        }
    }

    private static Row Read(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var body = JsonMarshal.GetRawUtf8Value(document.RootElement.GetProperty("body")).ToArray();
            return new Row(document.RootElement.GetProperty("key").GetString()!, "", body);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandRefusedException(new(
                $"{ExportRegion.Rows} 第 {number} 行不是合格的数据行。", $"Line {number} of {ExportRegion.Rows} is no row."));
        }
    }
}

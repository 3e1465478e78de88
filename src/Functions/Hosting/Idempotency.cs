using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Hosting;

/// <summary>An Idempotency-Key in its scope: the caller and the address.</summary>
/// <param name="RowKey">Where its record is kept, in the region of the write.</param>
/// <param name="Fingerprint">Hash of method, address and body.</param>
internal sealed record IdempotencyKey(string RowKey, string Fingerprint)
{
    public const string Header = "Idempotency-Key";
    public const string Prefix = "idem-";

    private const int MaxLength = 200;

    public static Problem Refusal { get; } = Problem.Of(ProblemKind.BadIdempotencyKey,
        new("请用 1 到 200 个可见的 ASCII 字符，不含空格。", "Use 1 to 200 visible ASCII characters, no blanks."));

    public static Problem Reused { get; } = Problem.Of(ProblemKind.KeyReused,
        new("请为新的请求换一个新的 Idempotency-Key。", "Take a new Idempotency-Key for a new request."));

    /// <summary>A record of the same key that is past its time and gives way.</summary>
    public Row? Expired { get; init; }

    public static bool TryRead(HttpRequest request, out string? header)
    {
        var values = request.Headers[Header];
        header = values.Count == 1 ? values[0] : null;
        return values.Count == 0
            || (header is { Length: > 0 and <= MaxLength } && header.All(character => character is >= '!' and <= '~'));
    }

    public static IdempotencyKey Of(HttpRequest request, string caller, string header, ReadOnlySpan<byte> body)
    {
        var path = request.PathBase + request.Path;
        return new(
            Prefix + Hash($"{caller}\n{path}\n{header}", []),
            Hash($"{request.Method}\n{path}{request.QueryString}\n", body));
    }

    public Operation Keep(Answer answer, DateTimeOffset now)
    {
        var record = IdempotencyRecord.Write(Fingerprint, answer, now);
        return Expired is null
            ? new Operation.Insert(RowKey, record)
            : new Operation.Replace(RowKey, Expired.ETag, record);
    }

    private static string Hash(string head, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(head));
        hash.AppendData(body);
        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }
}

/// <summary>The first answer under a key, as it is stored. The answer's own JSON stands in it unchanged.</summary>
internal sealed record IdempotencyRecord(DateTimeOffset At, string Request, Answer Answer)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public IResult Replay() => Answer with { Replayed = true };

    public static ReadOnlyMemory<byte> Write(string fingerprint, Answer answer, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(answer.Body.Length + 256);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Encoder });
        writer.WriteStartObject();
        writer.WriteString("at", now);
        writer.WriteString("request", fingerprint);
        writer.WriteNumber("status", answer.Status);
        if (answer.ETag is not null)
            writer.WriteString("etag", answer.ETag);
        if (answer.Location is not null)
            writer.WriteString("location", answer.Location);
        if (!answer.Body.IsEmpty)
        {
            writer.WritePropertyName("body");
            writer.WriteRawValue(answer.Body.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static IdempotencyRecord Read(Row row)
    {
        using var document = JsonDocument.Parse(row.Body);
        var record = document.RootElement;
        return new(
            record.GetProperty("at").GetDateTimeOffset(),
            record.GetProperty("request").GetString()!,
            new Answer
            {
                Status = record.GetProperty("status").GetInt32(),
                ETag = Optional(record, "etag"),
                Location = Optional(record, "location"),
                Body = record.TryGetProperty("body", out var body)
                    ? JsonMarshal.GetRawUtf8Value(body).ToArray()
                    : ReadOnlyMemory<byte>.Empty,
            });
    }

    private static string? Optional(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) ? value.GetString() : null;
}

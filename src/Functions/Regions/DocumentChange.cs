using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>What a request decided about one document: a new content, its removal, or a refusal.</summary>
internal sealed record DocumentChange
{
    public required string Row { get; init; }

    public ReadOnlyMemory<byte>? Was { get; private init; }

    /// <summary>The new content; null removes the document.</summary>
    public ReadOnlyMemory<byte>? Is { get; private init; }

    public required IResult Answer { get; init; }

    /// <summary>The version that it was decided on; null: the stamp of the registry guards it.</summary>
    private string? ETag { get; init; }

    /// <summary>Writes a document if the request's preconditions hold: 201 when it is new, else 200.</summary>
    public static DocumentChange Put(HttpRequest request, string row, Row? was, ReadOnlyMemory<byte> document, string location)
    {
        var answer = Hosting.Answer.Document(document);
        return RefusedBy(request, was) ?? new()
        {
            Row = row,
            Was = was?.Body,
            Is = document,
            Answer = was is null ? answer with { Status = StatusCodes.Status201Created, Location = location } : answer,
        };
    }

    /// <summary>A change that is part of a larger commit, for the history.</summary>
    public static DocumentChange Of(Row was, ReadOnlyMemory<byte> document) =>
        new() { Row = was.Key, Was = was.Body, Is = document, ETag = was.ETag, Answer = Hosting.Answer.NoContent };

    /// <summary>The same for a document that goes.</summary>
    public static DocumentChange Gone(Row was) =>
        new() { Row = was.Key, Was = was.Body, ETag = was.ETag, Answer = Hosting.Answer.NoContent };

    /// <summary>Whether it changes a byte.</summary>
    public bool IsChange => !(Was is { } was && Is is { } now && was.Span.SequenceEqual(now.Span));

    public static DocumentChange Remove(HttpRequest request, Row was) =>
        RefusedBy(request, was) ?? new() { Row = was.Key, Was = was.Body, Answer = Hosting.Answer.NoContent };

    public static implicit operator DocumentChange(Problem problem) => new() { Row = "", Answer = problem };

    public Operation ToOperation() => (Is, ETag) switch
    {
        ({ } document, { } etag) => new Operation.Replace(Row, etag, document),
        ({ } document, null) => new Operation.Put(Row, document),
        (null, var etag) => new Operation.Delete(Row, etag),
    };

    /// <summary>The history row: who changed what, when, from what to what, and the digest of the entry before.</summary>
    public ReadOnlyMemory<byte> ToHistory(DateTimeOffset at, string by, string? previous)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Encoder });
        writer.WriteStartObject();
        writer.WriteString("at", at);
        writer.WriteString("by", by);
        writer.WriteString("what", Row);
        if (previous is not null)
            writer.WriteString("previous", previous);
        WriteDocument(writer, "was", Was);
        WriteDocument(writer, "is", Is);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static DocumentChange? RefusedBy(HttpRequest request, Row? was) =>
        EntityTags.Refuse(request, was is null ? null : EntityTags.Of(was.Body.Span)) is { } problem
            ? problem
            : (DocumentChange?)null;

    private static void WriteDocument(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte>? document)
    {
        writer.WritePropertyName(name);
        if (document is { } bytes)
            writer.WriteRawValue(bytes.Span, skipInputValidation: true);
        else
            writer.WriteNullValue();
    }
}

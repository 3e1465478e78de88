using System.Globalization;
using System.Text.Json;

namespace Leads.Functions.Storage.Azure;

/// <summary>An entity as it was read. A property that it lacks is null.</summary>
internal sealed class Entity
{
    private readonly JsonElement _json;
    private readonly string? _etag;

    /// <param name="etag">Where the answer tells it beside the entity; null = within, if it was asked for.</param>
    public Entity(JsonElement json, string? etag)
    {
        _json = json;
        _etag = etag ?? Text("odata.etag");
    }

    public string RowKey => Text("RowKey") ?? throw new InvalidOperationException("The RowKey was not selected.");

    /// <summary>Its opaque version.</summary>
    public string ETag =>
        _etag ?? throw new InvalidOperationException("The query was a bare one: it did not ask for versions.");

    public bool Has(string name) => Find(name) is not null;

    public string? Text(string name) => Find(name)?.GetString();

    public byte[]? Bytes(string name) => Find(name)?.GetBytesFromBase64();

    public bool? Flag(string name) => Find(name)?.GetBoolean();

    /// <summary>An Int32 or an Int64, which travels as text.</summary>
    public long? Number(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => long.Parse(text.GetString()!, CultureInfo.InvariantCulture),
        { } number => number.GetInt64(),
        null => null,
    };

    public double? Real(string name) => Find(name)?.GetDouble();

    public Guid? Id(string name) => Find(name)?.GetGuid();

    public DateTimeOffset? Instant(string name) => Find(name)?.GetDateTimeOffset();

    public DateOnly? Day(string name) =>
        Instant(name) is { } instant ? DateOnly.FromDateTime(instant.UtcDateTime) : null;

    private JsonElement? Find(string name) =>
        _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

/// <summary>A part of an answer.</summary>
/// <param name="Entities">In the order of their keys; may be empty although there are more.</param>
/// <param name="Continuation">What the next question gives back; null at the end.</param>
internal sealed record EntityPage(IReadOnlyList<Entity> Entities, string? Continuation);

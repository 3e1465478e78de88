using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Leads.Domain;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>
/// How the registry's documents are stored and answered: the same bytes. They are read back through the bodies of the
/// requests, so that a setting which an older version did not know has its default.
/// </summary>
internal static class RegionDocuments
{
    public static ReadOnlyMemory<byte> Write(Region region) => Bytes(region, RegionsJson.Wire.Region);

    public static ReadOnlyMemory<byte> Write(Chain chain) => Bytes(chain, RegionsJson.Wire.Chain);

    public static ReadOnlyMemory<byte> Write(Unit unit) => Bytes(unit, RegionsJson.Wire.Unit);

    public static ReadOnlyMemory<byte> Write(Targets targets) => Bytes(targets, RegionsJson.Wire.Targets);

    public static ReadOnlyMemory<byte> Write(Recipient recipient) => Bytes(recipient, RegionsJson.Wire.Recipient);

    public static Region ReadRegion(string id, Row row, string defaultTimeZone) =>
        Read(row, RegionsJson.Stored.RegionBody).ToRegion(id, defaultTimeZone);

    public static Chain ReadChain(Row row) =>
        Read(row, RegionsJson.Stored.ChainBody).ToChain(row.Key[RowKeys.Chains.Length..]);

    public static Unit ReadUnit(Row row) =>
        Read(row, RegionsJson.Stored.UnitBody).ToUnit(row.Key[RowKeys.Units.Length..]);

    public static Targets ReadTargets(Row row) =>
        Read(row, RegionsJson.Stored.TargetsBody)
            .ToTargets(int.Parse(row.Key.AsSpan(RowKeys.AllTargets.Length), CultureInfo.InvariantCulture));

    public static Recipient ReadRecipient(Row row) =>
        Read(row, RegionsJson.Stored.RecipientBody).ToRecipient(row.Key[RowKeys.Recipients.Length..]);

    private static ReadOnlyMemory<byte> Bytes<T>(T value, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static T Read<T>(Row row, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(row.Body.Span, type)
        ?? throw new JsonException($"The row {row.Key} holds no document.");
}

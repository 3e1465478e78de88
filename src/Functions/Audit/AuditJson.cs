using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Audit;

/// <summary>The trail as it is stored and answered.</summary>
[JsonSerializable(typeof(ChainEnd))]
[JsonSerializable(typeof(ActivityEntry))]
[JsonSerializable(typeof(Seal))]
[JsonSerializable(typeof(Page<TrailEntry>))]
internal sealed partial class AuditJson : JsonSerializerContext
{
    public static AuditJson Wire { get; } = new(WithoutNulls(Json.WireOptions()));

    public static AuditJson Stored { get; } = new(WithoutNulls(Json.StoredOptions()));

    private static JsonSerializerOptions WithoutNulls(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Imports;

/// <summary>Imports as they come, go and are stored.</summary>
[JsonSerializable(typeof(ImportRecord))]
[JsonSerializable(typeof(ColumnMemoryRow))]
[JsonSerializable(typeof(TouchedByImport))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(ProgressNote))]
[JsonSerializable(typeof(PatchRowsRequest))]
[JsonSerializable(typeof(Page<ImportRecord>))]
internal sealed partial class ImportsJson : JsonSerializerContext
{
    public static ImportsJson Wire { get; } = new(WithoutNulls(Json.WireOptions()));

    public static ImportsJson Stored { get; } = new(WithoutNulls(Json.StoredOptions()));

    private static JsonSerializerOptions WithoutNulls(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

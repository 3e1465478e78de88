using System.Text.Json.Serialization;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;

namespace Leads.Functions.Projects;

/// <summary>Projects, their history and the board as they are stored.</summary>
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(NaturalKeyRow))]
[JsonSerializable(typeof(BoardDocument))]
[JsonSerializable(typeof(ParkedChange))]
[JsonSerializable(typeof(ReconcileReport))]
[JsonSerializable(typeof(Trip))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StoredJson : JsonSerializerContext
{
    private static readonly Lazy<StoredJson> Shared = new(() => new StoredJson(Options()));

    public static new StoredJson Default => Shared.Value;

    private static System.Text.Json.JsonSerializerOptions Options()
    {
        var options = Json.StoredOptions();
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

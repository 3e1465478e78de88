using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Recognitions;

/// <summary>The bureau's work list and its decisions as they come and go.</summary>
[JsonSerializable(typeof(RecogniseFactsRequest))]
[JsonSerializable(typeof(RecogniseFactsAnswer))]
[JsonSerializable(typeof(WaitingAnswer))]
internal sealed partial class RecognitionsJson : JsonSerializerContext
{
    public static RecognitionsJson Wire { get; } = new(WithoutNulls());

    private static System.Text.Json.JsonSerializerOptions WithoutNulls()
    {
        var options = Json.WireOptions();
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

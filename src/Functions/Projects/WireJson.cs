using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;

namespace Leads.Functions.Projects;

/// <summary>Projects and rates as they come from and go to callers.</summary>
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(PatchProjectRequest))]
[JsonSerializable(typeof(FactRequest))]
[JsonSerializable(typeof(CorrectionRequest))]
[JsonSerializable(typeof(RecognitionRequest))]
[JsonSerializable(typeof(AssignmentRequest))]
[JsonSerializable(typeof(NoteRequest))]
[JsonSerializable(typeof(NextStepRequest))]
[JsonSerializable(typeof(ProblemRequest))]
[JsonSerializable(typeof(Trip))]
[JsonSerializable(typeof(Page<Trip>))]
[JsonSerializable(typeof(ProjectAnswer))]
[JsonSerializable(typeof(Page<ProjectSummary>))]
[JsonSerializable(typeof(RatesAnswer))]
[JsonSerializable(typeof(ExplainAnswer))]
[JsonSerializable(typeof(ReconcileReport))]
[JsonSerializable(typeof(Page<ParkedChange>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WireJson : JsonSerializerContext
{
    private static readonly Lazy<WireJson> Shared = new(() => new WireJson(Options()));

    public static new WireJson Default => Shared.Value;

    private static System.Text.Json.JsonSerializerOptions Options()
    {
        var options = Json.WireOptions();
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

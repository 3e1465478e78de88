using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;

namespace Leads.Functions.Projects;

/// <summary>Projects and rates as they come, go and are stored.</summary>
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(PatchProjectRequest))]
[JsonSerializable(typeof(FactRequest))]
[JsonSerializable(typeof(CorrectionRequest))]
[JsonSerializable(typeof(RecognitionRequest))]
[JsonSerializable(typeof(AssignmentRequest))]
[JsonSerializable(typeof(NoteRequest))]
[JsonSerializable(typeof(NextStepRequest))]
[JsonSerializable(typeof(ProblemRequest))]
[JsonSerializable(typeof(MergeRequest))]
[JsonSerializable(typeof(MergeAnswer))]
[JsonSerializable(typeof(Trip))]
[JsonSerializable(typeof(TripRequest))]
[JsonSerializable(typeof(Page<Trip>))]
[JsonSerializable(typeof(TripKeyRow))]
[JsonSerializable(typeof(ProjectAnswer))]
[JsonSerializable(typeof(Page<ProjectSummary>))]
[JsonSerializable(typeof(RatesAnswer))]
[JsonSerializable(typeof(ExplainAnswer))]
[JsonSerializable(typeof(ReconcileReport))]
[JsonSerializable(typeof(Page<ParkedChange>))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(NaturalKeyRow))]
[JsonSerializable(typeof(BoardDocument))]
[JsonSerializable(typeof(ParkedChange))]
internal sealed partial class ProjectsJson : JsonSerializerContext
{
    public static ProjectsJson Wire { get; } = new(WithoutNulls(Json.WireOptions()));

    public static ProjectsJson Stored { get; } = new(WithoutNulls(Json.StoredOptions()));

    private static JsonSerializerOptions WithoutNulls(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Evidence;

/// <summary>What is said about evidence files.</summary>
[JsonSerializable(typeof(WithdrawEvidenceRequest))]
internal sealed partial class EvidenceJson : JsonSerializerContext
{
    public static EvidenceJson Wire { get; } = new(Json.WireOptions());
}

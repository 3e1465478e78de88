using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;

namespace Leads.Functions.Evidence;

/// <summary>Why an evidence file is withdrawn.</summary>
public sealed record WithdrawEvidenceRequest(string? Reason = null);

/// <summary><c>POST …/projects/{id}/evidence/{file}/withdrawal</c>: it is kept, and shows nothing any more.</summary>
internal sealed class WithdrawEvidence(ProjectChanges changes)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id, Guid file)
    {
        var body = await Json.ReadAsync(context.Request, EvidenceJson.Wire.WithdrawEvidenceRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var reason = fields.Text("reason", body.Value.Reason, 500);
        return fields.Problem ?? await changes.ChangeAsync(context, region, id, "evidenceWithdrawn", (project, scene) =>
            project.EvidenceFiles.Any(f => f.Id == file)
                ? Decision.Of(EvidenceRules.Withdraw(project, file, reason, scene.Author))
                : Decision.No(EvidenceProblems.Unknown(file)));
    }
}

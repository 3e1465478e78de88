using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>Whether a submitted fact counts from now on.</summary>
public enum RecognitionDecision
{
    /// <summary>审核通过.</summary>
    Recognise,

    /// <summary>不予认定; needs a reason.</summary>
    Reject,
}

/// <summary>The decision about a submitted fact.</summary>
public sealed record RecognitionRequest(RecognitionDecision? Decision = null, string? Reason = null);

/// <summary><c>POST …/facts/{factId}/recognition</c>.</summary>
internal sealed class RecogniseFact(ProjectChanges changes)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id, Guid factId)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.RecognitionRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var decision = fields.Required("decision", body.Value.Decision);
        var reason = fields.OptionalText("reason", body.Value.Reason, 2000, lines: true);
        if (fields.Problem is { } problem)
            return problem;
        return await changes.ChangeAsync(context, region, id, "recognised", (project, scene) =>
            project.Facts.Any(f => f.Id == factId)
                ? Decision.Of(ProjectRules.Decide(
                    project, factId, decision == RecognitionDecision.Recognise, reason, scene.Author))
                : Decision.No(FactProblems.Unknown(factId)));
    }
}

using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>A new holder from a day on; what is left out stays.</summary>
public sealed record AssignmentRequest(
    string? Unit = null, string? Chain = null, string? Leader = null, DateOnly? From = null);

/// <summary><c>POST …/projects/{id}/assignments</c>.</summary>
internal sealed class AssignProject(ProjectChanges changes)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.AssignmentRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var (unit, chain, leader) = Check.Holders(fields, body.Value.Unit, body.Value.Chain, body.Value.Leader);
        var from = fields.Required("from", body.Value.From);
        fields.Day("from", body.Value.From);
        if (fields.Problem is { } problem)
            return problem;
        return await changes.ChangeAsync(context, region, id, "assigned", (_, scene) =>
            Decision.Of(ProjectRules.Assign(from, scene.Unit(unit), scene.Chain(chain), leader, scene.Author)));
    }
}

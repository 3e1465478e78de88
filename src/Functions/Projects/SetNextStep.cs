using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>What is done next, and until when.</summary>
public sealed record NextStepRequest(string? Text = null, DateOnly? Due = null);

/// <summary><c>POST …/projects/{id}/next-steps</c>: the one set last stands.</summary>
internal sealed class SetNextStep(ProjectChanges changes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.NextStepRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var text = fields.Text("text", body.Value.Text, 500);
        var due = fields.Required("due", body.Value.Due);
        fields.Day("due", body.Value.Due);
        if (fields.Problem is { } problem)
            return problem;
        var stepId = Guid.CreateVersion7(clock.GetUtcNow());
        return await changes.ChangeAsync(context, region, id, "nextStepSet", (_, scene) =>
            Decision.Of(new Change.NextStepSet(
                new NextStep(stepId, text, due, scene.Author.By, scene.Author.Now, scene.Author.Today))));
    }
}

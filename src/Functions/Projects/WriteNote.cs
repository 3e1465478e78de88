using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>A progress note; a key one may stand in the scorecard.</summary>
public sealed record NoteRequest(string? Text = null, DateOnly? On = null, bool? Key = null);

/// <summary><c>POST …/projects/{id}/notes</c>.</summary>
internal sealed class WriteNote(ProjectChanges changes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.NoteRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var text = fields.Text("text", body.Value.Text, 2000);
        fields.Day("on", body.Value.On);
        if (fields.Problem is { } problem)
            return problem;
        var noteId = Guid.CreateVersion7(clock.GetUtcNow());
        return await changes.ChangeAsync(context, region, id, "noted", (_, scene) =>
        {
            var author = scene.Author;
            var on = body.Value.On ?? author.Today;
            return on > author.Today
                ? Decision.No(new Domain.Refusal(Domain.RefusalReason.DatedInTheFuture, "on"))
                : Decision.Of(new Change.Noted(
                    new Note(noteId, on, text, body.Value.Key ?? false, author.By, author.Now, author.Today)));
        });
    }
}

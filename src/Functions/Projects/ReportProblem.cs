using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>A difficulty that somebody has to solve; with <see cref="Id"/>, a change of one that was reported.</summary>
public sealed record ProblemRequest(
    string? Text = null,
    string? Kind = null,
    string? Owner = null,
    DateOnly? Due = null,
    DateOnly? SolvedOn = null,
    Guid? Id = null);

/// <summary><c>POST …/projects/{id}/problems</c>: reports, changes or solves a problem.</summary>
internal sealed class ReportProblem(ProjectChanges changes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.ProblemRequest);
        if (!body.IsRead)
            return body.Problem;
        var newId = Guid.CreateVersion7(clock.GetUtcNow());
        return await changes.ChangeAsync(context, region, id, "problemSet",
            (project, scene) => Decide(project, scene.Author, body.Value, newId));
    }

    private static Decision Decide(Project project, Author author, ProblemRequest request, Guid newId)
    {
        var known = project.Problems.FirstOrDefault(p => p.Id == request.Id);
        if (request.Id is not null && known is null)
            return Decision.No(Hosting.Problem.OfField(ProblemKind.NotFound, new("id",
                new($"项目里没有编号为 {request.Id} 的问题。", $"The project has no problem with the id {request.Id}."))));
        var fields = new Fields();
        var text = known is not null && request.Text is null ? known.Text : fields.Text("text", request.Text, 1000);
        var kind = request.Kind is null ? known?.Kind ?? "" : fields.OptionalText("kind", request.Kind, 50);
        var owner = request.Owner is null ? known?.Owner ?? "" : fields.OptionalText("owner", request.Owner, 100);
        fields.Day("due", request.Due);
        fields.Day("solvedOn", request.SolvedOn);
        if (request.SolvedOn > author.Today)
            fields.Refuse("solvedOn", new("解决日期不能晚于今天。", "It cannot be solved later than today."));
        return fields.Problem is { } problem
            ? Decision.No(problem)
            : Decision.Of(new Change.ProblemSet(new Domain.Projects.Problem
            {
                Id = known?.Id ?? newId,
                Kind = kind,
                Text = text,
                Owner = owner,
                Due = request.Due ?? known?.Due,
                OpenedOn = known?.OpenedOn ?? author.Today,
                SolvedOn = request.SolvedOn ?? known?.SolvedOn,
                By = known?.By ?? author.By,
                At = known?.At ?? author.Now,
            }));
    }
}

using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>A correction: what is given replaces, what is left out stays as the old fact says.</summary>
public sealed record CorrectionRequest : FactRequest
{
    /// <summary>Why; required.</summary>
    public string? Why { get; init; }

    /// <summary>Takes the fact back altogether.</summary>
    public bool? Withdraw { get; init; }
}

/// <summary><c>POST …/facts/{factId}/correction</c>: a new fact in the place of an old one, which stays readable.</summary>
internal sealed class CorrectFact(ProjectChanges changes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id, Guid factId)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.CorrectionRequest);
        if (!body.IsRead)
            return body.Problem;
        var (newId, why) = (Guid.CreateVersion7(clock.GetUtcNow()), body.Value.Why ?? "");
        return await changes.ChangeAsync(context, region, id, "corrected", (project, scene) =>
        {
            if (project.Facts.FirstOrDefault(f => f.Id == factId) is not { } old)
                return Decision.No(FactProblems.Unknown(factId));
            var fields = new Fields();
            var reason = fields.Text("why", why, 2000);
            if (body.Value.Milestone is { } kind && kind != old.Kind)
                fields.Refuse("milestone", FactProblems.KindStays);
            var command = body.Value.ToCommand(newId, old.Kind, fields, old);
            return fields.Problem is { } problem
                ? Decision.No(problem)
                : Decision.Of(ProjectRules.Correct(
                    project, factId, command, reason, body.Value.Withdraw ?? false,
                    scene.Author.Submitting(body.Value.Submit)));
        });
    }
}

/// <summary>What the fact slices answer when it does not go.</summary>
internal static class FactProblems
{
    public static Text KindStays { get; } = new(
        "更正不能改变事实的种类；请先撤回它，再另记一条。", "A correction keeps the kind; withdraw the fact and record another.");

    public static Hosting.Problem Unknown(Guid id) =>
        Hosting.Problem.NotFound(new($"项目里没有编号为 {id} 的事实。", $"The project has no fact with the id {id}."));
}

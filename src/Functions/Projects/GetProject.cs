using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Projects;

/// <summary><c>GET …/projects/{id}</c>: the project with its facts and its history.</summary>
internal sealed class GetProject(RegionStore regions, ProjectStore projects, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var (scope, today) = (context.Scope(), registry.Today(clock));
        if (await projects.FindAsync(region, id, token) is not { Project: var project } || !scope.Covers(project, today))
            return ProjectProblems.Unknown(id);
        var history = await projects.HistoryAsync(region, id, token);
        var answer = ProjectAnswer.Of(project, scope, today, registry.Region.Settings) with
        {
            History = scope.SeesContact(project, today) ? history : [.. history.Select(History.WithoutContact)],
        };
        return Answer.Ok(answer, ProjectsJson.Wire.ProjectAnswer, ProjectChanges.TagOf(project));
    }
}

using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Projects;

/// <summary><c>GET …/projects</c>: the ledger, filtered, sorted, a page at a time.</summary>
internal sealed class ListProjects(RegionStore regions, ProjectList list, ProjectStore projects, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var today = registry.Today(clock);
        var asked = ProjectList.Read(query, registry, today);
        var select = SelectOf(query);
        var paging = query.Paging(max: 10_000);
        if (query.Problem is { } problem)
            return problem;
        var ranked = await list.FindAsync(region, asked, context.Scope(), today, token);
        var page = paging.OfSorted(ranked, item => item.Key, asked.Descending);
        var stored = await projects.LoadAsync(region, [.. page.Items.Select(item => item.Id)], token);
        var items = stored.Select(s =>
            ProjectSummary.Of(s.Project, asked.Question.AsOf, registry.Region.Settings));
        return select.Length == 0
            ? Hosting.Answer.Ok(new Page<ProjectSummary>([.. items], page.Continuation),
                ProjectsJson.Wire.PageProjectSummary)
            : Selected.Answer([.. items], select, page.Continuation);
    }

    private static string[] SelectOf(Query query)
    {
        var names = (query.Text("select", 1000) ?? "").Split(',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(name => !Selected.Names.Contains(name)))
            query.Fields.Refuse("select", Say.OneOf(Selected.Names));
        return names;
    }
}

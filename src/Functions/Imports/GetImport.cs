using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Imports;

/// <summary><c>GET …/imports/{id}</c> and <c>GET …/imports</c>.</summary>
internal sealed class GetImport(
    RegionStore regions, ImportStore imports, ImportPlans plans, ImportPreview preview, ProjectChanges changes)
{
    /// <summary>One import: what it holds back and changes now; with its result once it is committed.</summary>
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (await imports.FindAsync(region, id, token) is not { Record: var record })
            return ImportProblems.Unknown(id);
        var (worked, refusal) = await plans.WorkOutAsync(registry, record, changes.AuthorOf(context, registry), token);
        if (worked is null)
            return ImportProblems.Refused(refusal!.Value);
        var answer = await preview.OfAsync(region, worked, Languages.Of(context.Request), token);
        if (record.Result is { } result)
            answer = answer with { Created = result.Created, Updated = result.Updated, Unchanged = result.Unchanged };
        return Answer.Ok(answer, ImportsJson.Wire.ImportAnswer);
    }

    /// <summary>All imports, the newest first.</summary>
    public async Task<IResult> ListAsync(HttpContext context, string region)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var all = await imports.ListAsync(region, context.RequestAborted);
        return Answer.Ok(paging.Of(all, record => record.Id.ToString()), ImportsJson.Wire.PageImportRecord);
    }
}

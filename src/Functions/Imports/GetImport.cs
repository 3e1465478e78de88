using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Imports;

/// <summary><c>GET …/imports/{id}</c> and <c>GET …/imports</c>.</summary>
internal sealed class GetImport(
    RegionStore regions, ImportStore imports, ImportPlans plans, ImportPreview preview, RunningImports running,
    NotedProgress noted, ProjectChanges changes)
{
    /// <summary>One import: what it holds back and would change now, or what it did.</summary>
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (await imports.FindAsync(region, id, token) is not { Record: var record })
            return ImportProblems.Unknown(id);
        if (record.IsShownAsKept)
            return await AnswerAsync(context, region, record);
        var (worked, problem) = await plans.WorkOutAsync(registry, record, changes.AuthorOf(context, registry) with { Recognises = true }, token);
        return worked is null
            ? problem!
            : Answer.Ok(
                await preview.OfAsync(region, worked, Languages.Of(context.Request), token),
                ImportsJson.Wire.ImportAnswer);
    }

    /// <summary>
    /// A committed or undone import tells what it did, whatever came after it; one that is at it tells how far it is.
    /// </summary>
    public async Task<Answer> AnswerAsync(HttpContext context, string region, ImportRecord record)
    {
        var language = Languages.Of(context.Request);
        var answer = record.State is ImportState.Preview or ImportState.Committing
            ? await imports.PreviewAsync(region, record, context.RequestAborted)
            : await imports.AnswerAsync(region, record, context.RequestAborted);
        var shown = answer with
        {
            State = record.State,
            Kept = record.State == ImportState.Undone ? record.Kept : null,
            Failure = FailedJob.Of(record, language),
            Progress = record.Job is null
                ? null
                : running.ProgressOf(region, record.Id)
                    ?? await noted.FindAsync(region, record.Id, context.RequestAborted)
                    ?? new ImportProgress(ImportPhase.Waiting, 0, answer.Read),
        };
        return Answer.Ok(shown.In(language), ImportsJson.Wire.ImportAnswer);
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
        return Answer.Ok(
            paging.OfSorted(all, record => record.Id.ToString("N"), descending: true),
            ImportsJson.Wire.PageImportRecord);
    }
}

namespace Leads.Functions.Imports;

/// <summary>
/// <c>POST …/imports/{id}/undo</c>: takes back what the import did. What was changed since stays as it is and is listed.
/// </summary>
internal sealed class UndoImport(ImportJobs jobs)
{
    public Task<IResult> HandleAsync(HttpContext context, string region, Guid id) =>
        jobs.AskAsync(context, region, id, JobKind.Undo);
}

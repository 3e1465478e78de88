namespace Leads.Functions.Imports;

/// <summary>
/// <c>POST …/imports/{id}/commit</c>: records what the preview shows, worked out afresh. A second commit answers as the
/// first did and changes nothing.
/// </summary>
internal sealed class CommitImport(ImportJobs jobs)
{
    public Task<IResult> HandleAsync(HttpContext context, string region, Guid id) =>
        jobs.AskAsync(context, region, id, JobKind.Commit);
}

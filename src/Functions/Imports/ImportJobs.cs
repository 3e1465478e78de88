using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>A job as it stands in an import's state: where it starts from, while it runs, and when it is done.</summary>
internal sealed record JobKind(ImportState From, ImportState Running, ImportState Done, Problem TooEarly)
{
    public static JobKind Commit { get; } = new(
        ImportState.Preview, ImportState.Committing, ImportState.Committed, ImportProblems.IsUndone);

    public static JobKind Undo { get; } = new(
        ImportState.Committed, ImportState.Undoing, ImportState.Undone, ImportProblems.NotCommitted);

    /// <summary>The kind of the job that an import has.</summary>
    public static JobKind Of(ImportRecord record) => record.State == Undo.Running ? Undo : Commit;

    /// <summary>Why an import in this state cannot have this job; null when it can, has it or had it.</summary>
    public Problem? Refuse(ImportState state) =>
        state == From || state == Running || state == Done ? null
        : state is ImportState.Committing or ImportState.Undoing ? ImportProblems.IsRunning
        : TooEarly;
}

/// <summary>
/// Asks for a commit or an undo and waits for its end, up to a while: a job that takes longer is answered with 202 and
/// goes on. Asked again, it is joined.
/// </summary>
internal sealed class ImportJobs(
    RegionStore regions, ImportStore imports, GetImport get, RunningImports running, ImportHints hints,
    ProjectChanges changes, Writes writes, IRegionStorage storage, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Another process may run the job: its end is seen in the row.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task<IResult> AskAsync(HttpContext context, string region, Guid id, JobKind kind)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var author = changes.AuthorOf(context, registry);
        if (await BeginAsync(region, id, kind, new ImportJob(author.By, author.Now, author.Today)) is { } problem)
            return problem;
        var record = await WaitAsync(context, region, id, kind);
        if (kind.Refuse(record.State) is { } refusal)
            return refusal;
        if (record.State == kind.From)
            return record.Failure is { } failure
                ? Problem.Of(ProblemKind.Unsupported, failure.Message)
                : Problem.Busy();
        var answer = await get.AnswerAsync(context, region, record);
        // Only the end is kept under the request's key; a repeated request joins a job that still runs.
        return record.State == kind.Running
            ? answer with { Status = StatusCodes.Status202Accepted, Location = Of(region, id), RetryAfter = 1 }
            : (await write.CommitAsync([], answer)).Answer ?? answer;
    }

    /// <summary>Sets the import to work, unless it is at it or done; the problem when it cannot be.</summary>
    private async Task<Problem?> BeginAsync(string region, Guid id, JobKind kind, ImportJob job)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await imports.FindAsync(region, id, CancellationToken.None) is not { } found)
                return ImportProblems.Unknown(id);
            if (kind.Refuse(found.Record.State) is { } refusal)
                return refusal;
            if (found.Record.State == kind.Done)
                return null;
            var begun = found.Record with { State = kind.Running, Job = job, Failure = null };
            if (found.Record.State == kind.Running
                || (await storage.CommitAsync(
                    region, [ImportStore.Save(begun, found.ETag)], CancellationToken.None)).Done)
            {
                hints.Send(region, id);
                return null;
            }
        }

        return Problem.Busy();
    }

    /// <summary>The import when its job has ended, or as it is when that takes too long.</summary>
    private async Task<ImportRecord> WaitAsync(HttpContext context, string region, Guid id, JobKind kind)
    {
        var (began, patience) = (clock.GetTimestamp(), WantsNoWait(context.Request) ? TimeSpan.Zero : Patience);
        while (true)
        {
            var end = running.EndOf(region, id);
            var (record, _) = (await imports.FindAsync(region, id, context.RequestAborted))!.Value;
            if (record.State != kind.Running || clock.GetElapsedTime(began) >= patience)
                return record;
            await Task.WhenAny(end, Task.Delay(Look, clock, context.RequestAborted));
        }
    }

    /// <summary>RFC 7240: a page that shows the progress need not wait for the end.</summary>
    private static bool WantsNoWait(HttpRequest request) => request.Headers["Prefer"].Any(value =>
        value?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) == true);

    private static string Of(string region, Guid id) => $"/api/regions/{region}/imports/{id}";
}

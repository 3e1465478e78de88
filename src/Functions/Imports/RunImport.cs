using Leads.Functions.Hosting;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>
/// Does the commit or the undo of an import that was asked for. All of it is one atomic commit at the end; a run that
/// is interrupted before has done nothing and is begun again. Of two processes that do the same job one commits and the
/// other then finds none. A job that can never be done gives the import back as it was, with the reason.
/// </summary>
internal sealed partial class RunImport(
    RegionStore regions, ImportStore imports, RunCommit commit, RunUndo undo, RunningImports running,
    NotedProgress noted, IRegionStorage storage, FoldHints hints, TimeProvider clock, ILogger<RunImport> logger)
    : IDisposable
{
    public const string Queue = "RunImport";

    private const int Tries = 20;

    // One file in memory at a time; the others wait.
    private readonly SemaphoreSlim turn = new(1);

    public void Dispose() => turn.Dispose();

    /// <summary>The import that a message names.</summary>
    public static (string Region, Guid Id) Read(string message) =>
        message.Split('/') is [var region, var name] && Guid.TryParse(name, out var id)
            ? (region, id)
            : throw new FormatException($"\"{message}\" is no message of {Queue}.");

    public async Task HandleAsync(string message, CancellationToken stop)
    {
        var (region, id) = Read(message);
        await turn.WaitAsync(stop);
        try
        {
            var meter = running.Begin(region, id);
            await noted.WhileAsync(region, id, meter, () => RunAsync(region, id, meter, stop));
        }
        finally
        {
            turn.Release();
            running.End(region, id);
        }
    }

    private async Task RunAsync(string region, Guid id, ImportMeter meter, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await regions.LoadAsync(region, stop) is not { } registry
                || await imports.FindAsync(region, id, stop) is not { Record.Job: { } job } found)
                return;
            var operations = await WorkOutAsync(registry, found.Record, found.ETag, job, meter, stop);
            // Once begun, a commit is seen through: what follows it may not be skipped.
            var writing = storage.CommitAsync(region, meter.Watch(operations), CancellationToken.None);
            meter.Enter(ImportPhase.Recording, meter.Now.Total);
            var result = await writing;
            regions.Notice(region, operations);
            if (!result.Done)
                continue;
            hints.Send(region);
            return;
        }

        throw new StorageBusyException($"Import {id} of {region}: somebody else was faster {Tries} times.");
    }

    /// <summary>The operations of the whole job, or those that give the import back.</summary>
    private async Task<IReadOnlyList<Operation>> WorkOutAsync(
        Registry registry, ImportRecord record, string etag, ImportJob job, ImportMeter meter, CancellationToken stop)
    {
        try
        {
            var (done, operations) = record.State == JobKind.Undo.Running
                ? await undo.WorkOutAsync(registry, record, job.AuthorIn(registry.Region), meter, stop)
                : await commit.WorkOutAsync(registry, record, job.AuthorIn(registry.Region), meter, stop);
            return [ImportStore.Save(done with { Job = null }, etag), .. operations];
        }
        catch (ImportFailedException failed)
        {
            return [GiveBack(record, etag, failed.Reason)];
        }
        catch (Exception fault) when (IsLasting(fault))
        {
            Log.Failed(logger, registry.Region.Id, record.Id, fault);
            return [GiveBack(record, etag, fault is FileNotFoundException ? ImportWords.FileGone : ImportWords.Fault)];
        }
    }

    private Operation GiveBack(ImportRecord record, string etag, Text reason) => ImportStore.Save(
        record with
        {
            State = JobKind.Of(record).From,
            Job = null,
            Failure = new ImportFailure(clock.GetUtcNow(), reason.Zh, reason.En),
        },
        etag);

    /// <summary>A fault of the disk passes, and so does the end of the process; everything else comes again.</summary>
    private static bool IsLasting(Exception fault) =>
        fault is FileNotFoundException
        || fault is not (OperationCanceledException or IOException or UnauthorizedAccessException
            or StorageBusyException or StorageFailedException);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Region {Region}: the job of import {Import} cannot be done")]
        public static partial void Failed(ILogger logger, string region, Guid import, Exception fault);
    }
}

/// <summary>A job cannot be done, whenever it is tried; never leaves <see cref="RunImport"/>.</summary>
internal sealed class ImportFailedException(Text reason) : Exception(reason.En)
{
    public Text Reason { get; } = reason;
}

using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>How far a job was at a moment, as its row tells.</summary>
public sealed record ProgressNote(DateTimeOffset At, ImportProgress Progress);

/// <summary>
/// Where several processes share the storage: how far a job is that another one runs. Whoever runs it notes that every
/// few seconds in a row of its own; one that nobody renews tells nothing, its process may be dead.
/// </summary>
public sealed class NotedProgress(IRegionStorage storage, LeadsOptions options, TimeProvider clock)
{
    public const string Prefix = "running-";

    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(15);

    /// <summary>Does the job, and notes beside it how far it is; one that is done soon is not noted.</summary>
    public async Task WhileAsync(string region, Guid id, ImportMeter meter, Func<Task> job)
    {
        if (!options.IsShared)
        {
            await job();
            return;
        }

        using var done = new CancellationTokenSource();
        var noting = NoteAsync(region, id, meter, done.Token);
        try
        {
            await job();
        }
        finally
        {
            await done.CancelAsync();
            await noting;
        }
    }

    /// <summary>How far a job is; null when nobody tells.</summary>
    public async Task<ImportProgress?> FindAsync(string region, Guid id, CancellationToken stop) =>
        options.IsShared && await storage.FindAsync(region, KeyOf(id), stop) is { } row
        && JsonSerializer.Deserialize(row.Body.Span, ImportsJson.Stored.ProgressNote) is { } note
        && clock.GetUtcNow() - note.At < s_fresh
            ? note.Progress
            : null;

    private async Task NoteAsync(string region, Guid id, ImportMeter meter, CancellationToken done)
    {
        using var ticks = new PeriodicTimer(s_every, clock);
        var isNoted = false;
        while (await TicksAsync(ticks, done))
        {
            var note = new ProgressNote(clock.GetUtcNow(), meter.Now);
            var body = JsonSerializer.SerializeToUtf8Bytes(note, ImportsJson.Stored.ProgressNote);
            await TryAsync(region, new Operation.Put(KeyOf(id), body));
            isNoted = true;
        }

        if (isNoted)
            await TryAsync(region, new Operation.Delete(KeyOf(id), null));
    }

    private static async Task<bool> TicksAsync(PeriodicTimer ticks, CancellationToken done)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(done);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TryAsync(string region, Operation operation)
    {
        try
        {
            await storage.CommitAsync(region, [operation], CancellationToken.None);
        }
        catch (Exception fault) when (fault is StorageBusyException or StorageFailedException)
        {
            // It is only told for people to see; the job itself will say what is wrong.
        }
    }

    private static string KeyOf(Guid id) => Prefix + id.ToString("N");
}

using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>A deed that changes no document: an export, a download, a sign-in, a restore.</summary>
/// <param name="Action">What was done, for programs: projectsExported, restored …</param>
/// <param name="Details">What exactly, in words or as the query had it; "" for nothing more.</param>
public sealed record ActivityEntry(DateTimeOffset At, string By, string Action, string Details)
{
    /// <summary>Who acts where a command of the program does.</summary>
    public const string Operator = "operator";

    /// <summary>SHA-256 of the entry before as it is stored; null for the first.</summary>
    public string? Previous { get; init; }
}

/// <summary>Notes deeds in a partition: a region, or one whose name begins with <c>_</c>.</summary>
public sealed class ActivityLog(IRegionStorage storage, TimeProvider clock)
{
    private readonly Turns _turns = new();

    /// <summary>
    /// Notes a deed durably before it is answered; throws when that cannot be done. Not cancelled with the request: who
    /// goes away may have got what is noted.
    /// </summary>
    public async Task NoteAsync(string partition, string what, string by, string details)
    {
        using var turn = await _turns.TakeAsync(partition, CancellationToken.None);
        for (var attempt = 1; attempt <= Turns.Tries; attempt++)
        {
            var end = await storage.FindAsync(partition, NumberedChain.Activity.EndKey, CancellationToken.None);
            var entry = new ActivityEntry(clock.GetUtcNow(), by, what, details);
            if ((await storage.CommitAsync(partition, Append(end, entry), CancellationToken.None)).Done)
                return;
            await Turns.LostAsync(attempt);
        }

        throw new StorageBusyException($"The activity of {partition} is being written by others.");
    }

    /// <summary>
    /// Commits what a deed writes together with its note. When another deed was noted in between, it is tried again with
    /// the note in its new place.
    /// </summary>
    internal async Task<Written> CommitAsync(
        string partition, IReadOnlyList<Operation> operations, ActivityEntry entry,
        Func<IReadOnlyList<Operation>, Task<Written>> commit)
    {
        using var turn = await _turns.TakeAsync(partition, CancellationToken.None);
        for (var attempt = 1; ; attempt++)
        {
            var end = await storage.FindAsync(partition, NumberedChain.Activity.EndKey, CancellationToken.None);
            var written = await commit([.. operations, .. Append(end, entry)]);
            if (written.FailedAt < operations.Count || attempt == Turns.Tries)
                return written;
            await Turns.LostAsync(attempt);
        }
    }

    /// <summary>The operations that note a deed as part of a larger commit.</summary>
    internal static IReadOnlyList<Operation> Append(Row? end, ActivityEntry entry) =>
        NumberedChain.Activity.Append(end, entry.At, [(_, previous) =>
            JsonSerializer.SerializeToUtf8Bytes(entry with { Previous = previous }, AuditJson.Stored.ActivityEntry)]);
}

using System.Collections.Concurrent;

namespace Leads.Functions.Imports;

/// <summary>
/// The jobs that this process runs: how far they are, and when they end. Others show what <see cref="NotedProgress"/>
/// tells and look for the end in the import's row.
/// </summary>
public sealed class RunningImports
{
    private readonly ConcurrentDictionary<(string Region, Guid Id), ImportMeter> meters = [];
    private readonly ConcurrentDictionary<(string Region, Guid Id), TaskCompletionSource> ends = [];

    /// <summary>A job begins; it notes here how far it is.</summary>
    public ImportMeter Begin(string region, Guid id) => meters[(region, id)] = new ImportMeter();

    /// <summary>A job ends, done or not: whoever waits looks at the import again.</summary>
    public void End(string region, Guid id)
    {
        meters.TryRemove((region, id), out _);
        if (ends.TryRemove((region, id), out var end))
            end.SetResult();
    }

    /// <summary>How far a job is; null when this process is not at it.</summary>
    public ImportProgress? ProgressOf(string region, Guid id) => meters.GetValueOrDefault((region, id))?.Now;

    /// <summary>The next end of a job. Taken before the import is looked at, no end is missed.</summary>
    public Task EndOf(string region, Guid id) => ends.GetOrAdd((region, id), _ => new TaskCompletionSource(
        TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}

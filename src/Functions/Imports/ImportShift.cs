using System.Collections.Concurrent;
using Leads.Functions.Hosting;

namespace Leads.Functions.Imports;

/// <summary>
/// The queue entry <c>RunImport(region/import)</c>. The Functions host ends a call after five minutes by killing the
/// process; a job may take longer. So the job goes on by itself, and a call only stays with it for a shift: one that is
/// over before the job is leaves a new message, whose call stays with it next, here, or looks on while another process
/// is at it. When the process dies the next call finds nobody at the job and begins it anew.
/// </summary>
internal sealed class ImportShift(
    RunImport run, NotedProgress noted, Pumps pumps, LeadsOptions options, IHostApplicationLifetime life,
    TimeProvider clock)
{
    /// <summary>Leaves the host's five minutes (host.json) time for a last write.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lazy<Task>> _jobs = new(StringComparer.Ordinal);

    public async Task HandleAsync(string message, CancellationToken stop)
    {
        if (!options.IsHandler)
        {
            await run.HandleAsync(message, stop);
            return;
        }

        using var late = new CancellationTokenSource(Length, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            await LookOnAsync(message, over.Token);
            await JobOf(message).WaitAsync(over.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            await pumps.SendAllAsync(RunImport.Queue, [message], null, stop);
        }
    }

    /// <summary>Waits while another process says that it is at the job.</summary>
    private async Task LookOnAsync(string message, CancellationToken over)
    {
        var (region, id) = RunImport.Read(message);
        while (!_jobs.ContainsKey(message) && await noted.FindAsync(region, id, over) is not null)
            await Task.Delay(s_look, clock, over);
    }

    /// <summary>The job as this process does it; several calls may stay with one.</summary>
    private Task JobOf(string message) =>
        _jobs.GetOrAdd(message, key => new Lazy<Task>(() => Task.Run(() => DoAsync(key)))).Value;

    private async Task DoAsync(string message)
    {
        try
        {
            await run.HandleAsync(message, life.ApplicationStopping);
        }
        finally
        {
            _jobs.TryRemove(message, out _);
        }
    }
}

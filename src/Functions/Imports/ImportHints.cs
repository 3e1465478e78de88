namespace Leads.Functions.Imports;

/// <summary>Tells the queue that an import has a job. Losing a hint loses nothing: the sweep finds the import.</summary>
public sealed class ImportHints(ImportStore imports, NotedProgress noted)
{
    private Action<string> queue = _ => { };

    /// <summary>Where hints go: the in-process queue on one box, the storage queue on Azure.</summary>
    public void SendTo(Action<string> target) => queue = target;

    /// <summary>Sends a hint; returns at once.</summary>
    public void Send(string region, Guid id) => queue($"{region}/{id:N}");

    /// <summary>
    /// Sends the hints of the jobs that a crash or a fault of the disk has interrupted; not of one that somebody is at.
    /// </summary>
    public async Task ResumeAsync(string region, CancellationToken cancellationToken)
    {
        foreach (var import in await imports.ListAsync(region, cancellationToken))
        {
            if (import.Job is not null && await noted.FindAsync(region, import.Id, cancellationToken) is null)
                Send(region, import.Id);
        }
    }
}

namespace Leads.Functions.Rates;

/// <summary>Tells the queue that a region has changes to fold. Losing a hint loses nothing: the sweep finds the rows.</summary>
public sealed class FoldHints
{
    private Action<string> queue = _ => { };

    /// <summary>Where hints go: the in-process queue on one box, the storage queue on Azure.</summary>
    public void SendTo(Action<string> target) => queue = target;

    /// <summary>Sends a hint; returns at once.</summary>
    public void Send(string region) => queue(region);
}

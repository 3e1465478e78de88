namespace Leads.Functions.Tests.Storage.Faults;

/// <summary>Faults by chance, the same ones for the same seed and number of the call.</summary>
internal sealed class FaultPlan(int seed, int percent)
{
    private static readonly Fault[] s_ofReads =
        [Fault.Unreached, Fault.Busy, Fault.Failed, Fault.ReplyLost, Fault.ReplyCut, Fault.Late];

    private static readonly Fault[] s_ofQueries = [.. s_ofReads, Fault.EmptyPage, Fault.EmptyPage, Fault.ShortPage];

    // What happens and is not heard of is what a store gets wrong: twice as often.
    private static readonly Fault[] s_ofWrites =
        [.. s_ofReads, Fault.FailedAfterwards, Fault.FailedAfterwards, Fault.ReplyLost, Fault.ReplyCut];

    private int _calls;

    public Fault Of(StorageCall call)
    {
        var random = new Random(unchecked((seed * 397) ^ Interlocked.Increment(ref _calls)));
        // Queries are few: most of them meet something.
        if (random.Next(100) >= (call.IsQuery ? Math.Max(percent, 60) : percent))
            return Fault.None;
        var kinds = call switch
        {
            { IsQuery: true } => s_ofQueries,
            { IsMessage: true } => [.. s_ofWrites, Fault.Doubled, Fault.Doubled],
            { Method: "GET" or "HEAD" } => s_ofReads,
            _ => s_ofWrites,
        };
        return kinds[random.Next(kinds.Length)];
    }
}

using System.Collections.Concurrent;

namespace Leads.Functions.Rates;

/// <summary>
/// The queue entry <c>FoldChanges(region)</c>. Passes of a region are kept apart, so that many changes become one pass:
/// at most about ten a second, and never more than a fifth of the time, so that captures keep their processors.
/// </summary>
internal sealed class FoldChanges(RegionBoards boards, TimeProvider clock)
{
    public const string Queue = "FoldChanges";

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(100);

    // By the clock that never jumps: the time of day may be set back by hours.
    private readonly ConcurrentDictionary<string, (long Since, TimeSpan Length)> pauses = new(StringComparer.Ordinal);

    public async Task HandleAsync(string region, CancellationToken cancellationToken)
    {
        if (pauses.TryGetValue(region, out var pause)
            && pause.Length - clock.GetElapsedTime(pause.Since) is { Ticks: > 0 } wait)
            await Task.Delay(wait, clock, cancellationToken);
        var began = clock.GetTimestamp();
        await boards.FoldAsync(region, cancellationToken);
        var took = clock.GetElapsedTime(began);
        pauses[region] = (clock.GetTimestamp(), took * 4 > Apart ? took * 4 : Apart);
    }
}

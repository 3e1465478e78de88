using System.Collections.Concurrent;

namespace Leads.Functions.Hosting;

/// <summary>
/// Lets those of a process who write the same rows do so one after the other, so that only processes compete for them;
/// who loses to another one waits a random while before the next try, longer each time.
/// </summary>
internal sealed class Turns
{
    /// <summary>How often a write is tried that others are faster than: about three seconds, seven at most.</summary>
    public const int Tries = 12;

    private const int LongestPause = 1000;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>The turn at something; whoever has it gives it back by disposing it.</summary>
    public async Task<Turn> TakeAsync(string what, CancellationToken stop)
    {
        var turn = _turns.GetOrAdd(what, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(stop);
        return new Turn(turn);
    }

    /// <summary>
    /// The pause after a lost try, counted from 1. By the machine's clock: it is about other processes, not about time.
    /// </summary>
    public static Task LostAsync(int attempt) =>
        Task.Delay(Random.Shared.Next(1, Math.Min(LongestPause, 10 << attempt)), CancellationToken.None);
}

internal readonly struct Turn(SemaphoreSlim turn) : IDisposable
{
    public void Dispose() => turn.Release();
}

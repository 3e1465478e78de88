using System.Collections.Concurrent;

namespace Leads.Functions.People;

/// <summary>
/// Makes guessing slow: after so many wrong tries the next one has to wait, twice as long each time, a minute at most.
/// What is tried counts as wrong until it was right, so that many tries at once gain nothing. In memory: it begins
/// anew with the process.
/// </summary>
internal sealed class Throttle(TimeProvider clock)
{
    /// <summary>Wrong tries that an account has free: under ten in the first minute, then one a minute.</summary>
    public const int OfAccount = 3;

    /// <summary>Of an address: a whole office may stand behind one.</summary>
    public const int OfAddress = 20;

    private const int Slowest = 6;
    private const int Remembered = 10_000;

    private static readonly TimeSpan s_forgotten = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    /// <summary>Begins a try; otherwise how long to wait for it.</summary>
    public TimeSpan? Begin(string key, int free)
    {
        ForgetOld();
        var now = clock.GetUtcNow();
        var wait = (TimeSpan?)null;
        _tries.AddOrUpdate(
            key,
            _ => new Tries(1, now, now),
            (_, tries) =>
            {
                wait = tries.Next > now ? tries.Next - now : null;
                return wait is null ? After(tries, now, free) : tries;
            });
        return wait;
    }

    /// <summary>It was right: it does not count, those before it do.</summary>
    public void Succeeded(string key)
    {
        while (_tries.TryGetValue(key, out var tries)
            && !_tries.TryUpdate(key, tries with { Wrong = tries.Wrong - 1, Next = tries.Last }, tries))
        {
        }
    }

    private static Tries After(Tries tries, DateTimeOffset now, int free)
    {
        var wrong = now - tries.Last > s_forgotten ? 1 : tries.Wrong + 1;
        var pause = wrong < free ? TimeSpan.Zero : TimeSpan.FromSeconds(1 << Math.Min(wrong - free, Slowest));
        return new Tries(wrong, now, now + (pause < s_longest ? pause : s_longest));
    }

    private void ForgetOld()
    {
        if (_tries.Count < Remembered)
            return;
        var now = clock.GetUtcNow();
        foreach (var old in _tries.Where(tries => now - tries.Value.Last > s_forgotten))
            _tries.TryRemove(old);
    }

    /// <param name="Wrong">Tries so far that were not right.</param>
    /// <param name="Next">Not before.</param>
    private sealed record Tries(int Wrong, DateTimeOffset Last, DateTimeOffset Next);
}

using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.People;

/// <summary>What tries are counted by.</summary>
/// <param name="Free">Wrong ones that need not wait.</param>
internal readonly record struct Counted(string Key, int Free)
{
    /// <summary>Under ten in the first minute, then one a minute.</summary>
    private const int OfAccounts = 3;

    /// <summary>A whole office may stand behind an address.</summary>
    private const int OfAddresses = 20;

    public static Counted Account(string id) => new("account " + id, OfAccounts);

    public static Counted Change(string id) => new("change " + id, OfAccounts);

    public static Counted Device(string hash) => new("device " + hash, OfAccounts);

    public static Counted Address(string address) => new("address " + address, OfAddresses);
}

/// <summary>
/// Makes guessing slow: after so many wrong tries the next one has to wait, twice as long each time, a minute at most.
/// What is tried counts as wrong until it was right, so that many tries at once gain nothing. On one box it is kept in
/// memory and begins anew with the process; where others share the storage, in conditional rows, so that a guesser
/// gains nothing by going from one process to the next.
/// </summary>
internal sealed class Throttle(IRegionStorage storage, LeadsOptions options, TimeProvider clock)
{
    private const int Remembered = 10_000;
    private const int SweptAtOnce = 20;

    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tries> _here = new(StringComparer.Ordinal);

    /// <summary>Begins a try; otherwise how long to wait for it.</summary>
    public async Task<TimeSpan?> BeginAsync(params IReadOnlyList<Counted> counted)
    {
        if (!options.IsShared)
            return BeginHere(counted);
        for (var attempt = 1; attempt <= Turns.Tries; attempt++)
        {
            var (now, rows) = (clock.GetUtcNow(), await RowsAsync(counted));
            var (next, wait) = Next(counted, rows.Select(row => row is null ? null : Read(row)), now);
            if (await KeepAsync(counted, rows, next))
            {
                if (rows.Contains(null))
                    await SweepAsync(KeyOf(counted[0]), now);
                return wait;
            }

            await Turns.LostAsync(attempt);
        }

        // So many at the same moment are nobody's own.
        return s_busy;
    }

    /// <summary>It was right: it does not count, those before it do.</summary>
    public async Task SucceededAsync(params IReadOnlyList<Counted> counted)
    {
        if (!options.IsShared)
        {
            SucceededHere(counted);
            return;
        }

        for (var attempt = 1; attempt <= Turns.Tries; attempt++)
        {
            var rows = await RowsAsync(counted);
            if (await KeepAsync(counted, rows, [.. rows.Select(row => row is null ? null : Read(row).WithoutLast())]))
                return;
            await Turns.LostAsync(attempt);
        }
    }

    private TimeSpan? BeginHere(IReadOnlyList<Counted> counted)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_here.Count >= Remembered)
                ForgetOld(now);
            var (next, wait) = Next(counted, counted.Select(one => _here.GetValueOrDefault(one.Key)), now);
            foreach (var (one, tries) in counted.Zip(next).Where(pair => pair.Second is not null))
                _here[one.Key] = tries!;
            return wait;
        }
    }

    private void SucceededHere(IReadOnlyList<Counted> counted)
    {
        lock (_gate)
        {
            foreach (var one in counted)
            {
                if (_here.TryGetValue(one.Key, out var tries))
                    _here[one.Key] = tries.WithoutLast();
            }
        }
    }

    private void ForgetOld(DateTimeOffset now)
    {
        foreach (var old in _here.Where(tries => tries.Value.IsForgotten(now)).ToList())
            _here.Remove(old.Key);
    }

    /// <summary>What becomes of each count, null where nothing does, and how long to wait.</summary>
    private static (Tries?[] Next, TimeSpan? Wait) Next(
        IReadOnlyList<Counted> counted, IEnumerable<Tries?> before, DateTimeOffset now)
    {
        var next = new Tries?[counted.Count];
        var wait = (TimeSpan?)null;
        foreach (var (at, tries) in before.Index())
        {
            if (tries?.Next > now)
                wait = tries.Next - now > (wait ?? TimeSpan.Zero) ? tries.Next - now : wait;
            else
                next[at] = tries?.After(now, counted[at].Free) ?? new Tries(1, now, now);
        }

        return (next, wait);
    }

    private async Task<Row?[]> RowsAsync(IReadOnlyList<Counted> counted)
    {
        var rows = await storage.FindAllAsync(
            PeopleStore.Partition, [.. counted.Select(KeyOf)], CancellationToken.None);
        return [.. counted.Select(one => rows.FirstOrDefault(row => row.Key == KeyOf(one)))];
    }

    private async Task<bool> KeepAsync(IReadOnlyList<Counted> counted, Row?[] rows, Tries?[] next)
    {
        var operations = new List<Operation>();
        for (var at = 0; at < next.Length; at++)
        {
            if (next[at] is not { } tries)
                continue;
            var body = JsonSerializer.SerializeToUtf8Bytes(tries, PeopleJson.Stored.Tries);
            operations.Add(rows[at] is { } row
                ? new Operation.Replace(row.Key, row.ETag, body)
                : new Operation.Insert(KeyOf(counted[at]), body));
        }

        return operations.Count == 0
            || (await storage.CommitAsync(PeopleStore.Partition, operations, CancellationToken.None)).Done;
    }

    /// <summary>
    /// Each new count drops some old ones that lie behind it in the order of hashes: anywhere, that is. A count that
    /// somebody renews meanwhile keeps all of them until the next time.
    /// </summary>
    private async Task SweepAsync(string after, DateTimeOffset now)
    {
        var rows = await storage.ListAsync(
            PeopleStore.Partition, PeopleStore.AllTries, after, SweptAtOnce, CancellationToken.None);
        var old = rows.Where(row => Read(row).IsForgotten(now)).Select(row => new Operation.Delete(row.Key, row.ETag));
        if (old.ToList() is { Count: > 0 } operations)
            await storage.CommitAsync(PeopleStore.Partition, operations, CancellationToken.None);
    }

    private static string KeyOf(Counted one) => PeopleStore.AllTries + Secrets.Hash(one.Key);

    private static Tries Read(Row row) => JsonSerializer.Deserialize(row.Body.Span, PeopleJson.Stored.Tries)!;
}

/// <summary>The tries of an account, a browser or an address.</summary>
/// <param name="Wrong">Those so far that were not right.</param>
/// <param name="Next">Not before.</param>
internal sealed record Tries(int Wrong, DateTimeOffset Last, DateTimeOffset Next)
{
    private const int Slowest = 6;

    private static readonly TimeSpan s_forgotten = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    public bool IsForgotten(DateTimeOffset now) => now - Last > s_forgotten;

    public Tries After(DateTimeOffset now, int free)
    {
        var wrong = IsForgotten(now) ? 1 : Wrong + 1;
        var pause = wrong < free ? TimeSpan.Zero : TimeSpan.FromSeconds(1 << Math.Min(wrong - free, Slowest));
        return new Tries(wrong, now, now + (pause < s_longest ? pause : s_longest));
    }

    public Tries WithoutLast() => this with { Wrong = Wrong - 1, Next = Last };
}

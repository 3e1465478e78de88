using System.Collections.Concurrent;

namespace Leads.Functions.People;

/// <summary>
/// Secrets that stand for something for a while. Only their hashes are kept, in memory: they end with the process.
/// </summary>
internal sealed class Tickets<T>(TimeSpan lifetime, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (T Value, DateTimeOffset Ends)> _issued = new(StringComparer.Ordinal);

    public string Issue(T value)
    {
        DropEnded();
        var secret = Secrets.Create();
        _issued[Secrets.Hash(secret)] = (value, clock.GetUtcNow() + lifetime);
        return secret;
    }

    public bool TryFind(string secret, out T? value) =>
        IsValid(_issued.TryGetValue(Secrets.Hash(secret), out var ticket), ticket, out value);

    /// <summary>Finds it and makes it void: only one caller can.</summary>
    public bool TryTake(string secret, out T? value) =>
        IsValid(_issued.TryRemove(Secrets.Hash(secret), out var ticket), ticket, out value);

    private bool IsValid(bool found, (T Value, DateTimeOffset Ends) ticket, out T? value)
    {
        value = ticket.Value;
        return found && ticket.Ends > clock.GetUtcNow();
    }

    private void DropEnded()
    {
        var now = clock.GetUtcNow();
        foreach (var ended in _issued.Where(ticket => ticket.Value.Ends <= now))
            _issued.TryRemove(ended);
    }
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.People;

/// <summary>
/// People, their sessions, devices and tokens, kept in memory: every request asks for one of them. On one box this
/// process makes every write, so what is kept is exact. Where others share the storage it is read again after a few
/// seconds, and when somebody comes who is not known: another process may just have let them in.
/// </summary>
internal sealed class PeopleStore(IRegionStorage storage, LeadsOptions options, TimeProvider clock)
{
    /// <summary>Their rows lie in a partition of their own; its name cannot be that of a region.</summary>
    public const string Partition = "_people";

    public const string People = "person-";
    public const string Tokens = "token-";
    public const string Sessions = "session-";
    public const string Devices = "device-";

    // Of one-time links and of tries; their rows lie in the partition, too.
    public const string Links = "link-";
    public const string AllTries = "tries-";

    // Every change of people replaces it, so that what was decided on older ones is not written.
    private const string Stamp = "people";

    private static readonly TimeSpan s_shared = TimeSpan.FromSeconds(10);

    // Strangers may come as often as they like.
    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(1);

    private volatile Entry? _entry;

    /// <summary>Whether a row comes and goes with sign-ins.</summary>
    public static bool ComesAndGoes(string key) =>
        key.StartsWith(Sessions, StringComparison.Ordinal) || key.StartsWith(Devices, StringComparison.Ordinal)
        || key.StartsWith(Links, StringComparison.Ordinal) || key.StartsWith(AllTries, StringComparison.Ordinal);

    /// <summary>Everything that is known about who may come in.</summary>
    public Task<KnownPeople> LoadAsync(CancellationToken cancellationToken)
    {
        var entry = _entry;
        if (entry is null || !IsFresh(entry) || entry.People is { IsValueCreated: true, Value.IsFaulted: true })
            _entry = entry = new Entry(new Lazy<Task<KnownPeople>>(ReadAsync), clock.GetTimestamp());
        return entry.People.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Everything as it is stored now, whoever wrote it.</summary>
    public Task<KnownPeople> LoadNowAsync(CancellationToken cancellationToken)
    {
        Forget();
        return LoadAsync(cancellationToken);
    }

    /// <summary>
    /// Everything, read after this call, for somebody who is not known; at most once a second, and whoever comes within
    /// that waits. On one box there is nothing newer.
    /// </summary>
    public async Task<KnownPeople> LoadAgainAsync(CancellationToken cancellationToken)
    {
        if (options.IsShared && _entry is { } seen)
        {
            var wait = s_apart - clock.GetElapsedTime(seen.At);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            Interlocked.CompareExchange(ref _entry, null, seen);
        }

        return await LoadAsync(cancellationToken);
    }

    /// <summary>The stamp of people, to be read before what is decided on; null before the first.</summary>
    public Task<Row?> StampAsync(CancellationToken cancellationToken) =>
        storage.FindAsync(Partition, Stamp, cancellationToken);

    /// <summary>The operation that fails the commit when another change of people was faster.</summary>
    public static Operation Follow(Row? stamp, DateTimeOffset now)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new PeopleStamp(now), PeopleJson.Stored.PeopleStamp);
        return stamp is null ? new Operation.Insert(Stamp, body) : new Operation.Replace(Stamp, stamp.ETag, body);
    }

    /// <summary>All operations or none; what is kept is read again.</summary>
    public async Task<bool> CommitAsync(params IReadOnlyList<Operation> operations)
    {
        try
        {
            return (await storage.CommitAsync(Partition, operations, CancellationToken.None)).Done;
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Reads it again next time. Whoever writes its rows by another way calls this.</summary>
    public void Forget() => _entry = null;

    public async Task<(Person Person, string ETag)?> FindAsync(string id, CancellationToken cancellationToken) =>
        await storage.FindAsync(Partition, People + id, cancellationToken) is { } row
            ? (Read(row, PeopleJson.Stored.Person), row.ETag)
            : null;

    public static Operation Put(Person person, string? etag)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(person, PeopleJson.Stored.Person);
        return etag is null
            ? new Operation.Insert(People + person.Id, bytes)
            : new Operation.Replace(People + person.Id, etag, bytes);
    }

    public static Operation Put(ApiToken token) =>
        new Operation.Put(Tokens + token.Id.ToString("N"),
            JsonSerializer.SerializeToUtf8Bytes(token, PeopleJson.Stored.ApiToken));

    public static Operation Put(string secret, Session session) => new Operation.Put(
        Sessions + Secrets.Hash(secret), JsonSerializer.SerializeToUtf8Bytes(session, PeopleJson.Stored.Session));

    public static Operation Put(string secret, Device device) => new Operation.Put(
        Devices + Secrets.Hash(secret), JsonSerializer.SerializeToUtf8Bytes(device, PeopleJson.Stored.Device));

    private bool IsFresh(Entry entry) => !options.IsShared || clock.GetElapsedTime(entry.At) < s_shared;

    private async Task<KnownPeople> ReadAsync()
    {
        var tokens = await ReadAllAsync(Tokens, PeopleJson.Stored.ApiToken);
        return new KnownPeople
        {
            People = await ReadAllAsync(People, PeopleJson.Stored.Person),
            Tokens = tokens.Values.ToFrozenDictionary(token => token.Hash, StringComparer.Ordinal),
            Sessions = await ReadAllAsync(Sessions, PeopleJson.Stored.Session),
            Devices = await ReadAllAsync(Devices, PeopleJson.Stored.Device),
        };
    }

    private async Task<FrozenDictionary<string, T>> ReadAllAsync<T>(string prefix, JsonTypeInfo<T> type) =>
        (await storage.ListAllAsync(Partition, prefix))
            .ToFrozenDictionary(row => row.Key[prefix.Length..], row => Read(row, type), StringComparer.Ordinal);

    private static T Read<T>(Row row, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(row.Body.Span, type)!;

    // Read only once it stands where a write that comes later makes it void.
    private sealed record Entry(Lazy<Task<KnownPeople>> People, long At);
}

/// <summary>When people were last changed.</summary>
internal sealed record PeopleStamp(DateTimeOffset At);

/// <summary>People by id; tokens, sessions and devices by the hash of their secret.</summary>
internal sealed record KnownPeople
{
    public required FrozenDictionary<string, Person> People { get; init; }

    public required FrozenDictionary<string, ApiToken> Tokens { get; init; }

    public required FrozenDictionary<string, Session> Sessions { get; init; }

    public required FrozenDictionary<string, Device> Devices { get; init; }

    /// <summary>Whoever can come in with this id; null when there is nobody, or not any more.</summary>
    public Person? Active(string? id) =>
        id is not null && People.GetValueOrDefault(id) is { Disabled: false } person ? person : null;

    /// <summary>Whoever the organisation's provider knows by this name.</summary>
    public Person? ByExternal(string name) => People.Values.FirstOrDefault(person =>
        !person.Disabled && string.Equals(person.External, name, StringComparison.OrdinalIgnoreCase));
}

using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.People;

/// <summary>What a one-time link does: opens a session and leads to a page.</summary>
/// <param name="Person">Whose session; null = the operator's.</param>
internal sealed record LinkTarget(string Path, string? Person, DateTimeOffset Ends);

/// <summary>
/// Links that open a session for whoever follows one first, within 24 hours. Their rows lie under the hashes of their
/// codes, so that any process takes what another one made.
/// </summary>
public sealed class OneTimeLinks(IRegionStorage storage, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);

    /// <summary>A link to a page of this site, for example <c>/app/</c>; those that have ended are swept out.</summary>
    /// <param name="person">Id of the person whose session it opens; null = the operator's.</param>
    public async Task<string> CreateAsync(string target, string? person = null)
    {
        if (!IsOurs(target))
            throw new ArgumentException("A one-time link leads to a path of this site.", nameof(target));
        var (code, link) = (Secrets.Create(), new LinkTarget(target, person, clock.GetUtcNow() + s_lifetime));
        await storage.CommitAsync(
            PeopleStore.Partition,
            [
                new Operation.Insert(
                    KeyOf(code), JsonSerializer.SerializeToUtf8Bytes(link, PeopleJson.Stored.LinkTarget)),
                .. await EndedAsync(),
            ],
            CancellationToken.None);
        return address.Of("/open/" + code);
    }

    /// <summary>What the link does; null when it was used, has ended or never was. Only one caller gets it.</summary>
    internal async Task<LinkTarget?> TakeAsync(string code)
    {
        if (await storage.FindAsync(PeopleStore.Partition, KeyOf(code), CancellationToken.None) is not { } row)
            return null;
        var taken = await storage.CommitAsync(
            PeopleStore.Partition, [new Operation.Delete(row.Key, row.ETag)], CancellationToken.None);
        return taken.Done && Read(row) is var link && link.Ends > clock.GetUtcNow() ? link : null;
    }

    /// <summary>A path of this site; one elsewhere would make a link a redirector for anyone who can have it made.</summary>
    internal static bool IsOurs(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl);

    private async Task<IEnumerable<Operation>> EndedAsync()
    {
        const int atOnce = 40;
        var now = clock.GetUtcNow();
        var links = await storage.ListAsync(PeopleStore.Partition, PeopleStore.Links, "", 1000, CancellationToken.None);
        return links.Where(row => Read(row).Ends <= now).Take(atOnce)
            .Select(row => new Operation.Delete(row.Key, null));
    }

    private static string KeyOf(string code) => PeopleStore.Links + Secrets.Hash(code);

    private static LinkTarget Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, PeopleJson.Stored.LinkTarget)!;
}

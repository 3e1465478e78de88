using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>What a one-time link does: opens a session and leads to a page.</summary>
/// <param name="Person">Whose session; null = the operator's.</param>
internal sealed record LinkTarget(string Path, string? Person);

/// <summary>Links that open a session for whoever follows one first, within 24 hours.</summary>
public sealed class OneTimeLinks(PublicAddress address, TimeProvider clock)
{
    private readonly Tickets<LinkTarget> _tickets = new(TimeSpan.FromHours(24), clock);

    /// <summary>A link to a page of this site, for example <c>/app/</c>.</summary>
    /// <param name="person">Id of the person whose session it opens; null = the operator's.</param>
    public string Create(string target, string? person = null)
    {
        if (!IsOurs(target))
            throw new ArgumentException("A one-time link leads to a path of this site.", nameof(target));
        return address.Of("/open/" + _tickets.Issue(new LinkTarget(target, person)));
    }

    internal LinkTarget? Take(string code) => _tickets.TryTake(code, out var target) ? target : null;

    /// <summary>A path of this site; one elsewhere would make a link a redirector for anyone who can have it made.</summary>
    internal static bool IsOurs(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}

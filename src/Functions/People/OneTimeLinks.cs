using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>Links that open a session for whoever follows one first, within 24 hours.</summary>
public sealed class OneTimeLinks(PublicAddress address, TimeProvider clock)
{
    private readonly Tickets<string> _tickets = new(TimeSpan.FromHours(24), clock);

    /// <summary>A link to a page of this site, for example <c>/app/</c>.</summary>
    public string Create(string target)
    {
        // A target elsewhere would make the link a redirector for anyone who can have one made.
        if (target is not ['/', ..] || target is ['/', '/', ..] || target.Contains('\\', StringComparison.Ordinal))
            throw new ArgumentException("A one-time link leads to a path of this site.", nameof(target));
        return address.Of("/open/" + _tickets.Issue(target));
    }

    internal string? Take(string code) => _tickets.TryTake(code, out var target) ? target : null;
}

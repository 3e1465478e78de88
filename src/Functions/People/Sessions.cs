namespace Leads.Functions.People;

/// <summary>The sessions that one-time links have opened; they last 12 hours, or until the process ends.</summary>
public sealed class Sessions(TimeProvider clock)
{
    public const string Cookie = "leads-session";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly Tickets<string> _tickets = new(Lifetime, clock);

    public string Open(string name) => _tickets.Issue(name);

    public string? NameOf(HttpRequest request) =>
        request.Cookies[Cookie] is { } secret && _tickets.TryFind(secret, out var name) ? name : null;
}

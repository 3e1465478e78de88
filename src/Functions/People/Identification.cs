namespace Leads.Functions.People;

/// <summary>Says who a request comes from: by a token, by a session's cookie, or by the platform in front.</summary>
internal sealed class Identification(
    AdministratorToken administrator, PeopleStore people, PlatformSignIn platform, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>The caller; null when nobody is known by what the request shows.</summary>
    public ValueTask<Caller?> CallerOfAsync(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            return ByTokenAsync(request);
        if (request.Cookies[SessionCookie.Session] is { Length: > 0 } secret)
            return BySessionAsync(secret, request);
        return platform.IsInFront ? ByPlatformAsync(request) : default;
    }

    private async ValueTask<Caller?> ByTokenAsync(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var secret = header[Scheme.Length..].Trim();
        if (administrator.Is(secret))
            return Caller.Operator;
        var (hash, stop) = (Secrets.Hash(secret), request.HttpContext.RequestAborted);
        var known = await people.LoadAsync(stop);
        if (!known.Tokens.ContainsKey(hash) && Tokens.IsOne(secret))
            known = await people.LoadAgainAsync(stop);
        return known.Tokens.GetValueOrDefault(hash) is { Revoked: null } token
            && token.Expires > clock.GetUtcNow() && known.Active(token.Person) is { MustChangePassword: false } person
                ? new Caller(person.Id, Both(person.Grants, token.Grants)) { ReadsOnly = token.ReadOnly }
                : null;
    }

    private async ValueTask<Caller?> BySessionAsync(string secret, HttpRequest request)
    {
        var (hash, stop) = (Secrets.Hash(secret), request.HttpContext.RequestAborted);
        var known = await people.LoadAsync(stop);
        if (!known.Sessions.ContainsKey(hash))
            known = await people.LoadAgainAsync(stop);
        if (known.Sessions.GetValueOrDefault(hash) is not { } session
            || session.Ends <= clock.GetUtcNow())
            return null;
        if (session.Person is null)
            return Caller.Operator with { BySession = true };
        return known.Active(session.Person) is { } person && session.Opened >= person.SessionsFrom
            ? new Caller(person.Id, person.Grants) { BySession = true, MustChangePassword = person.MustChangePassword }
            : null;
    }

    private async ValueTask<Caller?> ByPlatformAsync(HttpRequest request)
    {
        if (platform.NameOf(request) is not { } name)
            return null;
        var stop = request.HttpContext.RequestAborted;
        var person = (await people.LoadAsync(stop)).ByExternal(name)
            ?? (await people.LoadAgainAsync(stop)).ByExternal(name);
        return person is null ? null : new Caller(person.Id, person.Grants) { BySession = true };
    }

    /// <summary>What the token was made for, as far as its person still may.</summary>
    private static IReadOnlyList<Grant> Both(IReadOnlyList<Grant> person, IReadOnlyList<Grant>? token) =>
        token is null ? person : [.. token.Where(one => person.Any(grant => grant.Includes(one)))];
}

using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>
/// The cookies that a browser is known by: of its session for twelve hours, and of its having been let in before.
/// </summary>
internal sealed class SessionCookie(PeopleStore people, PublicAddress address, TimeProvider clock)
{
    public const string Session = "leads-session";
    public const string Device = "leads-device";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private static readonly TimeSpan s_deviceLifetime = TimeSpan.FromDays(180);

    /// <summary>Opens a session and gives the browser its cookie; ended ones are swept out beside it.</summary>
    /// <param name="person">Null for the operator.</param>
    /// <param name="keepDevice">Whether the person has proven to be who signs in from here.</param>
    public async Task OpenAsync(HttpContext context, string? person, bool keepDevice)
    {
        var (secret, now) = (Secrets.Create(), clock.GetUtcNow());
        var operations = await EndedAsync(now);
        operations.Add(PeopleStore.Put(secret, new Session(person, now, now + Lifetime)));
        if (keepDevice && person is not null && await DeviceOfAsync(context.Request, person) is null)
            operations.Add(PutDevice(context, person, now));
        await people.CommitAsync(operations);
        Append(context, Session, secret, Lifetime);
    }

    /// <summary>Ends the session of a request, if it has one.</summary>
    public async Task CloseAsync(HttpContext context)
    {
        if (context.Request.Cookies[Session] is { Length: > 0 } secret)
            await people.CommitAsync(new Storage.Operation.Delete(PeopleStore.Sessions + Secrets.Hash(secret), null));
        context.Response.Cookies.Delete(Session);
    }

    /// <summary>What stands for a browser that this person has signed in from before; null when it is new.</summary>
    public async Task<string?> DeviceOfAsync(HttpRequest request, string person) =>
        request.Cookies[Device] is { Length: > 0 } secret && Secrets.Hash(secret) is var hash
        && (await people.LoadAsync(CancellationToken.None)).Devices.GetValueOrDefault(hash) is { } known
        && known.Person == person && known.Ends > clock.GetUtcNow()
            ? hash
            : null;

    private Storage.Operation PutDevice(HttpContext context, string person, DateTimeOffset now)
    {
        var secret = Secrets.Create();
        Append(context, Device, secret, s_deviceLifetime);
        return PeopleStore.Put(secret, new Device(person, now + s_deviceLifetime));
    }

    private async Task<List<Storage.Operation>> EndedAsync(DateTimeOffset now)
    {
        const int atOnce = 40;
        var known = await people.LoadAsync(CancellationToken.None);
        var ended = known.Sessions.Where(session => session.Value.Ends <= now).Select(s => PeopleStore.Sessions + s.Key)
            .Concat(known.Devices.Where(device => device.Value.Ends <= now).Select(d => PeopleStore.Devices + d.Key));
        return [.. ended.Take(atOnce).Select(key => new Storage.Operation.Delete(key, null))];
    }

    private void Append(HttpContext context, string name, string secret, TimeSpan lifetime) =>
        context.Response.Cookies.Append(name, secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax, // a link in a mail must find its reader signed in
            Secure = context.Request.IsHttps || address.IsHttps,
            Path = "/",
            MaxAge = lifetime,
        });
}

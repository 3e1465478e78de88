using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>Id and password.</summary>
internal sealed class Credentials
{
    public string? Id { get; set; }

    public string? Password { get; set; }
}

/// <summary>
/// Lets a person in by password: over <c>POST /api/session</c>, or by the page. Guessing is slowed down for each
/// account and for each address; a browser that the person has come in from before is counted apart, so that nobody
/// can keep the rightful one out by guessing.
/// </summary>
internal sealed class SignIn(
    PeopleStore people, SessionCookie cookies, Throttle throttle, PeopleLog log, RemoteAddress addresses)
{
    private static readonly Text s_wrong = new("用户名或密码不正确。", "The user name or the password is not right.");

    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var body = await Json.ReadAsync(context.Request, PeopleJson.Wire.Credentials);
        if (!body.IsRead)
            return body.Problem;
        return await TryAsync(context, body.Value) ?? (IResult)Answer.NoContent;
    }

    /// <summary>Opens a session; null when it is open, else why not.</summary>
    public async Task<Problem?> TryAsync(HttpContext context, Credentials credentials)
    {
        var fields = new Fields();
        _ = fields.Text("id", credentials.Id, 100);
        if (string.IsNullOrEmpty(credentials.Password))
            fields.Refuse("password", Say.Missing);
        else if (credentials.Password.Length > 1000)
            fields.Refuse("password", Say.TooLong(1000));
        if (fields.Problem is { } problem)
            return problem;
        var id = PersonIds.Read(credentials.Id) ?? "?";
        var device = await cookies.DeviceOfAsync(context.Request, id);
        Counted[] counted = device is null
            ? [Counted.Account(id), Counted.Address(addresses.Of(context))]
            : [Counted.Device(device)];
        if (await throttle.BeginAsync(counted) is { } wait)
            return PeopleRoutes.TooManyTries(wait);
        // As it is stored now: elsewhere it may just have been given a password or barred.
        var known = await people.FindAsync(id, context.RequestAborted) is { Person: { Disabled: false } person }
            ? person
            : null;
        if (!Passwords.IsRight(known, credentials.Password!))
        {
            await log.NoteAsync("signInRefused", known?.Id ?? "-", "password");
            return Problem.Of(ProblemKind.Unauthorized, s_wrong);
        }

        await throttle.SucceededAsync(counted);
        await log.NoteAsync("signedIn", known!.Id, "password");
        await cookies.OpenAsync(context, known.Id, keepDevice: true);
        return null;
    }
}

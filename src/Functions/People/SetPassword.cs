using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>A password that an administrator gives somebody; it must be changed at the first sign-in.</summary>
internal sealed class FirstPassword
{
    public string? Password { get; set; }
}

/// <summary>A new password of one's own; the current one where there is one.</summary>
internal sealed class PasswordChange
{
    public string? Current { get; set; }

    public string? Password { get; set; }
}

/// <summary>
/// Gives and changes passwords. Every session of the person ends; the one that changed it goes on under a new secret.
/// </summary>
internal sealed class SetPassword(
    PeopleStore people, SessionCookie cookies, Throttle throttle, PeopleLog log, TimeProvider clock)
{
    /// <summary><c>PUT /api/people/{id}/password</c>.</summary>
    public async Task<IResult> GiveAsync(HttpContext context, string person)
    {
        var body = await Json.ReadAsync(context.Request, PeopleJson.Wire.FirstPassword);
        if (!body.IsRead)
            return body.Problem;
        if (await people.FindAsync(PersonIds.Read(person) ?? "?", context.RequestAborted) is not { } known)
            return PeopleRoutes.NoSuchPerson(person);
        var fields = new Fields();
        var password = Passwords.Check("password", body.Value.Password, known.Person.Id, fields);
        return fields.Problem is { } problem
            ? problem
            : await SaveAsync(context, known.Person, known.ETag, password, mustChange: true) ?? (IResult)Answer.NoContent;
    }

    /// <summary><c>PUT /api/me/password</c>.</summary>
    public async Task<IResult> ChangeAsync(HttpContext context)
    {
        var body = await Json.ReadAsync(context.Request, PeopleJson.Wire.PasswordChange);
        if (!body.IsRead)
            return body.Problem;
        return await ChangeAsync(context, body.Value) ?? (IResult)Answer.NoContent;
    }

    /// <summary>Null when it is changed, else why not.</summary>
    public async Task<Problem?> ChangeAsync(HttpContext context, PasswordChange change)
    {
        var caller = context.Caller();
        if (!caller.BySession || await people.FindAsync(caller.Name, context.RequestAborted) is not { } known)
            return PeopleRoutes.NoPassword;
        var fields = new Fields();
        var password = Passwords.Check("password", change.Password, known.Person.Id, fields);
        if (change.Password is not null && change.Password == change.Current)
            fields.Refuse("password", new("新密码不能与当前密码相同。", "The new password must differ from the current one."));
        if (fields.Problem is { } problem)
            return problem;
        if (await RefuseCurrentAsync(known.Person, change.Current) is { } refused)
            return refused;
        if (await SaveAsync(context, known.Person, known.ETag, password, mustChange: false) is { } busy)
            return busy;
        await cookies.OpenAsync(context, known.Person.Id, keepDevice: true);
        return null;
    }

    // A session left open on somebody's desk must not be enough to take the account over.
    private async Task<Problem?> RefuseCurrentAsync(Person person, string? current)
    {
        if (person.PasswordHash is null)
            return null;
        var counted = Counted.Change(person.Id);
        if (await throttle.BeginAsync(counted) is { } wait)
            return PeopleRoutes.TooManyTries(wait);
        if (!Passwords.IsRight(person, current ?? ""))
        {
            await log.NoteAsync("passwordRefused", person.Id, "change");
            return Problem.Invalid(new FieldError("current", new("当前密码不正确。", "This is not the current password.")));
        }

        await throttle.SucceededAsync(counted);
        return null;
    }

    private async Task<Problem?> SaveAsync(
        HttpContext context, Person person, string etag, string password, bool mustChange)
    {
        var now = clock.GetUtcNow();
        var changed = person with
        {
            PasswordHash = Passwords.Hash(password),
            MustChangePassword = mustChange,
            SessionsFrom = now,
            ChangedAt = now,
            ChangedBy = context.Caller().Name,
        };
        if (!await people.CommitAsync(PeopleStore.Put(changed, etag)))
            return Problem.Busy();
        await log.NoteAsync(mustChange ? "passwordGiven" : "passwordChanged", context.Caller().Name, person.Id);
        return null;
    }
}

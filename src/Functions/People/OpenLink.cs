namespace Leads.Functions.People;

/// <summary><c>GET /open/{code}</c>: follows a one-time link into a session.</summary>
internal static class OpenLink
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, string code, OneTimeLinks links, SessionCookie cookies, PeopleLog log)
    {
        if (await links.TakeAsync(code) is not { } target)
            return new SignInPage(new("这个链接已经用过或已过期。", "This link has been used already, or its time is over."), null);
        await log.NoteAsync("signedIn", target.Person ?? Caller.Administrator, "link");
        await cookies.OpenAsync(context, target.Person, keepDevice: target.Person is not null);
        return Results.Redirect(target.Path);
    }
}

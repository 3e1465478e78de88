using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary><c>GET /open/{code}</c>: follows a one-time link into a session.</summary>
internal static class OpenLink
{
    public static void MapPeople(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/open/{code}", Handle).WithName("OpenLink").OpenToAll().ExcludeFromDescription();

    private static IResult Handle(
        HttpContext context, string code, OneTimeLinks links, Sessions sessions, PublicAddress address)
    {
        if (links.Take(code) is not { } target)
            return new SignInPage(new("这个链接已经用过或已过期。", "This link has been used already, or its time is over."));
        context.Response.Cookies.Append(Sessions.Cookie, sessions.Open(Caller.Administrator), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps || address.IsHttps,
            Path = "/",
            MaxAge = Sessions.Lifetime,
        });
        return Results.Redirect(target);
    }
}

using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>
/// The door: one administrator's token, or the session of a one-time link; everything else is refused unless a route
/// says <see cref="AccessExtensions.OpenToAll"/>. Who is let in still gives no parameter that nobody reads.
/// </summary>
internal sealed class Access(RequestDelegate next, AdministratorToken token, Sessions sessions, PublicAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        var caller = CallerOf(context.Request);
        if (caller is not null)
            context.Features.Set(caller);
        else if (context.GetEndpoint()?.Metadata.GetMetadata<OpenDoor>() is null)
            return Refuse(context.Request).ExecuteAsync(context);
        if (caller is { BySession: true } && IsWrite(context.Request) && !IsSameOrigin(context.Request))
            return CrossSite.ExecuteAsync(context);
        return QueryParameters.UnknownTo(context.GetEndpoint(), context.Request) is { } unknown
            ? Problem.Invalid(new FieldError(unknown, Say.TakesNone(unknown))).ExecuteAsync(context)
            : next(context);
    }

    private static Problem CrossSite => Problem.Of(ProblemKind.CrossSite, new(
        "请在本系统的页面中操作；程序调用请使用令牌。",
        "Use this site's own pages; a program uses the token instead of the cookie."));

    private Caller? CallerOf(HttpRequest request)
    {
        if (token.IsShownBy(request))
            return new Caller(Caller.Administrator, BySession: false);
        return request.Headers.Authorization.Count == 0 && sessions.NameOf(request) is { } name
            ? new Caller(name, BySession: true)
            : null;
    }

    private static IResult Refuse(HttpRequest request) =>
        request.Path.StartsWithSegments("/app", StringComparison.OrdinalIgnoreCase)
            ? new SignInPage(new("这个页面需要登录。", "This page needs a session."))
            : Problem.Of(ProblemKind.Unauthorized, new(
                "请在请求头中加上 Authorization: Bearer <LEADS_TOKEN 的值>。",
                "Send the header Authorization: Bearer <the value of LEADS_TOKEN>."));

    private static bool IsWrite(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    // Browsers that send cookies send at least one of the two with a write; a write with neither is refused.
    private bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site]
            ? site == "same-origin"
            : request.Headers.Origin is [{ } origin]
                && (origin == $"{request.Scheme}://{request.Host}" || address.IsOrigin(origin));
}

/// <summary>Marks a route that anyone may use.</summary>
internal sealed class OpenDoor
{
    public static readonly OpenDoor Instance = new();
}

public static class AccessExtensions
{
    /// <summary>Lets anyone in: health, the link itself, and what only the Functions host can reach.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(OpenDoor.Instance);
}

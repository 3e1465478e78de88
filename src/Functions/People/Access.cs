using Leads.Functions.Hosting;
using Leads.Functions.Regions;

namespace Leads.Functions.People;

/// <summary>
/// The door: says who a request comes from, and lets in whom <see cref="Permissions"/> admits. Who is let in still
/// gives no parameter that nobody reads.
/// </summary>
internal sealed class Access(
    RequestDelegate next, Identification identification, RegionStore regions, PublicAddress address)
{
    private static readonly Text s_needsSession = new("这个页面需要登录。", "This page needs a session.");

    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var permit = Permissions.Of(endpoint);
        var caller = permit is { IsOpen: true } ? null : await identification.CallerOfAsync(context.Request);
        if (Refusal(context, endpoint, permit, caller) is { } refused)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        if (caller is not null)
            context.Features.Set(new Admitted(caller, await ScopeOfAsync(context, permit, caller)));
        if (QueryParameters.UnknownTo(endpoint, context.Request) is { } unknown)
            await Problem.Invalid(new FieldError(unknown, Say.TakesNone(unknown))).ExecuteAsync(context);
        else
            await next(context);
    }

    private IResult? Refusal(HttpContext context, Endpoint? endpoint, Permit? permit, Caller? caller)
    {
        var isWrite = !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
        if (isWrite && (caller?.BySession ?? IsBrowser(context.Request)) && !IsSameOrigin(context.Request))
            return CrossSite;
        if (permit is { IsOpen: true })
            return null;
        if (caller is null)
            return NotSignedIn(context.Request);
        // No route of ours: 404 and 405 are for everyone who is signed in.
        if (endpoint is not RouteEndpoint)
            return null;
        if (permit is null || (caller.ReadsOnly && isWrite))
            return Forbidden;
        if (caller.MustChangePassword && !permit.IsOneself)
            return MustChange(context.Request);
        if (permit.Roles == Roles.None)
            return null;
        return RegionOf(context) is { } region && caller.RolesIn(region) == Roles.None
            ? RegionRoutes.NoSuchRegion(region)
            : (permit.Roles & caller.RolesIn(RegionOf(context))) == Roles.None ? Forbidden : null;
    }

    private async ValueTask<Scope> ScopeOfAsync(HttpContext context, Permit? permit, Caller caller)
    {
        var admitted = permit is null or { Roles: Roles.None } ? Roles.All : permit.Roles;
        var scope = Scope.Of(caller.Grants, RegionOf(context), admitted);
        // A unit or chain that was merged goes on under the key of the other one.
        return scope.IsWhole || RegionOf(context) is not { } region
            || await regions.LoadAsync(region, context.RequestAborted) is not { } registry
                ? scope
                : scope.Under(registry);
    }

    private static string? RegionOf(HttpContext context) => context.GetRouteValue("region") as string;

    private static Problem CrossSite => Problem.Of(ProblemKind.CrossSite, new(
        "请在本系统的页面中操作；程序调用请使用令牌。",
        "Use this site's own pages; a program uses a token instead of the cookie."));

    private static Problem Forbidden => Problem.Of(ProblemKind.Forbidden, new(
        "您的角色不能进行这项操作；如有需要，请联系管理员。",
        "Your role does not include this; ask an administrator if you need it."));

    private static IResult MustChange(HttpRequest request) => IsPage(request)
        ? Results.Redirect(PasswordPage.Address)
        : Problem.Of(ProblemKind.PasswordChangeNeeded, new(
            "请先修改初始密码：PUT /api/me/password。", "Change the first password before anything else: PUT /api/me/password."));

    private static IResult NotSignedIn(HttpRequest request) => IsPage(request)
        ? new SignInPage(s_needsSession, request.Path + request.QueryString)
        : Problem.Of(ProblemKind.Unauthorized, new(
            "请登录，或在请求头中加上 Authorization: Bearer <令牌>。",
            "Sign in, or send the header Authorization: Bearer <a token>."));

    private static bool IsPage(HttpRequest request) =>
        request.Path.StartsWithSegments("/app", StringComparison.OrdinalIgnoreCase);

    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey("Sec-Fetch-Site") || request.Headers.ContainsKey("Origin");

    // Browsers that send cookies send at least one of the two with a write; a write with neither is refused.
    private bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site]
            ? site == "same-origin"
            : request.Headers.Origin is [{ } origin]
                && (origin == $"{request.Scheme}://{request.Host}" || address.IsOrigin(origin));
}

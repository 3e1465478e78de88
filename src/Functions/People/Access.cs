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

    public Task InvokeAsync(HttpContext context)
    {
        var permit = Permissions.Of(context.GetEndpoint());
        if (permit is { IsOpen: true })
            return AdmitAsync(context, permit, null);
        // Nearly always known at once: then nothing is kept for waiting.
        var identified = identification.CallerOfAsync(context.Request);
        return identified.IsCompletedSuccessfully
            ? AdmitAsync(context, permit, identified.Result)
            : AdmitLaterAsync(context, permit, identified);
    }

    private async Task AdmitLaterAsync(HttpContext context, Permit? permit, ValueTask<Caller?> identified) =>
        await AdmitAsync(context, permit, await identified);

    private Task AdmitAsync(HttpContext context, Permit? permit, Caller? caller)
    {
        if (Refusal(context, context.GetEndpoint(), permit, caller) is { } refused)
            return refused.ExecuteAsync(context);
        if (caller is null)
            return GoOnAsync(context);
        var scope = ScopeOf(context, permit, caller);
        if (!scope.IsWhole && RegionOf(context) is { } region)
            return AdmitPartAsync(context, caller, scope, region);
        context.Features.Set(new Admitted(caller, scope));
        return GoOnAsync(context);
    }

    // A unit or chain that was merged goes on under the key of the other one.
    private async Task AdmitPartAsync(HttpContext context, Caller caller, Scope scope, string region)
    {
        var registry = await regions.LoadAsync(region, context.RequestAborted);
        context.Features.Set(new Admitted(caller, registry is null ? scope : scope.Under(registry)));
        await GoOnAsync(context);
    }

    private Task GoOnAsync(HttpContext context) =>
        QueryParameters.UnknownTo(context.GetEndpoint(), context.Request) is { } unknown
            ? Problem.Invalid(new FieldError(unknown, Say.TakesNone(unknown))).ExecuteAsync(context)
            : next(context);

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
        var region = RegionOf(context);
        var held = caller.RolesIn(region);
        if (region is not null && held == Roles.None)
            return RegionRoutes.NoSuchRegion(region);
        return (permit.Roles & held) == Roles.None ? Forbidden : null;
    }

    private static Scope ScopeOf(HttpContext context, Permit? permit, Caller caller) =>
        ReferenceEquals(caller.Grants, Caller.Operator.Grants)
            ? Scope.Bureau
            : Scope.Of(caller.Grants, RegionOf(context), permit is null or { Roles: Roles.None } ? Roles.All : permit.Roles);

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

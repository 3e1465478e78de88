namespace Leads.Functions.Hosting;

/// <summary>Headers that every answer carries; an endpoint that needs another value sets it itself.</summary>
internal sealed class Hygiene(RequestDelegate next)
{
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    private static readonly string s_pagePolicy = PagePolicy("'self'");

    /// <summary>The policy of a page whose scripts are files of ours.</summary>
    /// <param name="styles">Where its styles come from.</param>
    /// <param name="more">Sources of other kinds, each ended by a semicolon and a blank.</param>
    public static string PagePolicy(string styles, string more = "") =>
        $"default-src 'none'; script-src 'self'; style-src {styles}; {more}img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        Apply(context);
        return next(context);
    }

    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isApi = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        if (context.Request.IsHttps || context.RequestServices.GetRequiredService<PublicAddress>().IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        headers.ContentSecurityPolicy = isApi ? ApiPolicy : s_pagePolicy;
        if (isApi)
            headers.CacheControl = "no-store";
    }
}

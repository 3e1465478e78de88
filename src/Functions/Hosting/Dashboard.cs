using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Hosting;

/// <summary>
/// The dashboard (src/Web): one page for all its addresses under <c>/app/</c>, and the files that it is made of. Its
/// files hold no data and are open to all; the page is for people who are signed in.
/// </summary>
internal sealed class Dashboard
{
    /// <summary>What the build of the page leaves where a nonce belongs; see vite.config.ts.</summary>
    private const string NoncePlace = "__NONCE__";

    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "web");

    private readonly Lazy<FrozenDictionary<string, string>> _files = new(ListFiles);
    private readonly Lazy<string?> _page = new(ReadPage);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/app/assets/{name}", (HttpContext context, string name, Dashboard dashboard) =>
            dashboard.FileFor(context, "assets/" + name, Forever)).WithName("DashboardFile").ExcludeFromDescription();
        app.MapGet("/app/favicon.svg", (HttpContext context, Dashboard dashboard) =>
                dashboard.FileFor(context, "favicon.svg", "public, max-age=86400"))
            .WithName("DashboardIcon").ExcludeFromDescription();
        app.MapGet("/app/{**page}", (HttpContext context, Dashboard dashboard) => dashboard.PageFor(context))
            .WithName("Dashboard").ExcludeFromDescription();
    }

    // The components bring their styles along as they are drawn: the page's policy lets in those of its own nonce. A
    // frozen issue is shown as it is, in a frame.
    private IResult PageFor(HttpContext context)
    {
        if (_page.Value is not { } page)
            return Problem.NotFound(new("网页没有随程序一起构建，请用 ./dev run 启动。",
                "The dashboard was not built along with this process; start it with ./dev run."));
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Headers.ContentSecurityPolicy =
            Hygiene.PagePolicy($"'self' 'nonce-{nonce}'", "frame-src 'self'; ");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(page.Replace(NoncePlace, nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private IResult FileFor(HttpContext context, string name, string caching)
    {
        if (!_files.Value.TryGetValue(name, out var file))
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (CodingOf(context.Request.Headers.AcceptEncoding, name) is { } coding)
        {
            headers.ContentEncoding = coding.Name;
            file += coding.Suffix;
        }

        return Results.File(file, ContentTypeOf(name));
    }

    private (string Name, string Suffix)? CodingOf(StringValues accepted, string name)
    {
        var words = accepted.ToString();
        if (words.Contains("br", StringComparison.Ordinal) && _files.Value.ContainsKey(name + ".br"))
            return ("br", ".br");
        return words.Contains("gzip", StringComparison.Ordinal) && _files.Value.ContainsKey(name + ".gz")
            ? ("gzip", ".gz")
            : null;
    }

    private static string ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    private static FrozenDictionary<string, string> ListFiles() => Directory.Exists(s_folder)
        ? Directory.EnumerateFiles(s_folder, "*", SearchOption.AllDirectories).ToFrozenDictionary(
            file => Path.GetRelativePath(s_folder, file).Replace('\\', '/'), file => file, StringComparer.Ordinal)
        : FrozenDictionary<string, string>.Empty;

    private static string? ReadPage() =>
        Path.Combine(s_folder, "index.html") is var file && File.Exists(file) ? File.ReadAllText(file) : null;
}

using System.Text;
using System.Text.Encodings.Web;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The plain page for a person who is not signed in: it says what to do.</summary>
internal sealed class SignInPage(Text why) : IResult
{
    private static readonly Text s_title = new("请先登录", "Please sign in first");

    private static readonly Text s_how = new(
        "请打开程序启动时在控制台显示的一次性链接；没有链接时，请管理员重新启动程序以取得新的链接。",
        "Open the one-time link that the program printed on its console when it started; without one, ask the "
        + "administrator to start it again for a new link.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Languages.Of(httpContext.Request);
        var title = HtmlEncoder.Default.Encode(s_title.In(language));
        var page = $"""
            <!doctype html>
            <html lang="{Json.Word(language)}"><head><meta charset="utf-8"><title>{title}</title></head>
            <body><h1>{title}</h1><p>{why.In(language)}</p><p>{s_how.In(language)}</p></body></html>
            """;
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers.WWWAuthenticate = "Bearer realm=\"leads\"";
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(page), httpContext.RequestAborted).AsTask();
    }
}

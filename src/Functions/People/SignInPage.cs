using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The page for a person who is not signed in: it says why, and lets in by password.</summary>
internal sealed class SignInPage(Text why, string? next, Problem? problem = null) : IResult
{
    public const string Address = "/app/sign-in";

    private static readonly Text s_title = new("请先登录", "Please sign in first");

    private static readonly Text s_how = new(
        "没有账号或忘记密码时，请管理员给您一个一次性链接；第一次使用时，链接显示在程序启动的控制台上。",
        "Without an account, or with a forgotten password, ask an administrator for a one-time link; at the very first "
        + "start the program prints one on its console.");

    private static readonly Text s_why = new("用您的账号登录。", "Sign in with your account.");

    public static IResult Ask(HttpContext context) => new SignInPage(s_why, NextOf(context.Request.Query["next"]))
    {
        Status = StatusCodes.Status200OK,
    };

    private int Status { get; init; } = StatusCodes.Status401Unauthorized;

    public static async Task<IResult> ActAsync(HttpContext context, SignIn signIn)
    {
        if (!context.Request.HasFormContentType)
            return Json.WrongMediaType;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var credentials = new Credentials { Id = form["id"], Password = form["password"] };
        var next = NextOf(form["next"]);
        return await signIn.TryAsync(context, credentials) is { } problem
            ? new SignInPage(s_why, next, problem) { Status = problem.Status }
            : Results.Redirect(next ?? "/app/");
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var page = new PlainPage(s_title, Status).Paragraph(why).Alert(problem).Form(
            Address, new("登录", "Sign in"),
            new PageField("id", "text", new("用户名", "User name"), "username"),
            new PageField("password", "password", new("密码", "Password"), "current-password"),
            PageField.Hidden("next", NextOf(next) ?? ""));
        if (httpContext.RequestServices.GetRequiredService<ProviderSignIn>().IsThere)
            page.Link(ProviderSignIn.Start + QueryString.Create("next", NextOf(next) ?? ""),
                new("用统一身份认证登录", "Sign in at your organisation's provider"));
        return page.Paragraph(s_how).ExecuteAsync(httpContext);
    }

    /// <summary>A page of ours to go on to; null for anything else.</summary>
    public static string? NextOf(string? path) =>
        OneTimeLinks.IsOurs(path) && path!.StartsWith("/app/", StringComparison.Ordinal)
        && !path.StartsWith(Address, StringComparison.Ordinal) ? path : null;
}

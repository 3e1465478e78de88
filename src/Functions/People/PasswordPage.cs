using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The page on which people change their password; the first thing after a first sign-in.</summary>
internal sealed class PasswordPage(PeopleStore people, SetPassword passwords)
{
    public const string Address = "/app/password";

    public async Task<IResult> ShowAsync(HttpContext context, Problem? problem)
    {
        var known = await people.FindAsync(context.Caller().Name, context.RequestAborted);
        var page = new PlainPage(new("修改密码", "Change the password"), problem?.Status ?? StatusCodes.Status200OK);
        if (known is not { Person: var person })
            return page.Alert(PeopleRoutes.NoPassword);
        if (person.MustChangePassword)
            page.Paragraph(new("请先设置您自己的密码，再开始使用。", "Choose a password of your own before anything else."));
        page.Alert(problem);
        var fresh = new PageField("password", "password", new("新密码（至少 10 个字符）", "New password (10 characters or more)"),
            "new-password");
        return person.PasswordHash is null
            ? page.Form(Address, s_save, fresh)
            : page.Form(Address, s_save,
                new PageField("current", "password", new("当前密码", "Current password"), "current-password"), fresh);
    }

    public async Task<IResult> ActAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return Json.WrongMediaType;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var change = new PasswordChange { Current = form["current"], Password = form["password"] };
        return await passwords.ChangeAsync(context, change) is { } problem
            ? await ShowAsync(context, problem)
            : Results.Redirect("/app/");
    }

    private static readonly Text s_save = new("保存", "Save");
}

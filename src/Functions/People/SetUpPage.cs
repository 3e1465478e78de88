using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The first page of a new installation: whoever holds the console's link becomes its administrator.</summary>
internal sealed class SetUpPage(PeopleStore people, SessionCookie cookies, PeopleLog log, TimeProvider clock)
{
    public const string Address = "/app/set-up";

    public async Task<IResult> ShowAsync(HttpContext context) =>
        await IsDoneAsync(context) ? Results.Redirect("/app/") : PageOf("", "", null);

    public async Task<IResult> ActAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return Json.WrongMediaType;
        if (await IsDoneAsync(context))
            return Results.Redirect("/app/");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (id, name) = (form["id"].ToString(), form["name"].ToString());
        var (person, problem) = Check(id, name, form["password"]);
        if (person is null)
            return PageOf(id, name, problem);
        if (!await people.CommitAsync(PeopleStore.Put(person, null)))
            return PageOf(id, name, Problem.Busy());
        await log.NoteAsync("personAdded", Caller.Administrator, person.Id + ": administrator");
        await cookies.CloseAsync(context);
        await cookies.OpenAsync(context, person.Id, keepDevice: true);
        return Results.Redirect("/app/");
    }

    private async Task<bool> IsDoneAsync(HttpContext context) =>
        (await people.LoadNowAsync(context.RequestAborted)).People.Count > 0;

    private (Person? Person, Problem? Problem) Check(string id, string name, string? password)
    {
        var fields = new Fields();
        if (PersonIds.Read(id) is not { } known)
            return (null, PeopleRoutes.BadId);
        var shown = fields.Text("name", name, 60);
        var chosen = Passwords.Check("password", password, known, fields);
        if (fields.Problem is { } problem)
            return (null, problem);
        var now = clock.GetUtcNow();
        return (new Person
        {
            Id = known,
            Name = shown,
            Grants = [Grant.Administrator],
            PasswordHash = Passwords.Hash(chosen),
            ChangedAt = now,
            ChangedBy = Caller.Administrator,
            SessionsFrom = now,
        }, null);
    }

    private static PlainPage PageOf(string id, string name, Problem? problem) =>
        new PlainPage(new("开始使用", "Set up"), problem?.Status ?? StatusCodes.Status200OK)
            .Paragraph(new("请建立第一位管理员。以后由他添加其他用户。", "Enter the first administrator, who then adds everybody else."))
            .Alert(problem)
            .Form(Address, new("建立", "Create"),
                new PageField("id", "text", new("用户名", "User name"), "username", id),
                new PageField("name", "text", new("姓名", "Name"), "name", name),
                new PageField("password", "password", new("密码（至少 10 个字符）", "Password (10 characters or more)"),
                    "new-password"));
}

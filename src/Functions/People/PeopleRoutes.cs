using System.Text.Json;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The addresses and services of people, and the words they share.</summary>
internal static class PeopleRoutes
{
    public static Problem BadId { get; } = Problem.Invalid(new FieldError("person", new(
        "用户名用 1 到 40 个文字、数字或 . _ @ -，以文字或数字开头；administrator 已保留。",
        "Choose an id of 1 to 40 letters, digits or . _ @ -, beginning with a letter or digit; not administrator.")));

    public static Problem LastAdministrator { get; } = Problem.Of(ProblemKind.InUse, new(
        "这是最后一位管理员，请先指定另一位。", "This is the last administrator; name another one first."));

    public static Problem ExternalTaken { get; } = Problem.Invalid(new FieldError("external", new(
        "这个外部账号已经属于另一位用户。", "Another person has this external account already.")));

    public static Problem NoPassword { get; } = Problem.Of(ProblemKind.Conflict, new(
        "只有登录的用户本人可以修改密码。", "Only somebody who has signed in has a password to change."));

    public static Problem NoTokens { get; } = Problem.Of(ProblemKind.Conflict, new(
        "令牌属于用户：请用自己的账号登录后再建立。", "A token belongs to a person; sign in as yourself to make one."));

    public static Problem NoSuchPerson(string person) =>
        Problem.NotFound(Say.NoSuch(new("用户", "person"), person));

    public static Problem TooManyTries(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return Problem.Later(ProblemKind.TooManyTries, seconds, new(
            $"尝试次数过多，请在 {seconds} 秒后再试；以前登录过的浏览器不受他人尝试的影响。",
            $"Too many tries; try again in {seconds} s. Others' tries do not hold up a browser that you came in from before."));
    }

    public static string AddressOf(string id) => "/api/people/" + Uri.EscapeDataString(id);

    public static string TagOf(Person person) =>
        EntityTags.Of(JsonSerializer.SerializeToUtf8Bytes(PersonOnWire.Of(person), PeopleJson.Stored.PersonOnWire));

    public static void AddPeople(this IServiceCollection services) => services
        .AddSingleton<AdministratorToken>().AddSingleton<PeopleStore>().AddSingleton<PlatformSignIn>()
        .AddSingleton<Identification>().AddSingleton<SessionCookie>().AddSingleton<OneTimeLinks>()
        .AddSingleton<RemoteAddress>().AddSingleton<Throttle>().AddSingleton<PeopleLog>()
        .AddSingleton<GrantChecks>().AddSingleton<ReadPeople>().AddSingleton<PutPerson>()
        .AddSingleton<SetPassword>().AddSingleton<SignIn>().AddSingleton<Tokens>().AddSingleton<CreateLink>()
        .AddSingleton<ProviderSignIn>().AddSingleton<PasswordPage>().AddSingleton<SetUpPage>();

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/open/{code}", OpenLink.HandleAsync).WithName("OpenLink").ExcludeFromDescription();
        MapSessions(routes);
        MapTokens(routes);
        var one = routes.MapGroup("/api/people/{person}");
        routes.MapGet("/api/people", (HttpContext context, ReadPeople slice) => slice.ListAsync(context))
            .Describes("ListPeople", "Who may come in").Takes(QueryParameter.Paging()).Produces<Page<PersonOnWire>>();
        one.MapGet("", (HttpContext context, string person, ReadPeople slice) => slice.GetAsync(context, person))
            .Describes("GetPerson", "One person").Produces<PersonOnWire>().ProducesProblem(404);
        one.MapPut("", (HttpContext context, string person, PutPerson slice) => slice.HandleAsync(context, person))
            .Describes("PutPerson", "Add a person, or change name and rights").Accepts<PersonBody>("application/json")
            .Produces<PersonOnWire>().Produces<PersonOnWire>(201).ProducesProblem(409).ProducesProblem(412)
            .ProducesProblem(422);
        one.MapPut("/password", (HttpContext context, string person, SetPassword slice) =>
                slice.GiveAsync(context, person))
            .Describes("SetPassword", "Give a first password").Accepts<FirstPassword>("application/json")
            .Produces(204).ProducesProblem(404);
        one.MapPost("/link", (HttpContext context, string person, CreateLink slice) =>
                slice.HandleAsync(context, person))
            .Describes("CreateLink", "A link that lets the person in once and asks for a new password")
            .Produces<LinkOnWire>().ProducesProblem(404);
    }

    private static void MapSessions(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/session", (HttpContext context, SignIn slice) => slice.HandleAsync(context))
            .Describes("SignIn", "Open a session by password; it comes as a cookie")
            .Accepts<Credentials>("application/json").Produces(204).ProducesProblem(429);
        routes.MapDelete("/api/session", async (HttpContext context, SessionCookie cookies) =>
            {
                await cookies.CloseAsync(context);
                return Answer.NoContent;
            })
            .Describes("SignOut", "End the session").Produces(204);
        routes.MapGet("/api/me", (HttpContext context, ReadPeople slice) => slice.MeAsync(context))
            .Describes("GetMe", "Who I am, and what I may do").Produces<Me>();
        routes.MapPut("/api/me/password", (HttpContext context, SetPassword slice) => slice.ChangeAsync(context))
            .Describes("ChangePassword", "Change my password").Accepts<PasswordChange>("application/json")
            .Produces(204).ProducesProblem(409).ProducesProblem(429);
        MapPages(routes);
    }

    private static void MapPages(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInPage.Address, (HttpContext context) => SignInPage.Ask(context))
            .WithName("SignInPage").ExcludeFromDescription();
        routes.MapPost(SignInPage.Address, (HttpContext context, SignIn slice) => SignInPage.ActAsync(context, slice))
            .WithName("SignInByPage").ExcludeFromDescription();
        routes.MapPost("/app/sign-out", async (HttpContext context, SessionCookie cookies) =>
            {
                await cookies.CloseAsync(context);
                return Results.Redirect(SignInPage.Address);
            })
            .WithName("SignOutByPage").ExcludeFromDescription();
        routes.MapGet(ProviderSignIn.Start, (HttpContext context, ProviderSignIn slice) => slice.StartAsync(context))
            .WithName("StartAtProvider").ExcludeFromDescription();
        routes.MapGet(ProviderSignIn.Back, (HttpContext context, ProviderSignIn slice) => slice.BackAsync(context))
            .WithName("BackFromProvider").ExcludeFromDescription();
        routes.MapGet(PasswordPage.Address, (HttpContext context, PasswordPage page) => page.ShowAsync(context, null))
            .WithName("PasswordPage").ExcludeFromDescription();
        routes.MapPost(PasswordPage.Address, (HttpContext context, PasswordPage page) => page.ActAsync(context))
            .WithName("ChangePasswordByPage").ExcludeFromDescription();
        routes.MapGet(SetUpPage.Address, (HttpContext context, SetUpPage page) => page.ShowAsync(context))
            .WithName("SetUpPage").ExcludeFromDescription();
        routes.MapPost(SetUpPage.Address, (HttpContext context, SetUpPage page) => page.ActAsync(context))
            .WithName("SetUp").ExcludeFromDescription();
    }

    private static void MapTokens(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/tokens", (HttpContext context, Tokens slice) => slice.ListAsync(context))
            .Describes("ListTokens", "My tokens; administrators see all").Takes(QueryParameter.Paging())
            .Produces<Page<TokenOnWire>>();
        routes.MapPost("/api/tokens", (HttpContext context, Tokens slice) => slice.CreateAsync(context))
            .Describes("CreateToken", "Make a token for a program; its secret is shown once")
            .Accepts<TokenBody>("application/json").Produces<TokenOnWire>(201).ProducesProblem(409).ProducesProblem(422);
        routes.MapDelete("/api/tokens/{id:guid}", (HttpContext context, Guid id, Tokens slice) =>
                slice.RevokeAsync(context, id))
            .Describes("RevokeToken", "Take a token back").Produces(204).ProducesProblem(404);
    }

    private static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("People").ProducesProblem(400).ProducesProblem(401);
}

using System.Runtime.CompilerServices;
using System.Text;
using Leads.Functions.People;
using Leads.Functions.Tests.Hostile;
using Leads.Functions.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.People;

/// <summary>Every endpoint, asked by every role within and without its scope, does what the table of permissions says.</summary>
public sealed class RoleWalkTests(ITestOutputHelper output)
{
    private const string Now = "2026-11-23T02:00:00Z"; // a Monday, ten in the morning in China

    private static readonly Walker[] s_walkers =
    [
        new("administrator", Roles.Administrator, """{"role":"administrator"}"""),
        new("bureau", Roles.Bureau, """{"role":"bureau","region":"binzhou"}"""),
        new("bureau elsewhere", Roles.None, """{"role":"bureau","region":"elsewhere"}"""),
        new("leader", Roles.Leader, """{"role":"leader","region":"binzhou"}"""),
        new("auditor", Roles.Auditor, """{"role":"auditor","region":"binzhou"}"""),
        new("unit", Roles.Unit, """{"role":"unit","region":"binzhou","key":"城关镇"}"""),
        new("other unit", Roles.Unit, """{"role":"unit","region":"binzhou","key":"空镇"}""", SeesProject: false),
        new("team", Roles.Team, """{"role":"team","region":"binzhou","key":"新能源链"}"""),
        new("other team", Roles.Team, """{"role":"team","region":"binzhou","key":"空链"}""", SeesProject: false),
        new("nobody in particular", Roles.None, ""),
    ];

    // What they act on is the caller itself, or a page with a form; they have tests of their own.
    private static readonly HashSet<string> s_ofOneself =
        ["SignIn", "SignOut", "ChangePassword", "CreateToken", "SignOutByPage", "ChangePasswordByPage", "PasswordPage",
            "StartAtProvider", "BackFromProvider"];

    private readonly List<string> _faults = [];
    private int _asked;

    [Fact]
    public async Task Every_endpoint_admits_the_roles_of_the_table_within_their_scope_and_nobody_else()
    {
        await using var app = await RunningApp.StartAsync(FakeClock.At(Now));
        var region = await HostileRegion.BuildAsync(app, "binzhou");
        await Bureau.DoAsync(app.PutAsync("/api/regions/elsewhere", """{"name":"别处"}"""));
        var tokens = new Dictionary<string, string>();
        foreach (var walker in s_walkers)
            tokens[walker.Name] = await TokenOfAsync(app, walker);
        var steps = await StepsAsync(app, region);
        var named = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName);
        Assert.Empty(named.Except(steps.Select(step => step.Name)).Except(s_ofOneself));
        foreach (var step in steps.Where(step => !Permissions.Table[step.Name].IsOpen))
        {
            await SettleAsync(app, region);
            // Those who are refused first: nobody who is admitted has changed anything yet.
            foreach (var walker in s_walkers.OrderBy(walker => IsAdmitted(step, walker)))
                await AskAsync(app, region, step, walker, tokens[walker.Name]);
            await ExpectAsync(step, "stranger", [401], await SendAsync(app, step, "Bearer wrong"));
        }

        output.WriteLine($"{_asked} requests, {steps.Count} endpoints, {s_walkers.Length + 1} callers");
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(60)));
    }

    [Fact]
    public void The_table_is_the_one_that_was_agreed_on()
    {
        var lines = Permissions.Table.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}: {Said(entry.Value)}");
        Assert.Equal(File.ReadAllLines(Agreed()), lines);
    }

    private static string Agreed([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "AgreedPermissions.txt");

    private static string Said(Permit permit) =>
        permit.IsOpen ? "anyone" : permit.IsOneself ? "oneself" : permit.Roles == Roles.None ? "signed in"
        : string.Join(' ', Enum.GetValues<Role>().Where(role => permit.Roles.HasFlag(role.AsFlag())));

    /// <summary>Waits until what those before have begun is done: mails of an issue, jobs of imports, folds.</summary>
    private static async Task SettleAsync(RunningApp app, HostileRegion region)
    {
        const string Home = "/api/regions/binzhou";
        foreach (var week in new[] { "2026-W46", "2026-W47" })
            await Eventually.True(async () => await app.GetAsync($"{Home}/scorecards/{week}/mails") is var mails
                && (mails.Code == 404 || mails.Json.List("items").All(mail => mail.Text("state") is "sent" or "refused")));
        await Eventually.True(async () => (await app.GetAsync(Home + "/imports")).Json.List("items")
            .All(import => import.Text("state") is "preview" or "committed" or "undone"));
        await region.QuietAsync(app);
    }

    private async Task AskAsync(RunningApp app, HostileRegion region, Step step, Walker walker, string token)
    {
        var isAdmitted = IsAdmitted(step, walker);
        var before = isAdmitted ? "" : await region.DigestAsync(app);
        var reply = await SendAsync(app, step, "Bearer " + token);
        _asked++;
        if (!isAdmitted)
        {
            await ExpectAsync(step, walker.Name, walker.Roles == Roles.None ? [403, 404] : [403], reply);
            if (await region.DigestAsync(app) != before)
                _faults.Add($"{step.Name} by {walker.Name} was refused and changed something");
        }
        else if (step.IsOfOwner && !walker.SeesProject)
        {
            await ExpectAsync(step, walker.Name, [404], reply);
        }
        else if (reply.Code is 401 or 403 or 404 or >= 500 && !step.MayBeMissing)
        {
            _faults.Add($"{step.Name} by {walker.Name} is admitted and answers {reply.Code} {reply.Body}");
        }
    }

    private Task ExpectAsync(Step step, string who, int[] codes, Reply reply)
    {
        if (!codes.Contains(reply.Code))
            _faults.Add($"{step.Name} by {who} answers {reply.Code}, not {string.Join(" or ", codes)}: {reply.Body}");
        return Task.CompletedTask;
    }

    private static bool IsAdmitted(Step step, Walker walker) =>
        Permissions.Table[step.Name].Roles is var roles && (roles == Roles.None || (roles & walker.Roles) != Roles.None);

    /// <summary>One right request for every endpoint: those of the contract, and the pages.</summary>
    private static async Task<List<Step>> StepsAsync(RunningApp app, HostileRegion region)
    {
        var contract = new ContractDocument((await app.GetAsync("/api/openapi.json")).Json);
        var steps = contract.Operations.Select(operation => new Step(
            operation.Id,
            operation.Method,
            region.AddressOf(operation) + operation.Id switch
            {
                "ExplainRate" => "?rate=opening&side=numerator",
                "AddEvidence" => $"?fact={region.Fact}&name=a.pdf",
                _ => "",
            },
            operation.Id == "AddEvidence" ? "%PDF-1.4\n%%EOF\n" : HostileRegion.BodyOf(operation))).ToList();
        Step Page(string name, string path, string method = "GET") => new(name, new HttpMethod(method), path, null);
        steps.AddRange(
        [
            Page("Contract", "/api/openapi.json"), Page("Root", "/"), Page("OpenLink", "/open/nothing"),
            Page("SignInPage", "/app/sign-in"), Page("SignInByPage", "/app/sign-in", "POST"),
            Page("SetUpPage", "/app/set-up"), Page("SetUp", "/app/set-up", "POST"), Page("Dashboard", "/app/"),
            Page("DashboardFile", "/app/assets/nothing.js"), Page("DashboardIcon", "/app/favicon.svg"),
            Page("IssuePage", "/app/binzhou/2026-W46"), Page("ExplainPage", "/app/binzhou/2026-W46/t/year-signed"),
            Page("DraftPage", "/app/binzhou/2026-M11/draft"), Page("ActOnDraft", "/app/binzhou/2026-M11/draft", "POST"),
            Page("PreviewPage", "/app/binzhou/2026-M11/preview"),
            Page("ProjectPage", "/app/binzhou/projects/" + region.Project),
        ]);
        return steps;
    }

    private static async Task<Reply> SendAsync(RunningApp app, Step step, string authorization)
    {
        using var request = new HttpRequestMessage(step.Method, step.Path);
        if (step.Body is not null)
            request.Content = new StringContent(step.Body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Reply.ReadAsync(await app.Anyone.SendAsync(request));
    }

    private static async Task<string> TokenOfAsync(RunningApp app, Walker walker)
    {
        var person = await Staff.AddAsync(app, "p-" + walker.Name.Replace(' ', '-'), walker.Grants);
        return (await person.PostAsync("/api/tokens", """{"name":"walk"}""")).Json.Text("secret");
    }

    private sealed record Walker(string Name, Roles Roles, string Grants, bool SeesProject = true);

    private sealed record Step(string Name, HttpMethod Method, string Path, string? Body)
    {
        // What an earlier caller did may have removed it, or it was never there: only a refusal is a fault.
        public bool MayBeMissing => Method == HttpMethod.Delete
            || Name is "ReplayParked" or "RevokeToken" or "SetUp" or "CommitImport" or "UndoImport" or "PatchImportRows"
                or "MergeNames" or "ListScorecardMails" or "ActOnDraft";

        public bool IsOfProject => Name is "ProjectPage" || Path.Contains("/projects/", StringComparison.Ordinal)
            && Name is not ("ExplainRate" or "ExportProjects" or "ExportChosen");

        // Of a unit like of a project: what is not one's own is not there.
        public bool IsOfOwner => IsOfProject || Name == "PutReport";
    }
}

using Leads.Functions.Hosting;
using Leads.Functions.Mail;
using Leads.Functions.Scorecards.Prints;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leads.Functions.Scorecards;

/// <summary>The addresses, triggers and services of scorecards.</summary>
internal static class ScorecardRoutes
{
    private const string All = "/api/regions/{region}/scorecards";
    private const string One = All + "/{week}";

    private static readonly QueryParameter[] s_readers =
    [
        new("audience", "For whom: all, or any of chain:KEY and unit:KEY, separated by commas"),
        new("language", "By default what Accept-Language prefers", Words: ["zh", "en"]),
    ];

    public static Problem NoSuchWeek { get; } = Problem.Invalid([new("week", new(
        "请写成 2026-W47（周）、2026-M11（月）、2026-Q4（季）或 2026（年），且已经开始。",
        "Give a week such as 2026-W47, a month 2026-M11, a quarter 2026-Q4 or a year 2026 that has begun."))]);

    public static Problem NotIssued { get; } = Problem.NotFound(new("这一期还没有签发。", "This issue is not out."));

    public static Problem LaterIsOut(Issue newest) => Problem.Of(ProblemKind.Conflict, new(
        $"{newest.Year}年第{newest.Number}期已经签发，不能再编更早的或同一期的。",
        $"{newest.Year}, issue {newest.Number} is out; it and earlier ones cannot be composed any more."));

    public static void AddScorecards(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<PeriodConstraint>(PeriodConstraint.Name));
        services.TryAddSingleton<IMailer>(MailerOf);
        services.AddSingleton<IssueStore>().AddSingleton<Composition>().AddSingleton<Freezing>()
            .AddSingleton<MailClaims>().AddSingleton<IssueMail>().AddSingleton<SendScorecard>()
            .AddSingleton<DraftMail>().AddSingleton<EditScorecard>().AddSingleton<DraftPages>()
            .AddSingleton<WeeklyScorecard>().AddSingleton<IssueScorecard>()
            .AddSingleton<PreviewScorecard>().AddSingleton<GetScorecard>().AddSingleton<ListScorecards>()
            .AddSingleton<HoldScorecard>().AddSingleton<ResendScorecard>().AddSingleton<ScorecardPages>()
            .AddSingleton<ResumeMail>().AddSingleton<MailEvents>().AddSingleton<PdfConverter>();
    }

    public static void MapScorecards(this WebApplication app)
    {
        app.MapGet(All, (HttpContext context, string region, ListScorecards slice) =>
            slice.HandleAsync(context, region))
            .Describes("ListScorecards", "The issues of a region").Takes(QueryParameter.Paging())
            .Produces<Page<IssueOnWire>>();
        app.MapPost(All + "/preview", (HttpContext context, string region, PreviewScorecard slice) =>
            slice.HandleAsync(context, region)).Describes("PreviewScorecard", "The issue as it would go out now")
            .Takes([.. s_readers, new("week", "A week such as 2026-W47; without it this one")]).ProducesFormats();
        app.MapGet(One, (HttpContext context, string region, string week, GetScorecard slice) =>
            slice.HandleAsync(context, region, week)).Describes("GetScorecard",
                "A frozen issue; the format by Accept or by the week's suffix: " + string.Join(", ", Formats.Suffixes))
            .Takes(s_readers).ProducesFormats();
        app.MapGet(One + "/mails", (HttpContext context, string region, string week, ListScorecards slice) =>
                slice.MailsAsync(context, region, week))
            .Describes("ListScorecardMails", "What became of the mails of an issue").Produces<MailsOnWire>();
        app.MapGet(One + "/draft", (HttpContext context, string region, string week, EditScorecard slice) =>
                slice.GetAsync(context, region, week))
            .Describes("GetScorecardDraft", "A week on its way to its issue").Produces<DraftOnWire>();
        app.MapPut(One + "/draft", (HttpContext context, string region, string week, EditScorecard slice) =>
                slice.PutAsync(context, region, week))
            .Describes("PutScorecardDraft", "Write the opening words and the key progress")
            .Accepts<DraftBody>("application/json").Produces<DraftOnWire>().ProducesProblem(409).ProducesProblem(412);
        app.MapPost(One + "/issue", (HttpContext context, string region, string week, IssueScorecard slice) =>
                slice.HandleAsync(context, region, week))
            .Describes("IssueScorecard", "Freeze an issue and mail it").Produces<IssueOnWire>()
                .Produces<IssueOnWire>(201);
        app.MapPost(One + "/hold", (HttpContext context, string region, string week, HoldScorecard slice) =>
                slice.HandleAsync(context, region, week))
            .Describes("HoldScorecard", "Keep the timer from issuing a week").Accepts<HoldRequest>("application/json")
            .Produces<IssueOnWire>();
        app.MapPost(One + "/resend", (HttpContext context, string region, string week, ResendScorecard slice) =>
                slice.ResendAsync(context, region, week))
            .Describes("ResendScorecard", "Mail an issue again").Accepts<ResendRequest>("application/json")
            .Produces<DispatchOnWire>();
        app.MapPost(One + "/correction", (HttpContext context, string region, string week, ResendScorecard slice) =>
                slice.CorrectAsync(context, region, week))
            .Describes("CorrectScorecard", "Mail a correction notice").Accepts<CorrectionNotice>("application/json")
            .Produces<DispatchOnWire>();
        app.MapPost("/api/mail/events", (HttpContext context, MailEvents slice) => slice.HandleAsync(context))
            .Describes("NoteMailEvents", "What became of mails, told and signed by SendGrid").Produces<NotedEvents>()
            .ProducesProblem(413);
        app.MapPost("/api/mail/resume", (HttpContext context, ResumeMail slice) => slice.HandleAsync(context))
            .Describes("ResumeMail", "Let the mail of restored and imported regions go out").Produces<ResumedMail>();
        MapPages(app);
        MapTriggers(app);
    }

    private static void MapPages(WebApplication app)
    {
        app.MapGet("/app/{region}/{week:period}", (HttpContext context, string region, string week,
            GetScorecard slice) => slice.HandleAsync(context, region, week + ".html")).WithName("IssuePage").ExcludeFromDescription();
        app.MapGet("/app/{region}/{week:period}/{row}/{figure}", (HttpContext context, string region,
            string week, string row, string figure, ScorecardPages pages) =>
                pages.ExplainAsync(context, region, week, row, figure)).WithName("ExplainPage").ExcludeFromDescription();
        app.MapGet("/app/{region}/{week:period}/draft", (HttpContext context, string region, string week,
            DraftPages pages) => pages.ShowAsync(context, region, week)).WithName("DraftPage").ExcludeFromDescription();
        app.MapGet("/app/{region}/{week:period}/preview", (HttpContext context, string region, string week,
            PreviewScorecard slice) => slice.PageAsync(context, region, week)).WithName("PreviewPage").ExcludeFromDescription();
        app.MapPost("/app/{region}/{week:period}/draft", (HttpContext context, string region, string week,
            DraftPages pages) => pages.ActAsync(context, region, week)).WithName("ActOnDraft").ExcludeFromDescription();
        app.MapGet("/app/{region}/projects/{id:guid}",
            (HttpContext context, string region, Guid id, ScorecardPages pages) =>
            pages.ProjectAsync(context, region, id)).WithName("ProjectPage").ExcludeFromDescription();
    }

    private static void MapTriggers(WebApplication app)
    {
        app.MapQueueTrigger(SendScorecard.Queue, "leads-mails", (message, services, stop) =>
            services.GetRequiredService<SendScorecard>().HandleAsync(message, stop));
        app.MapRound(WeeklyScorecard.Name, (region, services, stop) =>
            services.GetRequiredService<WeeklyScorecard>().HandleAsync(region, stop));
    }

    // Only after the storage holds the folder's lock.
    private static IMailer MailerOf(IServiceProvider services)
    {
        services.GetRequiredService<IRegionStorage>();
        var options = services.GetRequiredService<LeadsOptions>();
        return options.Mail.Way switch
        {
            MailWay.Outbox => new OutboxMailer(options.DataFolder, options.IsShared),
            MailWay.Smtp => new SmtpMailer(options.Mail, services.GetRequiredService<TimeProvider>()),
            MailWay.SendGrid => new SendGridMailer(options.Mail),
        };
    }

    private static void ProducesFormats(this RouteHandlerBuilder route)
    {
        var types = Formats.Types;
        route.Produces(200, contentType: types[0], additionalContentTypes: types[1..])
            .ProducesProblem(501).ProducesProblem(503);
    }

    private static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("Scorecards").ProducesProblem(400).ProducesProblem(401)
            .ProducesProblem(404);
}

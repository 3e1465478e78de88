using Leads.Functions.Audit;
using Leads.Functions.Evidence;
using Leads.Functions.Imports;
using Leads.Functions.Mail;
using Leads.Functions.People;
using Leads.Functions.Points;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Recognitions;
using Leads.Functions.Regions;
using Leads.Functions.Reports;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;
using Leads.Functions.Templates;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Leads.Functions.Hosting;

/// <summary>Puts the process together. Tests build the very same one and adjust clock, folder and settings.</summary>
public static class LeadsApp
{
    // Asks for a one-time link on the console: how an operator gets into a process that runs without demonstration.
    private const string LinkArgument = "--link";

    // Idle ones cost memory and a handle each.
    private const int MostConnections = 10_000;

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // No watching of settings files: a change there would not be taken over anyway.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args.Where(arg => arg != LinkArgument)],
            ContentRootPath = AppContext.BaseDirectory,
        });
        adjust?.Invoke(builder);
        var options = LeadsOptions.Read(builder.Configuration);
        Listen(builder.WebHost, options);
        Logs.Add(builder.Logging, options);
        AddServices(builder.Services, options);
        var app = builder.Build();
        Open(app);
        Map(app, options);
        app.Lifetime.ApplicationStarted.Register(() => _ = PrintLinkAsync(app, options, args.Contains(LinkArgument)));
        return app;
    }

    private static void Listen(ConfigureWebHostBuilder host, LeadsOptions options)
    {
        host.UseUrls(options.HandlerPort is { } port ? [$"http://127.0.0.1:{port}"] : [.. options.Urls]);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
    }

    private static void AddServices(IServiceCollection services, LeadsOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRegionStorage>(StorageOf);
        services.AddSingleton<PublicAddress>();
        services.AddPeople();
        services.AddSingleton<Writes>().AddSingleton<ReadinessProbe>();
        services.TryAddSingleton<IRegionFiles>(FilesOf);
        services.AddAudit();
        services.AddRegions();
        services.AddProjects();
        services.AddRecognitions();
        services.AddEvidence();
        services.AddRates();
        services.AddScorecards();
        services.AddReports();
        services.AddPoints();
        services.AddImports();
        services.AddTemplates();
        services.AddHostedService<Demonstration.Demonstration>();
        services.AddSingleton<Pumps>().AddHostedService(provider => provider.GetRequiredService<Pumps>());
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddContract(HealthJson.Wire, RegionsJson.Wire, ProjectsJson.Wire, ImportsJson.Wire,
            ScorecardJson.Wire, ReportsJson.Wire, PointsJson.Wire, RecognitionsJson.Wire, EvidenceJson.Wire,
            PeopleJson.Wire, AuditJson.Wire);
    }

    private static IRegionStorage StorageOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<LeadsOptions>();
        return options.Storage is StorageChoice.Sqlite
            ? SqliteStorage.Open(
                new SqliteOptions(options.DataFolder), services.GetRequiredService<ILogger<SqliteStorage>>())
            : throw new LeadsOptionsException(
                ["- LEADS_STORAGE names Azure Storage, which this build cannot use yet; use sqlite."]);
    }

    // The storage first: its lock makes sure that nobody else writes these files.
    private static IRegionFiles FilesOf(IServiceProvider services)
    {
        services.GetRequiredService<IRegionStorage>();
        return new FolderFiles(services.GetRequiredService<LeadsOptions>().DataFolder);
    }

    // Opened before anything listens: a folder in use, a damaged file or a mailer that this build lacks ends the start
    // with its reason.
    private static void Open(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IRegionStorage>();
            app.Services.GetRequiredService<IMailer>();
        }
        catch (StorageRefusedException refused)
        {
            throw new LeadsOptionsException(["- LEADS_DATA: " + refused.Message]);
        }
    }

    // Not a log entry: logs are kept and shipped, a link is for the eyes at this console. Where the Functions host
    // stands in front there is no such console; who has set a token sets up with it.
    private static async Task PrintLinkAsync(WebApplication app, LeadsOptions options, bool isAsked)
    {
        var stop = app.Lifetime.ApplicationStopping;
        if (options.IsHandler)
            return;
        var links = app.Services.GetRequiredService<OneTimeLinks>();
        if (options.Demo || isAsked)
            Console.WriteLine(links.Create(await app.Services.GetRequiredService<ScorecardPages>().NewestAsync(stop)));
        else if (options.Token is null && (await app.Services.GetRequiredService<PeopleStore>().LoadAsync(stop)).People.Count == 0)
            Console.WriteLine("第一次使用，请打开此链接建立管理员 / Open this once to enter the first administrator: "
                + links.Create(SetUpPage.Address));
    }

    private static void Map(WebApplication app, LeadsOptions options)
    {
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<Failures>();
        app.UseMiddleware<Hygiene>();
        app.UseRouting();
        app.UseMiddleware<Access>();
        app.UseMiddleware<Pace>();
        app.UseMiddleware<Admission>();
        app.MapRoot(options);
        app.MapHealth();
        app.MapPeople();
        app.MapContract();
        app.MapRegions();
        app.MapAudit();
        app.MapProjects();
        app.MapRecognitions();
        app.MapEvidence();
        app.MapRates();
        app.MapScorecards();
        app.MapReports();
        app.MapPoints();
        app.MapImports();
        app.MapImportJobs();
        app.MapTemplates();
        app.MapFold();
    }

    // The Functions host probes the root again and again: it must stay cheap and open.
    private static void MapRoot(this WebApplication app, LeadsOptions options) =>
        app.MapGet("/", () => options.IsHandler ? Results.Ok() : Results.Redirect("/app/"))
            .WithName("Root").ExcludeFromDescription();
}

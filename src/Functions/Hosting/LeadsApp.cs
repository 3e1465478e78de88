using Leads.Functions.Audit;
using Leads.Functions.Evidence;
using Leads.Functions.Exports;
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
using Leads.Functions.Storage.Azure;
using Leads.Functions.Templates;
using Leads.Functions.Views;
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
        app.Lifetime.ApplicationStarted.Register(() => _ = app.Services.GetRequiredService<ConsoleLink>()
            .PrintAsync(args.Contains(LinkArgument), app.Lifetime.ApplicationStopping));
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
        AddStorage(services, options);
        services.AddSingleton<PublicAddress>();
        services.AddPeople();
        services.AddSingleton<ConsoleLink>().AddSingleton<Dashboard>();
        services.AddSingleton<Writes>().AddSingleton<ReadinessProbe>();
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
        if (options is { IsHandler: true, IsShared: true })
        {
            services.AddSingleton<HostQueues>();
            services.TryAddSingleton<QueuePut>(provider => provider.GetRequiredService<HostQueues>().PutAsync);
            services.TryAddSingleton<QueueDepth>(provider => provider.GetRequiredService<HostQueues>().CountAsync);
        }

        services.AddSingleton<Rounds>();
        services.AddSingleton<Pumps>().AddHostedService(provider => provider.GetRequiredService<Pumps>());
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddContract(HealthJson.Wire, RegionsJson.Wire, ProjectsJson.Wire, ImportsJson.Wire,
            ScorecardJson.Wire, ReportsJson.Wire, PointsJson.Wire, RecognitionsJson.Wire, EvidenceJson.Wire,
            PeopleJson.Wire, AuditJson.Wire, ExportsJson.Wire, ViewsJson.Wire);
    }

    /// <summary>The rows and files that the settings name; nothing is opened before somebody asks for it.</summary>
    internal static void AddStorage(IServiceCollection services, LeadsOptions options)
    {
        services.AddSingleton(provider =>
            AzureAccount.Of(options.Storage, provider.GetRequiredService<ILogger<AzureAccount>>()));
        services.TryAddSingleton<IRegionStorage>(StorageOf);
        services.TryAddSingleton<IRegionFiles>(FilesOf);
    }

    private static IRegionStorage StorageOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<LeadsOptions>();
        if (options.Storage is StorageChoice.Sqlite)
            return SqliteStorage.Open(
                new SqliteOptions(options.DataFolder), services.GetRequiredService<ILogger<SqliteStorage>>());
        var storage = new AzureStorage(
            services.GetRequiredService<AzureAccount>().Table(RegionTable.Name),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<AzureStorage>>());
        storage.Check();
        return storage;
    }

    private static IRegionFiles FilesOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<LeadsOptions>();
        // The storage first: its lock makes sure that nobody else writes these files.
        services.GetRequiredService<IRegionStorage>();
        return options.Storage is StorageChoice.Sqlite
            ? new FolderFiles(options.DataFolder)
            : new BlobFiles(services.GetRequiredService<AzureAccount>().Container(BlobFiles.Container));
    }

    // Opened before anything listens: a folder in use, a damaged file, an account that does not let us in, or a mailer
    // that this build lacks ends the start with its reason.
    private static void Open(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IRegionStorage>();
            app.Services.GetRequiredService<IMailer>();
        }
        catch (StorageRefusedException refused)
        {
            var isLocal = app.Services.GetRequiredService<LeadsOptions>().Storage is StorageChoice.Sqlite;
            throw new LeadsOptionsException([$"- {(isLocal ? "LEADS_DATA" : "LEADS_STORAGE")}: {refused.Message}"]);
        }
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
        app.MapViews();
        app.MapPoints();
        app.MapImports();
        app.MapImportJobs();
        app.MapTemplates();
        app.MapFold();
        app.MapRounds();
        Dashboard.Map(app);
    }

    // The Functions host probes the root again and again: it must stay cheap and open.
    private static void MapRoot(this WebApplication app, LeadsOptions options) =>
        app.MapGet("/", () => options.IsHandler ? Results.Ok() : Results.Redirect("/app/"))
            .WithName("Root").ExcludeFromDescription();
}

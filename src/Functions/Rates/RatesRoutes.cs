using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;

namespace Leads.Functions.Rates;

/// <summary>The addresses of rates and of what keeps them right.</summary>
internal static class RatesRoutes
{
    public static void MapRates(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Rates");
        api.MapGet("/regions/{region}/rates", (HttpContext context, string region, GetRates slice) =>
            slice.HandleAsync(context, region)).WithName("GetRates").WithSummary("Rates and numbers by group")
            .Produces<RatesAnswer>();
        api.MapGet("/regions/{region}/rates/projects", (HttpContext context, string region, ExplainRate slice) =>
            slice.HandleAsync(context, region)).WithName("ExplainRate").WithSummary("The projects behind a number")
            .Produces<ExplainAnswer>();
        api.MapPost("/regions/{region}/reconcile", (HttpContext context, string region, Reconcile slice) =>
            slice.HandleAsync(context, region)).WithName("Reconcile").WithSummary("Recompute everything and compare")
            .Produces<ReconcileReport>();
        api.MapGet("/regions/{region}/parked", (HttpContext context, string region, ReplayParked slice) =>
            slice.ListAsync(context, region)).WithName("ListParked").WithSummary("Changes that could not be folded");
        api.MapPost("/regions/{region}/parked/{project:guid}/replay",
            (HttpContext context, string region, Guid project, ReplayParked slice) =>
                slice.ReplayAsync(context, region, project)).WithName("ReplayParked").WithSummary("Try a parked change again");
    }

    /// <summary>The queue entry, and what sends to it.</summary>
    public static void MapFold(this WebApplication app)
    {
        app.MapQueueTrigger("FoldChanges", (region, services, stop) =>
            services.GetRequiredService<FoldChanges>().HandleAsync(region, stop));
        app.MapTimerTrigger("Upkeep", TimeSpan.FromMinutes(15), (services, stop) =>
            services.GetRequiredService<Upkeep>().HandleAsync(stop));
        var pumps = app.Services.GetRequiredService<Pumps>();
        app.Services.GetRequiredService<FoldHints>().SendTo(region => pumps.Send("FoldChanges", region));
    }

    /// <summary>A chain or unit that holds projects cannot be deleted.</summary>
    public static void GuardNames(this WebApplication app)
    {
        var boards = app.Services.GetRequiredService<RegionBoards>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Services.GetRequiredService<RegistryUses>().Add((region, row, stop) => boards.ReadAsync(
            region, (facts, registry) => Holding(facts, registry, row, registry.Today(clock)), stop));
    }

    private static int Holding(RegionFacts facts, Registry registry, string row, DateOnly today)
    {
        var filter = RowKeys.IsChain(row)
            ? new Filter { Chain = row[RowKeys.Chains.Length..] }
            : new Filter { Unit = row[RowKeys.Units.Length..] };
        var question = Question.ThisYear(Dimension.Total, today, registry.Region.Settings) with { Filter = filter };
        return Domain.Rates.Rates.Select(facts, question).Count;
    }

    public static void AddRates(this IServiceCollection services) => services
        .AddSingleton<RegionBoards>()
        .AddSingleton<FoldHints>()
        .AddSingleton<FoldChanges>()
        .AddSingleton<TextSearch>()
        .AddSingleton<GetRates>()
        .AddSingleton<ExplainRate>()
        .AddSingleton<Reconcile>()
        .AddSingleton<Upkeep>()
        .AddSingleton<ReplayParked>();
}

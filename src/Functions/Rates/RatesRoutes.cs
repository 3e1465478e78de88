using Leads.Functions.Hosting;
using Leads.Functions.People;

namespace Leads.Functions.Rates;

/// <summary>The addresses of rates and of what keeps them right.</summary>
internal static class RatesRoutes
{
    public static void MapRates(this IEndpointRouteBuilder routes)
    {
        var region = routes.MapGroup("/api/regions/{region}").WithTags("Rates");
        region.MapGet("/rates", (HttpContext context, string region, GetRates slice) =>
                slice.HandleAsync(context, region))
            .Describes("GetRates", "Rates and counts by any dimension").Takes(AskedParameters.Rates)
            .Produces<RatesAnswer>();
        region.MapGet("/rates/projects", (HttpContext context, string region, ExplainRate slice) =>
                slice.HandleAsync(context, region))
            .Describes("ExplainRate", "The projects behind a number").Takes(AskedParameters.Explain)
            .Produces<ExplainAnswer>();
        region.MapPost("/reconcile", (HttpContext context, string region, Reconcile slice) =>
                slice.HandleAsync(context, region))
            .Describes("Reconcile", "Recompute everything and report differences").Produces<ReconcileReport>();
        region.MapGet("/parked", (HttpContext context, string region, ReplayParked slice) =>
                slice.ListAsync(context, region))
            .Describes("ListParked", "Changes that could not be folded").Produces<Page<ParkedChange>>();
        region.MapPost("/parked/{project:guid}/replay",
                (HttpContext context, string region, Guid project, ReplayParked slice) =>
                    slice.ReplayAsync(context, region, project))
            .Describes("ReplayParked", "Pack a project anew and fold it").Produces(204);
    }

    /// <summary>The queue entry, and what sends to it.</summary>
    public static void MapFold(this WebApplication app)
    {
        app.MapQueueTrigger(FoldChanges.Queue, "leads-changes", (region, services, stop) =>
            services.GetRequiredService<FoldChanges>().HandleAsync(region, stop));
        app.MapRound(
            nameof(Upkeep),
            (region, services, stop) => services.GetRequiredService<Upkeep>().HandleAsync(region, stop),
            PeopleStore.Partition);
        var pumps = app.Services.GetRequiredService<Pumps>();
        app.Services.GetRequiredService<FoldHints>().SendTo(region => pumps.Send(FoldChanges.Queue, region));
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

using Leads.Functions.Hosting;

namespace Leads.Functions.Rates;

/// <summary>The addresses of rates and of what keeps them right.</summary>
internal static class RatesRoutes
{
    public static void MapRates(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Rates");
        api.MapGet("/regions/{region}/rates", (HttpContext context, string region, GetRates slice) =>
            slice.HandleAsync(context, region)).WithName("GetRates").Produces<RatesAnswer>();
        api.MapGet("/regions/{region}/rates/projects", (HttpContext context, string region, ExplainRate slice) =>
            slice.HandleAsync(context, region)).WithName("ExplainRate").Produces<ExplainAnswer>();
        api.MapPost("/regions/{region}/reconcile", (HttpContext context, string region, Reconcile slice) =>
            slice.HandleAsync(context, region)).WithName("Reconcile").Produces<ReconcileReport>();
        api.MapGet("/regions/{region}/parked", (HttpContext context, string region, ReplayParked slice) =>
            slice.ListAsync(context, region)).WithName("ListParked");
        api.MapPost("/regions/{region}/parked/{project:guid}/replay",
            (HttpContext context, string region, Guid project, ReplayParked slice) =>
                slice.ReplayAsync(context, region, project)).WithName("ReplayParked");
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

using Leads.Functions.Hosting;

namespace Leads.Functions.Audit;

/// <summary>The address and the services of the trail.</summary>
internal static class AuditRoutes
{
    public static void AddAudit(this IServiceCollection services) =>
        services.AddSingleton<ActivityLog>().AddSingleton<Seals>().AddSingleton<GetTrail>();

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/regions/{region}/trail", (HttpContext context, string region, GetTrail slice) =>
                slice.HandleAsync(context, region))
            .WithTags("Audit").Describes("GetTrail", "Who did what when, chained")
            .Takes(GetTrail.Parameters).Produces<Page<TrailEntry>>(200, "application/json", "text/csv");
}

using Leads.Functions.Hosting;

namespace Leads.Functions.Audit;

/// <summary>The address and the services of the trail.</summary>
internal static class AuditRoutes
{
    public static void AddAudit(this IServiceCollection services) =>
        services.AddSingleton<ActivityLog>().AddSingleton<Seals>().AddSingleton<GetTrail>();

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/regions/{region}/trail", (HttpContext context, string region, GetTrail slice) =>
                slice.OfRegionAsync(context, region))
            .IsTrail("GetTrail", "Who did what when, chained");
        routes.MapGet("/api/trail", (HttpContext context, GetTrail slice) => slice.OfPeopleAsync(context))
            .IsTrail("GetPeopleTrail", "Who came in, and who changed whose rights, chained");
    }

    private static void IsTrail(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithTags("Audit").Describes(name, summary).Takes(GetTrail.Parameters)
            .Produces<Page<TrailEntry>>(200, "application/json", "text/csv");
}

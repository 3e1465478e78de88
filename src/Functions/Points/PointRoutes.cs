using Leads.Domain.Scorecards;
using Leads.Functions.Regions;

namespace Leads.Functions.Points;

/// <summary>The addresses and services of the points ledger.</summary>
internal static class PointRoutes
{
    private const string All = "/api/regions/{region}/points";

    public static void AddPoints(this IServiceCollection services) =>
        services.AddSingleton<PointStore>().AddSingleton<EnterPoints>();

    public static void MapPoints(this IEndpointRouteBuilder routes)
    {
        CountUses(routes.ServiceProvider);
        routes.MapPost(All, (HttpContext context, string region, EnterPoints slice) =>
                slice.EnterAsync(context, region))
            .Describes("EnterPoints", "Enter points of a chain or unit").Accepts<PointBody>("application/json")
            .Produces<PointEntry>(201).ProducesProblem(422);
        routes.MapGet(All + "/{year}", (HttpContext context, string region, string year, EnterPoints slice) =>
                slice.ListAsync(context, region, year))
            .Describes("ListPoints", "The points ledger of a year").Produces<PointsOnWire>();
        routes.MapPost(All + "/{year}/{id:guid}/reversal",
                (HttpContext context, string region, string year, Guid id, EnterPoints slice) =>
                    slice.ReverseAsync(context, region, year, id))
            .Describes("ReversePoints", "Take an entry of the points ledger back")
            .Accepts<ReversalBody>("application/json").Produces<PointEntry>(201).ProducesProblem(409)
            .ProducesProblem(422);
    }

    private static void CountUses(IServiceProvider services) => services.GetRequiredService<RegistryUses>()
        .Add(new("笔加减分", "entries of the points ledger"), services.GetRequiredService<PointStore>().CountAsync);

    private static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("Points").ProducesProblem(400).ProducesProblem(401)
            .ProducesProblem(404);
}

using Leads.Domain.Scorecards;

namespace Leads.Functions.Reports;

/// <summary>The addresses and services of the reports received.</summary>
internal static class ReportRoutes
{
    private const string All = "/api/regions/{region}/reports/{week}";

    public static void AddReports(this IServiceCollection services) => services.AddSingleton<ReportStore>();

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListReports.Handle).Describes("ListReports", "Who has reported for a week")
            .Produces<ReportsOnWire>();
        routes.MapPut(All + "/{**unit}", PutReport.Handle).Describes("PutReport", "Note that a unit has reported")
            .Accepts<ReportBody>("application/json").Produces<Report>().Produces<Report>(201)
            .ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        routes.MapDelete(All + "/{**unit}", DeleteReport.Handle)
            .Describes("DeleteReport", "Take back that a unit has reported").Produces(204).ProducesProblem(412);
    }

    private static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("Reports").ProducesProblem(400).ProducesProblem(401)
            .ProducesProblem(404);
}

using Leads.Functions.Hosting;
using Leads.Functions.Projects;

namespace Leads.Functions.Evidence;

/// <summary>The addresses of evidence files.</summary>
internal static class EvidenceRoutes
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var evidence = routes.MapGroup("/api/regions/{region}/projects/{id:guid}/evidence").WithTags("Evidence");
        evidence.MapPost("", (HttpContext context, string region, Guid id, AddEvidence slice) =>
                slice.HandleAsync(context, region, id))
            .Describes("AddEvidence", "Send a file that shows a fact, as the body or in the field file of a form")
            .Takes(
                new QueryParameter("fact", "Id of the fact that it shows; required", Format: "uuid"),
                new QueryParameter("name", "Its name; by default that of the form's file"))
            .Produces<ProjectAnswer>().ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        evidence.MapGet("/{file:guid}", (HttpContext context, string region, Guid id, Guid file, GetEvidence slice) =>
                slice.HandleAsync(context, region, id, file))
            .Describes("GetEvidence", "The file as it was sent, to keep")
            .Produces(200, contentType: "application/octet-stream");
        evidence.MapPost("/{file:guid}/withdrawal",
                (HttpContext context, string region, Guid id, Guid file, WithdrawEvidence slice) =>
                    slice.HandleAsync(context, region, id, file))
            .Describes("WithdrawEvidence", "Withdraw a file, with the reason; it is kept")
            .Accepts<WithdrawEvidenceRequest>("application/json").Produces<ProjectAnswer>()
            .ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
    }

    public static void AddEvidence(this IServiceCollection services) => services
        .AddSingleton<AddEvidence>()
        .AddSingleton<GetEvidence>()
        .AddSingleton<WithdrawEvidence>();
}

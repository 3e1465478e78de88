using Leads.Domain.Projects;

namespace Leads.Functions.Projects;

/// <summary>The addresses of projects, their facts and what belongs to them.</summary>
internal static class ProjectRoutes
{
    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        var region = routes.MapGroup("/api/regions/{region}").WithTags("Projects");
        region.MapPost("/intended-projects", (HttpContext context, string region, CaptureProject slice) =>
                slice.HandleAsync(context, region, FactKind.Intended))
            .WithName("CaptureIntended").WithSummary("Enter an intended project")
            .Accepts<CaptureRequest>("application/json").Produces<ProjectAnswer>(201);
        region.MapPost("/signed-projects", (HttpContext context, string region, CaptureProject slice) =>
                slice.HandleAsync(context, region, FactKind.Signed))
            .WithName("CaptureSigned").WithSummary("Enter a signed project")
            .Accepts<CaptureRequest>("application/json").Produces<ProjectAnswer>(201);
        region.MapGet("/projects", (HttpContext context, string region, ListProjects slice) =>
            slice.HandleAsync(context, region)).WithName("ListProjects").WithSummary("The ledger, filtered and sorted");
        region.MapPost("/merges", (HttpContext context, string region, MergeNames slice) =>
                slice.HandleAsync(context, region))
            .WithName("MergeNames").WithSummary("Merge one chain or unit into another")
            .Accepts<MergeRequest>("application/json").Produces<MergeAnswer>();
        region.MapPost("/trips", (HttpContext context, string region, Trips slice) =>
            slice.AddAsync(context, region)).WithName("AddTrip").WithSummary("Record a trip")
            .Accepts<Trip>("application/json").Produces<Trip>(201);
        region.MapGet("/trips", (HttpContext context, string region, Trips slice) =>
            slice.ListAsync(context, region)).WithName("ListTrips").WithSummary("Trips, the oldest first");
        MapOne(region.MapGroup("/projects/{id:guid}"));
    }

    public static void AddProjects(this IServiceCollection services) => services
        .AddSingleton<ProjectStore>()
        .AddSingleton<NaturalKeys>()
        .AddSingleton<ProjectChanges>()
        .AddSingleton<CaptureProject>()
        .AddSingleton<ListProjects>()
        .AddSingleton<GetProject>()
        .AddSingleton<PatchProject>()
        .AddSingleton<RecordFact>()
        .AddSingleton<CorrectFact>()
        .AddSingleton<RecogniseFact>()
        .AddSingleton<AssignProject>()
        .AddSingleton<WriteNote>()
        .AddSingleton<SetNextStep>()
        .AddSingleton<ReportProblem>()
        .AddSingleton<MergeNames>()
        .AddSingleton<Trips>();

    private static void MapOne(RouteGroupBuilder project)
    {
        project.MapGet("", (HttpContext context, string region, Guid id, GetProject slice) =>
            slice.HandleAsync(context, region, id)).WithName("GetProject").WithSummary("A project with its facts and history")
            .Produces<ProjectAnswer>();
        project.MapPatch("", (HttpContext context, string region, Guid id, PatchProject slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("PatchProject").WithSummary("Change plain fields")
            .Accepts<PatchProjectRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/facts", (HttpContext context, string region, Guid id, RecordFact slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("RecordFact").WithSummary("Record a dated fact")
            .Accepts<FactRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/facts/{factId:guid}/correction",
                (HttpContext context, string region, Guid id, Guid factId, CorrectFact slice) =>
                    slice.HandleAsync(context, region, id, factId))
            .WithName("CorrectFact").WithSummary("Correct a fact; the old one stays readable")
            .Accepts<CorrectionRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/facts/{factId:guid}/recognition",
                (HttpContext context, string region, Guid id, Guid factId, RecogniseFact slice) =>
                    slice.HandleAsync(context, region, id, factId))
            .WithName("RecogniseFact").WithSummary("Recognise or reject a submitted fact")
            .Accepts<RecognitionRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/assignments", (HttpContext context, string region, Guid id, AssignProject slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("AssignProject").WithSummary("Give a project another unit, chain or leader")
            .Accepts<AssignmentRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/notes", (HttpContext context, string region, Guid id, WriteNote slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("WriteNote").WithSummary("Write a progress note")
            .Accepts<NoteRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/next-steps", (HttpContext context, string region, Guid id, SetNextStep slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("SetNextStep").WithSummary("Set the next step")
            .Accepts<NextStepRequest>("application/json").Produces<ProjectAnswer>();
        project.MapPost("/problems", (HttpContext context, string region, Guid id, ReportProblem slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("ReportProblem").WithSummary("Report, change or solve a problem")
            .Accepts<ProblemRequest>("application/json").Produces<ProjectAnswer>();
    }
}

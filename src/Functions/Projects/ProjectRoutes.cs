using Leads.Domain.Projects;
using Leads.Functions.Exports;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;
using Microsoft.OpenApi;

namespace Leads.Functions.Projects;

/// <summary>The addresses of projects, their facts and what belongs to them.</summary>
internal static class ProjectRoutes
{
    private static readonly QueryParameter[] Capture =
    [
        new("into", "Id of a known project that this fact belongs to", Format: "uuid"),
        new("force", "Make a second project although name and investor are known", JsonSchemaType.Boolean),
    ];

    private static readonly QueryParameter[] Whole =
    [
        .. AskedParameters.All,
        new("sort", "What the list is in the order of; a leading - turns it round",
            Words: [.. EnumJson<ProjectSort>.Words.SelectMany(word => new[] { word, "-" + word })]),
    ];

    private static readonly QueryParameter[] List =
    [
        .. Whole,
        new("select", "Fields to show, with commas between; by default all"),
        .. QueryParameter.Paging(10_000),
    ];

    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        var region = routes.MapGroup("/api/regions/{region}").WithTags("Projects");
        region.MapPost("/intended-projects", (HttpContext context, string region, CaptureProject slice) =>
                slice.HandleAsync(context, region, FactKind.Intended))
            .Changes<CaptureRequest>("CaptureIntended", "Enter a lead").Takes(Capture).Produces<ProjectAnswer>(201);
        region.MapPost("/signed-projects", (HttpContext context, string region, CaptureProject slice) =>
                slice.HandleAsync(context, region, FactKind.Signed))
            .Changes<CaptureRequest>("CaptureSigned", "Enter a contract").Takes(Capture).Produces<ProjectAnswer>(201);
        region.MapGet("/projects", (HttpContext context, string region, ListProjects slice) =>
                slice.HandleAsync(context, region))
            .Describes("ListProjects", "The ledger, filtered and sorted").Takes(List).Produces<Page<ProjectSummary>>();
        region.MapGet("/projects/export", (HttpContext context, string region, ExportProjects slice) =>
                slice.HandleAsync(context, region))
            .Describes("ExportProjects", "The whole list as a ledger to keep, print or import again")
            .Takes([QueryParameter.Word<ExportFormat>("format", "By default xlsx"), .. Whole])
            .Produces(200, contentType: Workbooks.ContentType, additionalContentTypes: "text/csv");
        region.MapPost("/projects/export", (HttpContext context, string region, ExportChosen slice) =>
                slice.HandleAsync(context, region))
            .Describes("ExportChosen", "Chosen projects and columns as a ledger")
            .Accepts<ChosenBody>("application/json")
            .Produces(200, contentType: Workbooks.ContentType, additionalContentTypes: "text/csv");
        region.MapPost("/merges", (HttpContext context, string region, MergeNames slice) =>
                slice.HandleAsync(context, region))
            .Describes("MergeNames", "Merge one chain or unit into another").Accepts<MergeRequest>("application/json")
            .Produces<MergeAnswer>();
        region.MapPost("/trips", (HttpContext context, string region, Trips slice) => slice.AddAsync(context, region))
            .Describes("AddTrip", "Enter a trip to attract investment").Accepts<TripRequest>("application/json")
            .Produces<Trip>(201);
        region.MapGet("/trips", (HttpContext context, string region, Trips slice) => slice.ListAsync(context, region))
            .Describes("ListTrips", "The trips of a region").Takes(QueryParameter.Paging()).Produces<Page<Trip>>();
        region.MapGet("/trips/export", (HttpContext context, string region, ExportTrips slice) =>
                slice.HandleAsync(context, region))
            .Describes("ExportTrips", "Every trip as a filled form to keep, print or import again")
            .Takes(QueryParameter.Word<ExportFormat>("format", "By default xlsx"))
            .Produces(200, contentType: Workbooks.ContentType, additionalContentTypes: "text/csv");
        MapOne(region.MapGroup("/projects/{id:guid}"));
        var uses = routes.ServiceProvider.GetRequiredService<RegistryUses>();
        uses.Add(new("个项目", "projects"), routes.ServiceProvider.GetRequiredService<ProjectUses>().CountAsync);
        uses.Add(new("次外出招商", "trips"), routes.ServiceProvider.GetRequiredService<Trips>().CountAsync);
    }

    public static void AddProjects(this IServiceCollection services) => services
        .AddSingleton<ProjectStore>()
        .AddSingleton<NaturalKeys>()
        .AddSingleton<ProjectChanges>()
        .AddSingleton<ProjectUses>()
        .AddSingleton<CaptureProject>()
        .AddSingleton<CaptureInto>()
        .AddSingleton<ProjectList>()
        .AddSingleton<ListProjects>()
        .AddSingleton<ExportRows>()
        .AddSingleton<ExportProjects>()
        .AddSingleton<ExportChosen>()
        .AddSingleton<ExportTrips>()
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
        .AddSingleton<LateNames>()
        .AddSingleton<Trips>();

    private static void MapOne(RouteGroupBuilder project)
    {
        project.MapGet("", (HttpContext context, string region, Guid id, GetProject slice) =>
                slice.HandleAsync(context, region, id))
            .Describes("GetProject", "One project with its facts and history").Produces<ProjectAnswer>();
        project.MapPatch("", (HttpContext context, string region, Guid id, PatchProject slice) =>
                slice.HandleAsync(context, region, id))
            .Changes<PatchProjectRequest>("PatchProject", "Change plain fields of a project");
        project.MapPost("/facts", (HttpContext context, string region, Guid id, RecordFact slice) =>
                slice.HandleAsync(context, region, id))
            .Changes<FactRequest>("RecordFact", "Record a dated fact");
        project.MapPost("/facts/{factId:guid}/correction",
                (HttpContext context, string region, Guid id, Guid factId, CorrectFact slice) =>
                    slice.HandleAsync(context, region, id, factId))
            .Changes<CorrectionRequest>("CorrectFact", "Replace a fact by a corrected one, or withdraw it");
        project.MapPost("/facts/{factId:guid}/recognition",
                (HttpContext context, string region, Guid id, Guid factId, RecogniseFact slice) =>
                    slice.HandleAsync(context, region, id, factId))
            .Changes<RecognitionRequest>("RecogniseFact", "Recognise or reject a waiting fact, or raise a recognised one's level");
        project.MapPost("/assignments", (HttpContext context, string region, Guid id, AssignProject slice) =>
                slice.HandleAsync(context, region, id))
            .Changes<AssignmentRequest>("AssignProject", "Name another unit, chain or leader from a day on");
        project.MapPost("/notes", (HttpContext context, string region, Guid id, WriteNote slice) =>
                slice.HandleAsync(context, region, id))
            .Changes<NoteRequest>("WriteNote", "Write a progress note");
        project.MapPost("/next-steps", (HttpContext context, string region, Guid id, SetNextStep slice) =>
                slice.HandleAsync(context, region, id))
            .Changes<NextStepRequest>("SetNextStep", "Say what is done next");
        project.MapPost("/problems", (HttpContext context, string region, Guid id, ReportProblem slice) =>
                slice.HandleAsync(context, region, id))
            .Changes<ProblemRequest>("ReportProblem", "Report, change or solve a problem");
    }

    private static RouteHandlerBuilder Changes<TBody>(this RouteHandlerBuilder route, string name, string summary)
        where TBody : notnull =>
        route.Describes(name, summary).Accepts<TBody>("application/json").Produces<ProjectAnswer>()
            .ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
}

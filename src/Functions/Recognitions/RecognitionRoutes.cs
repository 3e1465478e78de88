using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;

namespace Leads.Functions.Recognitions;

/// <summary>The addresses of the bureau's work list.</summary>
internal static class RecognitionRoutes
{
    private static readonly QueryParameter[] Filters =
    [
        new("unit", "Name, alias or key of a unit; empty for projects without one"),
        new("chain", "Name, alias or key of a chain; empty for projects without one"),
        QueryParameter.Word<FactKind>("milestone", "Only facts of this kind"),
        new("by", "Only what this person recorded"),
        .. QueryParameter.Paging(),
    ];

    public static void MapRecognitions(this IEndpointRouteBuilder routes)
    {
        var recognition = routes.MapGroup("/api/regions/{region}/recognition").WithTags("Recognition");
        recognition.MapGet("", (HttpContext context, string region, ListWaiting slice) =>
                slice.HandleAsync(context, region))
            .Describes("ListWaiting", "What waits for recognition, the oldest first").Takes(Filters)
            .Produces<WaitingAnswer>();
        recognition.MapPost("", (HttpContext context, string region, RecogniseFacts slice) =>
                slice.HandleAsync(context, region))
            .Describes("RecogniseFacts", "Recognise or reject many facts for one reason; each project by itself")
            .Accepts<RecogniseFactsRequest>("application/json").Produces<RecogniseFactsAnswer>()
            .ProducesProblem(409).ProducesProblem(422);
    }

    public static void AddRecognitions(this IServiceCollection services) => services
        .AddSingleton<DecisionProblems>()
        .AddSingleton<ManyDecisions>()
        .AddSingleton<ImportedFacts>()
        .AddSingleton<ListWaiting>()
        .AddSingleton<RecogniseFacts>();
}

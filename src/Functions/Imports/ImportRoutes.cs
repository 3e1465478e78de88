using Leads.Functions.Hosting;

namespace Leads.Functions.Imports;

/// <summary>The addresses of imports.</summary>
internal static class ImportRoutes
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/regions/{region}/imports").WithTags("Imports");
        imports.MapPost("", (HttpContext context, string region, UploadImport slice) =>
                slice.HandleAsync(context, region))
            .Describes("ImportLedger", "Upload a ledger and preview what it changes")
            .Takes(
                QueryParameter.Date("cutoff", "Goes before the title's; by default that, else today"),
                new QueryParameter("sender", "Whose file it is: column choices are remembered by it; else the caller"))
            .Produces<ImportAnswer>(201).ProducesProblem(413).ProducesProblem(422);
        imports.MapGet("", (HttpContext context, string region, GetImport slice) =>
                slice.ListAsync(context, region))
            .Describes("ListImports", "The imports of a region, the newest first").Takes(QueryParameter.Paging())
            .Produces<Page<ImportRecord>>();
        imports.MapGet("/{id:guid}", (HttpContext context, string region, Guid id, GetImport slice) =>
                slice.HandleAsync(context, region, id))
            .Describes("GetImport", "What an import would do, or what it did").Produces<ImportAnswer>();
        imports.MapPatch("/{id:guid}/rows", (HttpContext context, string region, Guid id, PatchImportRows slice) =>
                slice.HandleAsync(context, region, id))
            .Describes("PatchImportRows", "Fix or overrule held-back rows, say what columns hold and names mean")
            .Accepts<PatchRowsRequest>("application/json").Produces<ImportAnswer>().ProducesProblem(409);
        imports.MapPost("/{id:guid}/commit", (HttpContext context, string region, Guid id, CommitImport slice) =>
                slice.HandleAsync(context, region, id))
            .Describes("CommitImport", "Record what the preview shows")
            .Produces<ImportAnswer>().Produces<ImportAnswer>(202).ProducesProblem(409).ProducesProblem(422);
        imports.MapPost("/{id:guid}/undo", (HttpContext context, string region, Guid id, UndoImport slice) =>
                slice.HandleAsync(context, region, id))
            .Describes("UndoImport", "Take back what an import did")
            .Produces<ImportAnswer>().Produces<ImportAnswer>(202).ProducesProblem(409).ProducesProblem(422);
    }

    /// <summary>The queue entry, and what sends to it.</summary>
    public static void MapImportJobs(this WebApplication app)
    {
        app.MapQueueTrigger(RunImport.Queue, "leads-imports", (message, services, stop) =>
            services.GetRequiredService<ImportShift>().HandleAsync(message, stop));
        var pumps = app.Services.GetRequiredService<Pumps>();
        app.Services.GetRequiredService<ImportHints>().SendTo(message => pumps.Send(RunImport.Queue, message));
    }

    public static void AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportStore>()
        .AddSingleton<TripChanges>()
        .AddSingleton<ColumnMemories>()
        .AddSingleton<TakenAliases>()
        .AddSingleton<NamesBack>()
        .AddSingleton<ImportPlans>()
        .AddSingleton<ImportPreview>()
        .AddSingleton<UploadImport>()
        .AddSingleton<PatchImportRows>()
        .AddSingleton<GetImport>()
        .AddSingleton<CommitImport>()
        .AddSingleton<SuspiciousRows>()
        .AddSingleton<RunningImports>()
        .AddSingleton<NotedProgress>()
        .AddSingleton<ImportHints>()
        .AddSingleton<ImportJobs>()
        .AddSingleton<RunCommit>()
        .AddSingleton<RunUndo>()
        .AddSingleton<RunImport>()
        .AddSingleton<ImportShift>()
        .AddSingleton<UndoImport>();
}

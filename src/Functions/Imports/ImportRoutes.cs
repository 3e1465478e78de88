namespace Leads.Functions.Imports;

/// <summary>The addresses of imports.</summary>
internal static class ImportRoutes
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/regions/{region}/imports").WithTags("Imports");
        imports.MapPost("", (HttpContext context, string region, UploadImport slice) =>
                slice.HandleAsync(context, region))
            .WithName("ImportLedger").WithSummary("Upload a ledger and preview it")
            .Produces<ImportAnswer>(201);
        imports.MapGet("", (HttpContext context, string region, GetImport slice) =>
            slice.ListAsync(context, region)).WithName("ListImports").WithSummary("Imports, the newest first");
        imports.MapGet("/{id:guid}", (HttpContext context, string region, Guid id, GetImport slice) =>
            slice.HandleAsync(context, region, id)).WithName("GetImport").WithSummary("An import with its preview or result")
            .Produces<ImportAnswer>();
        imports.MapPatch("/{id:guid}/rows", (HttpContext context, string region, Guid id, PatchImportRows slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("PatchImportRows").WithSummary("Fix or overrule rows, map columns")
            .Accepts<PatchRowsRequest>("application/json").Produces<ImportAnswer>();
        imports.MapPost("/{id:guid}/commit", (HttpContext context, string region, Guid id, CommitImport slice) =>
            slice.HandleAsync(context, region, id)).WithName("CommitImport").WithSummary("Record what the preview shows")
            .Produces<ImportAnswer>();
        imports.MapPost("/{id:guid}/undo", (HttpContext context, string region, Guid id, UndoImport slice) =>
            slice.HandleAsync(context, region, id)).WithName("UndoImport").WithSummary("Take an import back")
            .Produces<ImportAnswer>();
    }

    public static void AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportStore>()
        .AddSingleton<ImportPlans>()
        .AddSingleton<ImportPreview>()
        .AddSingleton<UploadImport>()
        .AddSingleton<PatchImportRows>()
        .AddSingleton<GetImport>()
        .AddSingleton<CommitImport>()
        .AddSingleton<UndoImport>();
}

namespace Leads.Functions.Imports;

/// <summary>The addresses of imports.</summary>
internal static class ImportRoutes
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/regions/{region}/imports").WithTags("Imports");
        imports.MapPost("", (HttpContext context, string region, UploadImport slice) =>
                slice.HandleAsync(context, region))
            .WithName("ImportLedger").Produces<ImportAnswer>(201);
        imports.MapGet("", (HttpContext context, string region, GetImport slice) =>
            slice.ListAsync(context, region)).WithName("ListImports");
        imports.MapGet("/{id:guid}", (HttpContext context, string region, Guid id, GetImport slice) =>
            slice.HandleAsync(context, region, id)).WithName("GetImport").Produces<ImportAnswer>();
        imports.MapPatch("/{id:guid}/rows", (HttpContext context, string region, Guid id, PatchImportRows slice) =>
                slice.HandleAsync(context, region, id))
            .WithName("PatchImportRows").Accepts<PatchRowsRequest>("application/json").Produces<ImportAnswer>();
        imports.MapPost("/{id:guid}/commit", (HttpContext context, string region, Guid id, CommitImport slice) =>
            slice.HandleAsync(context, region, id)).WithName("CommitImport").Produces<ImportAnswer>();
        imports.MapPost("/{id:guid}/undo", (HttpContext context, string region, Guid id, UndoImport slice) =>
            slice.HandleAsync(context, region, id)).WithName("UndoImport").Produces<ImportAnswer>();
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

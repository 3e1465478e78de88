using Leads.Functions.Hosting;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Templates;

/// <summary>The address of the empty forms.</summary>
internal static class TemplateRoutes
{
    public static void MapTemplates(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/regions/{region}/templates/{form}.xlsx",
                (HttpContext context, string region, string form, GetTemplate slice) =>
                    slice.HandleAsync(context, region, form))
            .Describes("GetTemplate",
                "An empty form to fill in and import: " + string.Join(", ", Forms.All.Select(form => form.Key)))
            .WithTags("Imports").Produces(StatusCodes.Status200OK, contentType: Workbooks.ContentType);

    public static void AddTemplates(this IServiceCollection services) => services.AddSingleton<GetTemplate>();

    public static Problem NoSuchForm(string form)
    {
        var keys = string.Join(", ", Forms.All.Select(known => known.Key));
        var nothing = Say.NoSuch(new("模板", "form"), form);
        return Problem.NotFound(new($"{nothing.Zh}可用的有：{keys}。", $"{nothing.En} Known: {keys}."));
    }
}

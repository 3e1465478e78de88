using Leads.Functions.Hosting;

namespace Leads.Functions.Views;

/// <summary>The addresses of the ledger's shared views.</summary>
internal static class ViewRoutes
{
    public const string Prefix = "view-";

    private const string All = "/api/regions/{region}/views";
    private const string One = All + "/{key}";

    public static string KeyOf(string view) => Prefix + view;

    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(All, ListViews.Handle).Describes("ListViews", "The shared views of the ledger")
            .WithTags("Views").Produces<ViewsOnWire>();
        routes.MapPut(One, PutView.Handle).Describes("PutView", "Share a view of the ledger").WithTags("Views")
            .Accepts<ViewBody>("application/json").Produces<LedgerView>().Produces<LedgerView>(201)
            .ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        routes.MapDelete(One, DeleteView.Handle).Describes("DeleteView", "Take a shared view away").WithTags("Views")
            .Produces(204).ProducesProblem(412);
    }
}

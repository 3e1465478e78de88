using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;

namespace Leads.Functions.Views;

/// <summary>Saves a view for everybody who reads the whole region.</summary>
internal static class PutView
{
    private const int MostOfQuery = 2000;

    public static async Task<IResult> Handle(
        HttpContext context, string region, string key, RegistryChanges changes, TimeProvider clock)
    {
        if (!RegionRoutes.IsId(key))
            return RegionRoutes.BadId("key");
        var body = await Json.ReadAsync(context.Request, ViewsJson.Wire.ViewBody);
        if (!body.IsRead)
            return body.Problem;
        return await changes.ChangeAsync(context, region, async (_, storage) =>
        {
            var fields = new Fields();
            var name = fields.Text("name", body.Value.Name, 60);
            var query = fields.OptionalText("query", body.Value.Query, MostOfQuery);
            if (query.Length > 0 && !query.StartsWith('?'))
                fields.Refuse("query", new("请以 ? 开头。", "It begins with a question mark."));
            if (fields.Problem is { } problem)
                return problem;
            var view = new LedgerView(key, name, query, context.Caller().Name, clock.GetUtcNow());
            return DocumentChange.Put(
                context.Request, ViewRoutes.KeyOf(key),
                await storage.FindAsync(region, ViewRoutes.KeyOf(key), context.RequestAborted),
                JsonSerializer.SerializeToUtf8Bytes(view, ViewsJson.Wire.LedgerView),
                RegionRoutes.Address(region, "views", key));
        });
    }
}

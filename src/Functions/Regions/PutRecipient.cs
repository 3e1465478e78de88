using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Adds a person to the scorecard's mail, or changes what the person gets.</summary>
internal static class PutRecipient
{
    public static async Task<IResult> Handle(HttpContext context, string region, string id, RegistryChanges changes)
    {
        if (!RegionRoutes.IsId(id))
            return RegionRoutes.BadId("id");
        var body = await Json.ReadAsync(context.Request, RegionsJson.Wire.RecipientBody);
        if (!body.IsRead)
            return body.Problem;
        return await changes.ChangeAsync(context, region, async (registry, storage) =>
        {
            var fields = new Fields();
            var recipient = body.Value.Check(id, registry, fields);
            if (fields.Problem is { } problem)
                return problem;
            var was = await storage.FindAsync(region, RowKeys.Recipient(id), context.RequestAborted);
            return DocumentChange.Put(context.Request, RowKeys.Recipient(id), was, RegionDocuments.Write(recipient),
                RegionRoutes.Address(region, "recipients", id));
        });
    }
}

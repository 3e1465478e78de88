using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Sets the targets of a year, all at once.</summary>
internal static class PutTargets
{
    public static async Task<IResult> Handle(HttpContext context, string region, string year, RegistryChanges changes)
    {
        if (!RegionRoutes.TryReadYear(year, out var number))
            return RegionRoutes.NoSuchYear;
        var body = await Json.ReadAsync(context.Request, RegionsJson.Wire.TargetsBody);
        if (!body.IsRead)
            return body.Problem;
        return await changes.ChangeAsync(context, region, async (registry, storage) =>
        {
            var fields = new Fields();
            var targets = body.Value.Check(number, registry, fields);
            if (fields.Problem is { } problem)
                return problem;
            var was = await storage.FindAsync(region, RowKeys.Targets(number), context.RequestAborted);
            return DocumentChange.Put(context.Request, RowKeys.Targets(number), was, RegionDocuments.Write(targets),
                $"/api/regions/{region}/targets/{number}");
        });
    }
}

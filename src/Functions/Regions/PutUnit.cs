using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Registers a unit, or changes it.</summary>
internal static class PutUnit
{
    public static async Task<IResult> Handle(HttpContext context, string region, string? key, RegistryChanges changes)
    {
        var body = await Json.ReadAsync(context.Request, RegionsJson.Wire.UnitBody);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var unit = body.Value.Check(NameChecks.KeyOf(key, fields), fields);
        if (fields.Problem is { } problem)
            return problem;
        return await changes.ChangeAsync(context, region, registry =>
            NameChecks.RefuseTaken(unit.Key, unit.Aliases.Append(unit.Name), registry.ResolveUnit) is { } taken
                ? taken
                : DocumentChange.Put(context.Request, RowKeys.Unit(unit.Key), registry.Row(RowKeys.Unit(unit.Key)),
                    RegionDocuments.Write(unit), RegionRoutes.Address(region, "units", unit.Key)));
    }
}

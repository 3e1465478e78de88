using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Removes a unit that nothing uses.</summary>
internal static class DeleteUnit
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, string? key, RegistryChanges changes, UseChecks uses)
    {
        var fields = new Fields();
        var name = NameChecks.KeyOf(key, fields);
        if (fields.Problem is { } problem)
            return problem;
        return await changes.ChangeAsync(context, region, async registry =>
        {
            if (registry.Row(RowKeys.Unit(name)) is not { } row)
                return Problem.NotFound(Say.NoSuch(RegionRoutes.UnitWord, name));
            var used = await uses.RefuseUsedAsync(
                region, row.Key, target => target.Unit == name, "unit:" + name, context.RequestAborted);
            return used is null ? DocumentChange.Remove(context.Request, row) : used;
        });
    }
}

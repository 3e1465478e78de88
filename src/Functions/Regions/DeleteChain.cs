using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Removes a chain that nothing uses.</summary>
internal static class DeleteChain
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
            if (registry.Row(RowKeys.Chain(name)) is not { } row)
                return Problem.NotFound(Say.NoSuch(RegionRoutes.ChainWord, name));
            var used = await uses.RefuseUsedAsync(
                region, row.Key, target => target.Chain == name, "chain:" + name, context.RequestAborted);
            return used is null ? DocumentChange.Remove(context.Request, row) : used;
        });
    }
}

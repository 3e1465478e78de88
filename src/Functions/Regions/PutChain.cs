using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Registers a chain, or changes it.</summary>
internal static class PutChain
{
    public static async Task<IResult> Handle(HttpContext context, string region, string? key, RegistryChanges changes)
    {
        var body = await Json.ReadAsync(context.Request, RegionsJson.Wire.ChainBody);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var chain = body.Value.Check(NameChecks.KeyOf(key, fields), fields);
        if (fields.Problem is { } problem)
            return problem;
        return await changes.ChangeAsync(context, region, registry =>
            NameChecks.RefuseTaken(chain.Key, chain.Aliases.Append(chain.Name), registry.ResolveChain) is { } taken
                ? taken
                : DocumentChange.Put(context.Request, RowKeys.Chain(chain.Key), registry.Row(RowKeys.Chain(chain.Key)),
                    RegionDocuments.Write(chain), RegionRoutes.Address(region, "chains", chain.Key)));
    }
}

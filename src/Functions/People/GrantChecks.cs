using Leads.Functions.Hosting;
using Leads.Functions.Regions;

namespace Leads.Functions.People;

/// <summary>Reads grants as they are sent: region, unit and chain must be there.</summary>
internal sealed class GrantChecks(RegionStore regions)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Grant>> ReadAsync(
        string field, IReadOnlyList<GrantBody?>? bodies, Fields fields, CancellationToken stop)
    {
        if (bodies?.Count > Most)
            fields.Refuse(field, Say.TooMany(Most));
        var grants = new List<Grant>();
        for (var at = 0; at < Math.Min(bodies?.Count ?? 0, Most); at++)
        {
            if (bodies![at] is not { } body)
                fields.Refuse($"{field}[{at}]", Say.Missing);
            else if (await ReadAsync($"{field}[{at}]", body, fields, stop) is { } grant)
                grants.Add(grant);
        }

        return [.. grants.Distinct()];
    }

    private async Task<Grant?> ReadAsync(string field, GrantBody body, Fields fields, CancellationToken stop)
    {
        var role = fields.Required(field + ".role", body.Role);
        var region = fields.OptionalText(field + ".region", body.Region, 40);
        var key = fields.OptionalText(field + ".key", body.Key, 100);
        if (role == Role.Administrator)
        {
            RefuseIfGiven(field + ".region", region, fields);
            RefuseIfGiven(field + ".key", key, fields);
            return Grant.Administrator;
        }

        if (await regions.LoadAsync(region, stop) is not { } registry)
        {
            fields.Refuse(field + ".region", region.Length == 0 ? Say.Missing : Say.NoSuch(RegionRoutes.RegionWord, region));
            return null;
        }

        if (role is not (Role.Unit or Role.Team))
        {
            RefuseIfGiven(field + ".key", key, fields);
            return new Grant(role, region);
        }

        var known = role == Role.Unit ? registry.ResolveUnit(key) : registry.ResolveChain(key);
        if (known is null)
            fields.Refuse(field + ".key", key.Length == 0
                ? Say.Missing
                : Say.NoSuch(role == Role.Unit ? RegionRoutes.UnitWord : RegionRoutes.ChainWord, key));
        return known is null ? null : new Grant(role, region, known);
    }

    private static void RefuseIfGiven(string field, string text, Fields fields)
    {
        if (text.Length > 0)
            fields.Refuse(field, new("这个角色不用填写，请去掉。", "This role takes none; leave it out."));
    }
}

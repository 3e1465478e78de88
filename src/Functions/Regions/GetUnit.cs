using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>One unit.</summary>
internal static class GetUnit
{
    public static async Task<IResult> Handle(HttpContext context, string region, string? key, RegionStore regions)
    {
        var fields = new Fields();
        var name = NameChecks.KeyOf(key, fields);
        if (fields.Problem is { } problem)
            return problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        return registry.Row(RowKeys.Unit(name)) is { } row
            ? Answer.Document(row.Body)
            : Problem.NotFound(Say.NoSuch(RegionRoutes.UnitWord, name));
    }
}

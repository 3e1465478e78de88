using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Registers a region, or changes its name, parent and settings.</summary>
internal static class PutRegion
{
    // A province over cities over counties has three levels; more than this is a mistake.
    private const int MaxLevels = 8;

    public static async Task<IResult> Handle(
        HttpContext context, string region, RegionStore regions, RegistryChanges changes, LeadsOptions options)
    {
        if (!RegionIds.IsValid(region))
            return Problem.Invalid([new("region", RegionIds.Rule)]);
        var body = await Json.ReadAsync(context.Request, RegionsJson.Wire.RegionBody);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var wanted = body.Value.ToRegion(region, options.TimeZone).Check(fields);
        await CheckParentAsync(wanted, regions, fields, context.RequestAborted);
        return fields.Problem ?? await changes.ChangeOrCreateAsync(context, region, registry => Task.FromResult(
            DocumentChange.Put(context.Request, RowKeys.Region, registry?.Row(RowKeys.Region), RegionDocuments.Write(wanted),
                $"/api/regions/{region}")));
    }

    private static async Task CheckParentAsync(
        Region wanted, RegionStore regions, Fields fields, CancellationToken cancellationToken)
    {
        var above = wanted.Parent;
        for (var level = 0; above is not null && level < MaxLevels; level++)
        {
            if (above == wanted.Id)
                break;
            if (await regions.LoadAsync(above, cancellationToken) is not { } parent)
            {
                fields.Refuse("parent", Say.NoSuch(RegionRoutes.RegionWord, above));
                return;
            }

            above = parent.Region.Parent;
        }

        if (above is not null)
            fields.Refuse("parent", new("上级地区不能构成循环。", "The parents may not form a circle."));
    }
}

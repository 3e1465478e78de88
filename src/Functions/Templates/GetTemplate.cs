using Leads.Domain.Rates;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Templates;

/// <summary><c>GET …/templates/{form}.xlsx</c>: an empty form with the region's own chains, units and sectors.</summary>
internal sealed class GetTemplate(RegionStore regions, RegionBoards boards)
{
    private static readonly string[] s_sectors = ["农业", "工业", "商贸流通"];

    public async Task<IResult> HandleAsync(HttpContext context, string region, string form)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (Forms.Find(form) is not { } found)
            return TemplateRoutes.NoSuchForm(form);
        var lists = new FormLists(
            registry.Region.Name,
            [.. registry.Chains.Select(chain => chain.Name)],
            [.. registry.Units.Select(unit => unit.Name)],
            await SectorsAsync(region, context.RequestAborted));
        context.Response.Headers.ContentDisposition = Named(registry.Region.Name + found.Sheet, found.Key);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(FormWorkbook.Write(found, lists), Workbooks.ContentType);
    }

    private async Task<IReadOnlyList<string>> SectorsAsync(string region, CancellationToken cancellationToken)
    {
        var board = (await boards.BoardAsync(region, cancellationToken)).Board;
        var known = board.Answers[(int)Cohort.AllYears][(int)Dimension.Sector].Groups.Select(group => group.Key);
        return [.. s_sectors.Union(known.Where(sector => sector.Length > 0))];
    }

    /// <summary>RFC 6266: the Chinese name, and a plain one for programs that cannot read it.</summary>
    private static string Named(string name, string plain) =>
        $"attachment; filename=\"leads-{plain}.xlsx\"; filename*=UTF-8''{Uri.EscapeDataString(name)}.xlsx";
}

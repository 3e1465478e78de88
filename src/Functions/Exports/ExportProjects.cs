using Leads.Domain.Ledgers;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.Imports;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Exports;

/// <summary>What a list can be had as.</summary>
public enum ExportFormat
{
    Xlsx,
    Csv,
}

/// <summary>
/// <c>GET …/projects/export</c>: the whole list that <c>GET …/projects</c> shows a page of, as a ledger in the bureau's
/// own template. Imported again, it changes nothing.
/// </summary>
internal sealed class ExportProjects(
    RegionStore regions, ProjectList list, ExportRows export, ImportStore imports, ActivityLog log, TimeProvider clock)
{
    private static readonly Text s_name = new("项目台账", "projects");

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var today = registry.Today(clock);
        var asked = ProjectList.Read(query, registry, today);
        var format = query.Word<ExportFormat>("format") ?? ExportFormat.Xlsx;
        if (query.Problem is { } problem)
            return problem;
        var scope = context.Scope();
        var day = asked.Question.AsOf < today ? asked.Question.AsOf : today;
        var found = await list.FindAsync(region, asked, scope, today, token);
        var (rows, untold, _) = await export.OfAsync(registry, [.. found.Select(ranked => ranked.Id)], day, scope, token);
        var template = await imports.TemplateAsync(region, token);
        await log.NoteAsync(region, "projectsExported", context.Caller().Name, context.Request.QueryString.Value ?? "");
        var name = registry.Region.Name;
        return format switch
        {
            ExportFormat.Xlsx => new LedgerDownload(
                LedgerWorkbook.Write(name, day, ExportSheets.Apart(rows, template, day), untold), day, format, s_name),
            ExportFormat.Csv => new LedgerDownload(
                LedgerCsv.Write(name, day, ExportSheets.Together(rows, template, day), untold.Count), day, format, s_name),
        };
    }
}

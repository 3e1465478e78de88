using Leads.Domain;
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
    RegionStore regions, ProjectList list, ProjectStore projects, ImportStore imports, ActivityLog log, TimeProvider clock)
{
    // Documents in memory at a time; of those before only their rows are kept.
    private const int AtATime = 500;

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
        var (rows, untold) = await RowsAsync(registry, await list.FindAsync(region, asked, scope, today, token), day, scope, token);
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

    private async Task<(List<IReadOnlyList<LedgerRow>> Rows, List<UntoldFact> Untold)> RowsAsync(
        Registry registry, IReadOnlyList<Ranked> found, DateOnly day, Scope scope, CancellationToken cancellationToken)
    {
        var (context, today) = (ContextOf(registry, day), registry.Today(clock));
        var (rows, untold) = (new List<IReadOnlyList<LedgerRow>>(found.Count), new List<UntoldFact>());
        foreach (var chunk in found.Select(ranked => ranked.Id).Chunk(AtATime))
        {
            var stored = await projects.LoadAsync(registry.Region.Id, chunk, cancellationToken);
            foreach (var project in stored.Select(one => scope.Shown(one.Project, today)))
            {
                rows.Add(ProjectRows.Of(project, context));
                untold.AddRange(UntoldFacts.Of(project, rows[^1][0], day));
            }
        }

        return (rows, untold);
    }

    private static ExportContext ContextOf(Registry registry, DateOnly day)
    {
        var chains = registry.Chains.ToDictionary(chain => chain.Key, chain => chain.Name);
        var units = registry.Units.ToDictionary(unit => unit.Key, unit => unit.Name);
        return new ExportContext
        {
            Day = day,
            ChainName = key => chains.GetValueOrDefault(key, key),
            ChainKey = name => registry.ResolveChain(name) ?? Names.Key(name),
            UnitName = key => units.GetValueOrDefault(key, key),
            UnitKey = name => registry.ResolveUnit(name) ?? Names.Key(name),
        };
    }
}

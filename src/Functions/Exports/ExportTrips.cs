using System.Globalization;
using System.Text;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;
using Leads.Functions.Templates;

namespace Leads.Functions.Exports;

/// <summary>
/// <c>GET …/trips/export</c>: every trip of a region as a filled form of trips. Imported again, it changes nothing.
/// </summary>
internal sealed class ExportTrips(IRegionStorage storage, RegionStore regions, ActivityLog log, TimeProvider clock)
{
    private static readonly Form s_form = Forms.Find("trips")!;

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var format = query.Word<ExportFormat>("format") ?? ExportFormat.Xlsx;
        if (query.Problem is { } problem)
            return problem;
        await log.NoteAsync(region, "tripsExported", context.Caller().Name, context.Request.QueryString.Value ?? "");
        var chains = registry.Chains.ToDictionary(chain => chain.Key, chain => chain.Name);
        var rows = (await storage.ListAllAsync(region, Trips.Prefix)).Select(Trips.Read)
            .Where(trip => Trips.IsInSight(context.Scope(), trip)).OrderBy(trip => trip.On).ThenBy(trip => trip.Id)
            .Select(trip => CellsOf(trip, key => chains.GetValueOrDefault(key, key))).ToList();
        var title = registry.Region.Name + s_form.Sheet;
        return new LedgerDownload(
            format == ExportFormat.Csv ? Csv(title, rows) : Workbook(title, rows),
            registry.Today(clock), format, new(s_form.Sheet, "trips"));
    }

    /// <summary>In the order of the form's columns.</summary>
    private static object?[] CellsOf(Trip trip, Func<string, string> chainName) =>
    [
        trip.On, trip.Who, trip.Where, trip.Chain is { } chain ? chainName(chain) : null,
        string.Join('、', trip.Firms?.OfType<string>() ?? []), trip.Result,
    ];

    private static byte[] Workbook(string title, IEnumerable<object?[]> rows)
    {
        using var sheets = new Sheets();
        sheets.Add(s_form.Sheet, title, [.. s_form.Columns.Select(column => (column.Header, column.Width))],
            rows.Select(row => row.Select(cell => cell is string text ? new StyledCell(text, CellStyle.Wrapped) : cell)
                .ToArray()));
        return sheets.Finish();
    }

    private static byte[] Csv(string title, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder("\ufeff").Append(LedgerCsv.Quoted(title)).Append("\r\n")
            .AppendJoin(',', s_form.Columns.Select(column => LedgerCsv.Quoted(column.Header)))
            .Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(cell => cell is DateOnly day
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : LedgerCsv.Quoted(cell as string ?? ""))).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

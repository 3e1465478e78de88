using System.Text.Json;
using Leads.Domain.Scorecards;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Reports;

/// <summary>The reports received, one row per week and unit.</summary>
public sealed class ReportStore(IRegionStorage storage)
{
    public const string Prefix = "report-";

    public static string KeyOf(Week week, string unit) => PrefixOf(week) + RowKeys.Name(unit);

    /// <summary>
    /// The reports of a week in the region's time, by the units of today: one merged since reports for the unit it
    /// became, and the earlier of two counts.
    /// </summary>
    public async Task<IReadOnlyList<Report>> ListAsync(Registry registry, Week week, CancellationToken stop)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(registry.Region.Settings.TimeZone);
        var rows = await storage.ListAllAsync(registry.Region.Id, PrefixOf(week));
        stop.ThrowIfCancellationRequested();
        return [.. rows.Select(Read)
            .Select(report => report with
            {
                Unit = registry.ResolveUnit(report.Unit) ?? report.Unit,
                At = TimeZoneInfo.ConvertTime(report.At, zone),
            })
            .GroupBy(report => report.Unit, StringComparer.Ordinal).Select(same => same.MinBy(report => report.At)!)];
    }

    internal static Report Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, ReportsJson.Stored.Report)
        ?? throw new JsonException($"The row {row.Key} is empty.");

    private static string PrefixOf(Week week) => $"{Prefix}{week}-";
}

using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Reports;

/// <summary>Who has reported for a week so far: every unit, as the scorecard would print it now.</summary>
internal static class ListReports
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, string week, RegionStore regions, ReportStore reports,
        Composition composition)
    {
        var stop = context.RequestAborted;
        if (await regions.LoadAsync(region, stop) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!Week.TryParse(week, null, out var key))
            return ScorecardRoutes.NoSuchWeek;
        var came = await reports.ListAsync(registry, key, stop);
        var told = await composition.ReportingAsync(registry, key, came, stop);
        var received = came.ToDictionary(report => report.Unit, StringComparer.Ordinal);
        var scope = context.Scope();
        var items = registry.Units.Where(unit => scope.IsWhole || scope.Units.Contains(unit.Key)).Select(unit =>
        {
            var report = received.GetValueOrDefault(unit.Key);
            return new ReportOnWire(unit.Key, unit.Name, unit.Class, StateOf(unit.Key, told), report?.Zero ?? false,
                report?.At, report?.Note ?? "");
        });
        return Answer.Ok(new ReportsOnWire(key.ToString(), told.Due, [.. items]), ReportsJson.Wire.ReportsOnWire);
    }

    private static ReportState StateOf(string unit, Reporting told) =>
        told.Late.Any(late => late.Key == unit) ? ReportState.Late
        : told.Missing.Any(missing => missing.Key == unit) ? ReportState.Missing
        : told.Zero.Any(zero => zero.Key == unit) ? ReportState.Zero
        : ReportState.Reported;
}

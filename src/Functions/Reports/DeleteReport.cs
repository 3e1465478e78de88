using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Reports;

/// <summary>Takes back that a unit's report has come.</summary>
internal static class DeleteReport
{
    public static Task<IResult> Handle(
        HttpContext context, string region, string week, string unit, RegistryChanges changes) =>
        !Week.TryParse(week, null, out var key)
            ? Task.FromResult<IResult>(ScorecardRoutes.NoSuchWeek)
            : changes.ChangeAsync(context, region, async (registry, storage) =>
                await storage.FindAsync(
                    region, ReportStore.KeyOf(key, registry.ResolveUnit(unit) ?? unit), context.RequestAborted)
                    is { } row
                    ? DocumentChange.Remove(context.Request, row)
                    : Problem.NotFound(new($"{unit} 在 {week} 没有报送记录。", $"There is no report of {unit} for {week}.")));
}

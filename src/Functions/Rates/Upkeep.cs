using System.Text.Json;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.Imports;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>
/// The timer entry <c>Upkeep</c>, every 15 minutes and at a start: sweeps up changes and imports whose hint was lost,
/// makes the seal of the day, and at night reconciles each region and drops idempotency records that are past their time.
/// </summary>
internal sealed partial class Upkeep(
    IRegionStorage storage, RegionStore regions, FoldHints hints, ImportHints imports, Reconcile reconcile,
    Seals seals, LeadsOptions options, TimeProvider clock, ILogger<Upkeep> logger)
{
    private static readonly (TimeOnly From, TimeOnly To) Night = (new(2, 0), new(6, 0));
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(3);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var pending = await SweepAllAsync(cancellationToken);
        await seals.SealDailyAsync(PeopleStore.Partition, options.TimeZone, cancellationToken);
        var all = await storage.ListRegionsAsync(cancellationToken);
        foreach (var region in all)
        {
            var registry = await regions.LoadAsync(region, cancellationToken);
            var zone = registry?.Region.Settings.TimeZone ?? options.TimeZone;
            await seals.SealDailyAsync(region, zone, cancellationToken);
            if (registry is null)
                continue;
            if (await IsNightlyDueAsync(region, registry, cancellationToken))
                await NightlyAsync(region, cancellationToken);
        }

        Log.Done(logger, all.Count, pending);
    }

    /// <summary>Sends the hints that a crash may have swallowed; how many changes wait, over all regions.</summary>
    private async Task<int> SweepAllAsync(CancellationToken cancellationToken)
    {
        var pending = 0;
        foreach (var region in await storage.ListRegionsAsync(cancellationToken))
            pending += await SweepAsync(region, cancellationToken);
        return pending;
    }

    private async Task<int> SweepAsync(string region, CancellationToken cancellationToken)
    {
        var pending = await storage.CountPendingAsync(region, cancellationToken);
        if (pending > 0)
            hints.Send(region);
        await imports.ResumeAsync(region, cancellationToken);
        return pending;
    }

    private async Task<bool> IsNightlyDueAsync(string region, Registry registry, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(registry.Region.Settings.TimeZone);
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        var isNight = TimeOnly.FromTimeSpan(local.TimeOfDay).IsBetween(Night.From, Night.To);
        if (await storage.FindAsync(region, Reconcile.RowKey, cancellationToken) is not { } row)
            return isNight;
        var last = JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.ReconcileReport)!.At;
        // A box that is off at night is reconciled by day after a while.
        return (isNight && TimeZoneInfo.ConvertTime(last, zone).Date < local.Date) || clock.GetUtcNow() - last > TooLong;
    }

    private async Task NightlyAsync(string region, CancellationToken cancellationToken)
    {
        var report = await reconcile.RunAsync(region, cancellationToken);
        if (report.Differences.Count > 0)
            Log.Differs(logger, region, report.Differences.Count, report.Differences[0]);
        await ExpireAsync(region, cancellationToken);
    }

    private async Task ExpireAsync(string region, CancellationToken cancellationToken)
    {
        var kept = clock.GetUtcNow() - IdempotencyRecord.Kept;
        for (var after = ""; ;)
        {
            var rows = await storage.ListAsync(region, IdempotencyKey.Prefix, after, 500, cancellationToken);
            var expired = rows.Where(row => IdempotencyRecord.Read(row).At <= kept).ToList();
            if (expired.Count > 0)
                await storage.CommitAsync(
                    region, [.. expired.Select(row => new Operation.Delete(row.Key, null))], cancellationToken);
            if (rows.Count < 500)
                return;
            after = rows[^1].Key;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "Region {Region}: reconciliation found {Count} differences, the first: {First}")]
        public static partial void Differs(ILogger logger, string region, int count, string first);

        // Its silence is an alarm too: infra/alerts.bicep.
        [LoggerMessage(2, LogLevel.Information, "Looked after {Regions} regions; {Pending} changes wait for their boards")]
        public static partial void Done(ILogger logger, int regions, int pending);
    }
}

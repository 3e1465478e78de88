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
/// A region's part of the timer <c>Upkeep</c>, every 15 minutes and at a start: sweeps up changes and imports whose
/// hint was lost, ends what dead processes left half done, stores the board of a new day, makes the seal of the day, settles
/// names that were merged while projects came in, and at night reconciles the region and drops idempotency records that
/// are past their time. The installation's people are sealed like a region, and with them it is told which messages lie
/// aside.
/// </summary>
internal sealed partial class Upkeep(
    IRegionStorage storage, RegionStore regions, RegionBoards boards, FoldHints hints, ImportHints imports,
    Reconcile reconcile, LateNames names, Seals seals, Pumps pumps, LeadsOptions options, TimeProvider clock,
    ILogger<Upkeep> logger)
{
    private static readonly (TimeOnly From, TimeOnly To) Night = (new(2, 0), new(6, 0));
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(3);

    // A process holds a registry for seconds; an hour is beyond any doubt, and a few ticks.
    private static readonly TimeSpan Unsettled = TimeSpan.FromHours(1);

    /// <summary>What cannot be done of it is tried again, and holds up nothing else.</summary>
    public async Task HandleAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            Log.Done(logger, region, await LookAfterAsync(region, cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, region, failure);
            throw;
        }
    }

    private async Task<int> LookAfterAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            return await SweepAsync(region, cancellationToken);
        }
        finally
        {
            await KeepUpAsync(region, cancellationToken);
        }
    }

    /// <summary>
    /// Sends the hints that a crash may have swallowed, and those that a new day or new names need; how many changes
    /// wait.
    /// </summary>
    private async Task<int> SweepAsync(string region, CancellationToken cancellationToken)
    {
        if (region == PeopleStore.Partition)
        {
            foreach (var (queue, messages) in await pumps.PoisonedAsync(cancellationToken))
                Log.Poisoned(logger, messages, queue);
            return 0;
        }

        var pending = 0;
        if (await regions.LoadAsync(region, cancellationToken) is not null)
        {
            (var isCurrent, pending) = await boards.LookAsync(region, cancellationToken);
            if (!isCurrent)
                hints.Send(region);
        }

        await storage.TidyAsync(region, cancellationToken);
        await imports.ResumeAsync(region, cancellationToken);
        return pending;
    }

    private async Task KeepUpAsync(string region, CancellationToken cancellationToken)
    {
        var registry = await regions.LoadAsync(region, cancellationToken);
        await seals.SealDailyAsync(
            region, registry?.Region.Settings.TimeZone ?? options.TimeZone, cancellationToken);
        if (registry is null)
            return;
        if (await IsNightlyDueAsync(region, registry, cancellationToken))
            await NightlyAsync(region, cancellationToken);
        else if (clock.GetUtcNow() - ChainEnd.Of(registry.Row(RowKeys.Stamp)).At < Unsettled)
            await names.SettleAsync(region, cancellationToken);
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
        await names.SettleAsync(region, cancellationToken);
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
        [LoggerMessage(2, LogLevel.Information, "Looked after {Region}; {Pending} changes wait for its board")]
        public static partial void Done(ILogger logger, string region, int pending);

        [LoggerMessage(4, LogLevel.Warning, "{Messages} messages lie in {Queue}")]
        public static partial void Poisoned(ILogger logger, int messages, string queue);

        [LoggerMessage(3, LogLevel.Error, "The upkeep of {Region} failed; it is tried again")]
        public static partial void Failed(ILogger logger, string region, Exception failure);
    }
}

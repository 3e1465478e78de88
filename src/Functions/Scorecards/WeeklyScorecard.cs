using Leads.Domain.Scorecards;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The timer's part of a region: resumes mails that nobody is at; in the region's zone, it sends the draft of the week
/// that ended to those who may hold it, and from its hour on issues it, unless it is out or held; months, quarters and
/// years too where the region wants it. A missed period goes out late; of several only the latest, which tells the
/// days since the issue before. Two processes at once do no harm: every step is a conditional write.
/// </summary>
internal sealed partial class WeeklyScorecard(
    IRegionStorage storage,
    RegionStore regions,
    IssueStore issues,
    DraftMail drafts,
    Freezing freezing,
    SendScorecard mails,
    TimeProvider clock,
    ILogger<WeeklyScorecard> logger)
{
    public const string Name = "WeeklyScorecard";

    public async Task HandleAsync(string region, CancellationToken stop)
    {
        try
        {
            await TickAsync(region, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, region, failure);
            throw;
        }
    }

    private async Task TickAsync(string region, CancellationToken stop)
    {
        if (await storage.IsMailPausedAsync(region, stop))
        {
            Log.Paused(logger, region);
            return;
        }

        await mails.ResumeAsync(region, stop);
        if (await regions.LoadAsync(region, stop) is not { } registry)
            return;
        foreach (var kind in Enum.GetValues<PeriodKind>().Where(registry.Region.Settings.Scorecard.Sends))
            await StepAsync(registry, kind, stop);
    }

    /// <summary>Drafts or issues the last period of a kind that has reached its time.</summary>
    private async Task StepAsync(Registry registry, PeriodKind kind, CancellationToken stop)
    {
        var (region, settings) = (registry.Region.Id, registry.Region.Settings.Scorecard);
        var now = Composition.Local(registry, clock.GetUtcNow()).DateTime;
        var period = Cycle.Reached(kind, now, settings);
        if ((await issues.NewestPeriodAsync(region, kind, stop))?.Last >= period.Last
            || !await HasBegunAsync(region, stop))
            return;
        if (Cycle.Of(period, settings) is var cycle && now < cycle.IssueAt)
        {
            await drafts.SendAsync(registry, period, cycle.IssueAt, stop);
            return;
        }

        if (await issues.FindAsync(region, period, stop) is { Issue.State: not IssueState.Draft })
            return;
        var (result, _) = await freezing.IssueAsync(registry, period, Name, stop);
        Log.Issued(logger, region, period, result);
    }

    /// <summary>A region without any project yet has nothing to report on.</summary>
    private async Task<bool> HasBegunAsync(string region, CancellationToken stop) =>
        (await storage.ListAsync(region, Projects.ProjectStore.Prefix, "", 1, stop)).Count > 0;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The scorecard {Region}/{Period}: {Result}")]
        public static partial void Issued(ILogger logger, string region, Period period, Issuing result);

        [LoggerMessage(2, LogLevel.Error, "The scorecard of {Region} failed; the next tick tries again")]
        public static partial void Failed(ILogger logger, string region, Exception failure);

        [LoggerMessage(3, LogLevel.Warning,
            "The mail of {Region} is paused since it was restored or imported, and no scorecard is issued by itself; "
            + "POST /api/mail/resume lets it go on")]
        public static partial void Paused(ILogger logger, string region);
    }
}

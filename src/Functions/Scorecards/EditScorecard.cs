using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Scorecards;

/// <summary>A draft's words as callers send them; progress left out: the key notes of the period.</summary>
internal sealed class DraftBody
{
    public string? Opening { get; set; }

    public IReadOnlyList<KeyProgressBody?>? Progress { get; set; }
}

internal sealed class KeyProgressBody
{
    public Guid? Project { get; set; }

    public DateOnly? On { get; set; }

    public string? Text { get; set; }
}

/// <summary>A period on its way to its issue. Times are local to the region.</summary>
/// <param name="Due">Until when its reports are due; null: none are.</param>
/// <param name="DraftAt">When its draft goes out; null: it does not send itself.</param>
/// <param name="IssueAt">When it sends itself unless it is held; null: only by hand.</param>
/// <param name="CalendarKnown">Whether the days off of the year are known to this version or set for the region.</param>
/// <param name="Progress">What the editor wrote; null: the key notes below.</param>
/// <param name="KeyNotes">The key notes of the period that are told when the editor writes nothing.</param>
public sealed record DraftOnWire(
    string Week,
    IssueState State,
    DateTime? Due,
    DateTime? DraftAt,
    DateTime? IssueAt,
    bool CalendarKnown,
    string Opening,
    IReadOnlyList<KeyProgress>? Progress,
    IReadOnlyList<ProgressLine> KeyNotes,
    DateTimeOffset? MailedAt);

/// <summary>The editable words of a period that is not out yet: 编者按 and key progress.</summary>
internal sealed class EditScorecard(
    RegionStore regions, IssueStore issues, Composition composition, ProjectStore projects, Writes writes,
    TimeProvider clock)
{
    private const int LongestOpening = 1000;
    private const int LongestLine = 300;

    public async Task<IResult> GetAsync(HttpContext context, string region, string week)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!Period.TryParse(week, out var key) || key.First > registry.Today(clock))
            return ScorecardRoutes.NoSuchWeek;
        var (draft, tag) = await ReadAsync(registry, key, context.RequestAborted);
        return Answer.Ok(draft, ScorecardJson.Wire.DraftOnWire, tag);
    }

    public async Task<IResult> PutAsync(HttpContext context, string region, string week)
    {
        var body = await Json.ReadAsync(context.Request, ScorecardJson.Wire.DraftBody);
        if (!body.IsRead)
            return body.Problem;
        return await SaveAsync(context, region, week, body.Value);
    }

    public async Task<IResult> SaveAsync(HttpContext context, string region, string week, DraftBody body)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!Period.TryParse(week, out var key) || key.First > registry.Today(clock))
            return ScorecardRoutes.NoSuchWeek;
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var fields = new Fields();
        var opening = fields.OptionalText("opening", body.Opening, LongestOpening, lines: true);
        var progress = await CheckAsync(region, body.Progress, fields, context.RequestAborted);
        if (fields.Problem is { } problem)
            return problem;
        return await CommitAsync(context, registry, key, write, opening, progress);
    }

    /// <summary>The draft as it stands, and its version.</summary>
    public async Task<(DraftOnWire Draft, string Tag)> ReadAsync(Registry registry, Period period, CancellationToken stop)
    {
        var issue = (await issues.FindAsync(registry.Region.Id, period, stop))?.Issue ?? IssueStore.NewIssue(period);
        return (await DescribeAsync(registry, period, issue, stop), TagOf(issue));
    }

    private async Task<IResult> CommitAsync(
        HttpContext context, Registry registry, Period period, Write write, string opening,
        IReadOnlyList<KeyProgress>? progress)
    {
        var region = registry.Region.Id;
        var found = await issues.FindAsync(region, period, context.RequestAborted);
        var issue = found?.Issue ?? IssueStore.NewIssue(period);
        if (issue.State == IssueState.Issued)
            return Problem.Of(ProblemKind.Conflict, new("本期已经签发，不能再修改；有误请发更正通知。",
                "This issue is out and cannot be edited; send a correction notice."));
        if (EntityTags.Refuse(context.Request, TagOf(issue)) is { } stale)
            return stale;
        issue = issue with
        {
            Opening = opening,
            Progress = progress,
            At = Composition.Local(registry, clock.GetUtcNow()),
            By = context.Caller().Name,
        };
        var answer = Answer.Ok(await DescribeAsync(registry, period, issue, context.RequestAborted),
            ScorecardJson.Wire.DraftOnWire, TagOf(issue));
        var deed = new Deed("draftEdited", $"{issue.Week}: {opening}");
        return (await write.CommitAsync([IssueStore.Save(issue, found?.ETag)], answer, deed)).Answer ?? Problem.Busy();
    }

    private async Task<DraftOnWire> DescribeAsync(Registry registry, Period period, Issue issue, CancellationToken stop)
    {
        var settings = registry.Region.Settings.Scorecard;
        var cycle = Cycle.Of(period, settings);
        var calendar = Domain.WorkCalendar.Of(settings);
        return new DraftOnWire(
            issue.Week,
            issue.State,
            cycle.Due,
            settings.Sends(period.Kind) ? cycle.DraftAt : null,
            settings.Sends(period.Kind) ? cycle.IssueAt : null,
            calendar.Knows(cycle.IssueAt.Year),
            issue.Opening,
            issue.Progress,
            await composition.KeyNotesAsync(registry, period, stop),
            issue.Draft?.At);
    }

    private async Task<IReadOnlyList<KeyProgress>?> CheckAsync(
        string region, IReadOnlyList<KeyProgressBody?>? lines, Fields fields, CancellationToken stop)
    {
        if (lines is null)
            return null;
        if (lines.Count > Domain.Scorecards.Scorecards.MaxProgress)
            fields.Refuse("progress", Say.TooMany(Domain.Scorecards.Scorecards.MaxProgress));
        var named = lines.Select(line => line?.Project).OfType<Guid>().Distinct().Take(Domain.Scorecards.Scorecards.MaxProgress).ToList();
        var known = (await projects.LoadAsync(region, named, stop)).Select(p => p.Project.Id).ToHashSet();
        return [.. lines.Take(Domain.Scorecards.Scorecards.MaxProgress).Select((line, at) =>
        {
            if (line?.Project is { } project && !known.Contains(project))
                fields.Refuse($"progress[{at}].project", new("没有这个项目。", "There is no such project."));
            fields.Day($"progress[{at}].on", line?.On);
            return new KeyProgress(
                line?.Project, line?.On, fields.Text($"progress[{at}].text", line?.Text, LongestLine));
        })];
    }

    private static string TagOf(Issue issue) => EntityTags.Of(IssueStore.Bytes(issue, ScorecardJson.Stored.Issue));
}

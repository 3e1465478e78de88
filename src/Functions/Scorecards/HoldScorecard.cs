using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;

namespace Leads.Functions.Scorecards;

/// <summary>Keeps the timer from issuing a week, or lets it go again.</summary>
internal sealed class HoldScorecard(RegionStore regions, IssueStore issues, Writes writes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, string week)
    {
        var body = await Json.ReadAsync(context.Request, ScorecardJson.Wire.HoldRequest, new HoldRequest());
        return body.IsRead ? await SetAsync(context, region, week, body.Value.Held ?? true) : body.Problem;
    }

    /// <summary>Holds a week, or lets it go again.</summary>
    public async Task<IResult> SetAsync(HttpContext context, string region, string week, bool held)
    {
        if (!Period.TryParse(week, out var key))
            return ScorecardRoutes.NoSuchWeek;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        return write.Settled ?? await SetAsync(context, registry, key, held, write);
    }

    private async Task<IResult> SetAsync(HttpContext context, Registry registry, Period period, bool held, Write write)
    {
        var found = await issues.FindAsync(registry.Region.Id, period, context.RequestAborted);
        if (found is { Issue.State: IssueState.Issued })
            return Problem.Of(ProblemKind.Conflict, new("本期已经签发，不能再暂缓。", "This issue is out; it cannot be held."));
        var issue = (found?.Issue ?? IssueStore.NewIssue(period)) with
        {
            State = held ? IssueState.Held : IssueState.Draft,
            At = Composition.Local(registry, clock.GetUtcNow()),
            By = context.Caller().Name,
        };
        var answer = Answer.Ok(IssueOnWire.Of(issue, null), ScorecardJson.Wire.IssueOnWire);
        var deed = new Deed(held ? "issueHeld" : "issueReleased", issue.Week);
        return (await write.CommitAsync([IssueStore.Save(issue, found?.ETag)], answer, deed)).Answer ?? Problem.Busy();
    }
}

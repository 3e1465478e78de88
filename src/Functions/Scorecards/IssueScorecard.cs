using System.Diagnostics;
using Leads.Domain.Scorecards;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Scorecards;

/// <summary>Issues a week by hand: freezes it and mails it, once. Again: the same answer, no second mail.</summary>
internal sealed class IssueScorecard(
    RegionStore regions, IssueStore issues, Freezing freezing, ActivityLog activity, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, string week)
    {
        if (!Period.TryParse(week, out var key))
            return ScorecardRoutes.NoSuchWeek;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (key.First > registry.Today(clock))
            return Problem.Of(ProblemKind.Unsupported, new("这一期还没有开始。", "That period has not begun."));
        var (result, issue) = await freezing.IssueAsync(registry, key, context.Caller().Name, context.RequestAborted);
        return result switch
        {
            Issuing.Issued => await NotedAsync(context, region, issue!),
            Issuing.Already => await AnswerAsync(region, issue!, isNew: false),
            Issuing.TooLate => ScorecardRoutes.LaterIsOut(
                (await issues.NewestAsync(region, key.Kind, context.RequestAborted)).Issue!),
            Issuing.Busy => Problem.Busy(),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IResult> NotedAsync(HttpContext context, string region, Issue issue)
    {
        await activity.NoteAsync(region, "issued", context.Caller().Name, issue.Week);
        return await AnswerAsync(region, issue, isNew: true);
    }

    private async Task<IResult> AnswerAsync(string region, Issue issue, bool isNew)
    {
        var dispatch = await issues.DispatchAsync(region, issue.Week, SendScorecard.IssueKind, CancellationToken.None);
        var mails = await issues.MailsAsync(region, [dispatch!], CancellationToken.None);
        var answer = IssueOnWire.Of(issue, mails);
        return isNew
            ? Answer.Created($"/api/regions/{region}/scorecards/{issue.Week}", answer, ScorecardJson.Wire.IssueOnWire)
            : Answer.Ok(answer, ScorecardJson.Wire.IssueOnWire);
    }
}

using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// Mails the draft of a week to those who may edit, hold or release it, once; what it says is stored as it was mailed.
/// A region without such a person has no draft.
/// </summary>
internal sealed class DraftMail(
    IRegionStorage storage, IssueStore issues, Composition composition, Freezing freezing, SendScorecard mails,
    PublicAddress address)
{
    public async Task SendAsync(Registry registry, Period period, DateTime issueAt, CancellationToken stop)
    {
        var region = registry.Region.Id;
        var found = await issues.FindAsync(region, period, stop);
        var people = (await storage.ListAllAsync(region, RowKeys.Recipients)).Select(RegionDocuments.ReadRecipient)
            .Where(person => person.Drafts).Select(Freezing.AddresseeOf).ToList();
        if (people.Count == 0 || found is { Issue: { Draft: not null } or { State: IssueState.Issued } })
            return;
        var card = (await composition.ComposeAsync(registry, period, stop)).Card;
        var issue = (found?.Issue ?? IssueStore.NewIssue(period) with { By = WeeklyScorecard.Name }) with
        {
            At = card.CutOff,
            Draft = new Draft(
                card.CutOff,
                await issues.FreezeAsync(region, IssueStore.Bytes(card, ScorecardJson.Wire.Scorecard), stop),
                await freezing.RenderAsync(
                    region, card, [], words => Note(words, found?.Issue.State == IssueState.Held, issueAt, region, period),
                    stop)),
        };
        var dispatch = new Dispatch
        {
            Kind = SendScorecard.DraftKind,
            Week = issue.Week,
            At = card.CutOff,
            By = WeeklyScorecard.Name,
            People = people,
        };
        // Whoever was faster has sent it, or has changed what it says: the next tick looks again.
        if ((await storage.CommitAsync(region, Operations(issue, found?.ETag, dispatch), CancellationToken.None)).Done)
            mails.Hand(region, dispatch);
    }

    private static List<Operation> Operations(Issue issue, string? etag, Dispatch dispatch) =>
    [
        IssueStore.Save(issue, etag),
        new Operation.Insert(IssueStore.DispatchKey(issue.Week, dispatch.Kind),
            IssueStore.Bytes(dispatch, ScorecardJson.Stored.Dispatch)),
    ];

    private string Note(Wording w, bool isHeld, DateTime issueAt, string region, Period period)
    {
        var link = address.Of($"/app/{region}/{period}/draft");
        return isHeld
            ? w.Say($"草稿，已暂缓，不会自动签发。修改、放行请打开：{link}",
                $"Draft, held: it does not send itself. To edit it or let it go: {link}")
            : w.Say($"草稿：将于 {w.WeekdayMoment(issueAt)} 自动签发。修改编者按、重点进展，或暂缓签发，请打开：{link}",
                $"Draft: it sends itself on {w.WeekdayMoment(issueAt)}. To edit or hold it: {link}");
    }
}

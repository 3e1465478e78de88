using System.Text;
using Leads.Domain;
using Leads.Domain.Scorecards;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>How an attempt to issue ended.</summary>
public enum Issuing
{
    /// <summary>This call issued it.</summary>
    Issued,

    /// <summary>It was out before.</summary>
    Already,

    /// <summary>A later one is out; numbers would run backwards.</summary>
    TooLate,

    /// <summary>Other calls kept winning.</summary>
    Busy,
}

/// <summary>Freezes an issue and hands its mails over: one atomic commit that only one caller can win.</summary>
public sealed class Freezing(
    IRegionStorage storage, IssueStore issues, Composition composition, Seals seals, SendScorecard mails,
    PublicAddress address)
{
    private const int Tries = 5;

    public async Task<(Issuing Result, Issue? Issue)> IssueAsync(
        Registry registry, Period period, string by, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await issues.FindAsync(registry.Region.Id, period, stop);
            if (found is { Issue.State: IssueState.Issued } done)
                return (Issuing.Already, done.Issue);
            if ((await issues.NewestAsync(registry.Region.Id, period.Kind, stop)).Issue is { } newest
                && Period.Parse(newest.Week).Last > period.Last)
                return (Issuing.TooLate, null);
            await seals.SealForIssueAsync(registry.Region.Id, stop);
            var composed = await composition.ComposeAsync(registry, period, stop);
            if (await FreezeAsync(registry, period, composed, found, by, stop) is { } issue)
                return (Issuing.Issued, issue);
        }

        return (Issuing.Busy, null);
    }

    private async Task<Issue?> FreezeAsync(
        Registry registry, Period period, Composed composed, (Issue Issue, string ETag)? found, string by, CancellationToken stop)
    {
        var (region, card) = (registry.Region.Id, composed.Card);
        var dispatch = await DispatchAsync(region, card, by, stop);
        var issue = (found?.Issue ?? IssueStore.NewIssue(period)) with
        {
            State = IssueState.Issued,
            Number = card.Number,
            Year = card.Year,
            First = card.First,
            At = card.CutOff,
            By = by,
            Model = await issues.FreezeAsync(region, IssueStore.Bytes(card, ScorecardJson.Wire.Scorecard), stop),
            Facts = await issues.FreezeAsync(region, composed.Snapshot.Bytes, stop),
            Renderings = await RenderAsync(
                region, card, dispatch.People.Select(p => (p.Audience, p.Language)), _ => "", stop),
            Prints = [await PrintAsync(region, card, "zh", stop), await PrintAsync(region, card, "en", stop)],
        };
        var result = await storage.CommitAsync(region, Operations(issue, period.Kind, dispatch, found?.ETag, composed.HeadETag),
            CancellationToken.None);
        if (!result.Done)
            return null;
        mails.Hand(region, dispatch);
        return issue;
    }

    /// <summary>The issue, the head that keeps numbers in a row, and who is to get it: all or nothing.</summary>
    private static List<Operation> Operations(
        Issue issue, PeriodKind kind, Dispatch dispatch, string? etag, string? headETag)
    {
        var head = IssueStore.Bytes(new IssueHead(issue.Week), ScorecardJson.Stored.IssueHead);
        return
        [
            IssueStore.Save(issue, etag),
            headETag is null
                ? new Operation.Insert(IssueStore.HeadKey(kind), head)
                : new Operation.Replace(IssueStore.HeadKey(kind), headETag, head),
            new Operation.Insert(
                IssueStore.DispatchKey(issue.Week, dispatch.Kind),
                    IssueStore.Bytes(dispatch, ScorecardJson.Stored.Dispatch)),
        ];
    }

    private async Task<Dispatch> DispatchAsync(string region, Scorecard card, string by, CancellationToken stop)
    {
        var rows = await storage.ListAllAsync(region, RowKeys.Recipients);
        stop.ThrowIfCancellationRequested();
        return new Dispatch
        {
            Kind = SendScorecard.IssueKind,
            Week = card.Week,
            At = card.CutOff,
            By = by,
            People = [.. rows.Select(RegionDocuments.ReadRecipient).Select(AddresseeOf)],
        };
    }

    internal static Addressee AddresseeOf(Recipient person) => new(
        person.Id, person.Name, person.Email, Audience.KeyOf(Audience.Normalize(person.Audiences)), person.Language);

    /// <summary>
    /// The renderings that people get, and those of the whole in both languages; stored, each under its hash.
    /// </summary>
    internal async Task<IReadOnlyList<FrozenRendering>> RenderAsync(
        string region, Scorecard card, IEnumerable<(string Audience, string Language)> wanted,
        Func<Wording, string> draft,
        CancellationToken stop)
    {
        var sets = new[] { ("all", "zh"), ("all", "en") }.Concat(wanted).Distinct();
        var renderings = new List<FrozenRendering>();
        foreach (var (audience, language) in sets)
        {
            var rendering = Of(card, audience, language, address) with { Draft = draft(Wording.Of(language)) };
            renderings.Add(new FrozenRendering(
                audience,
                language,
                await issues.FreezeAsync(region, Encoding.UTF8.GetBytes(MailHtml.Render(rendering)), stop),
                await issues.FreezeAsync(region, Encoding.UTF8.GetBytes(PlainText.Render(rendering)), stop),
                await issues.FreezeAsync(region, ScorecardWorkbook.Render(rendering.Card, rendering.Words), stop)));
        }

        return renderings;
    }

    /// <summary>What is the same for all readers of a language.</summary>
    private async Task<FrozenPrint> PrintAsync(string region, Scorecard card, string language, CancellationToken stop)
    {
        var rendering = Of(card, "all", language, address);
        Task<FrozenFile> Freeze(Format format) =>
            issues.FreezeAsync(region, GetScorecard.Rendered(rendering, format), stop);
        return new FrozenPrint(
            language, await Freeze(Format.Docx), await Freeze(Format.Wall), await Freeze(Format.Chat));
    }

    /// <summary>The issue for some audiences: only what they may read is in it.</summary>
    internal static Rendering Of(Scorecard card, string audience, string language, PublicAddress address)
    {
        var audiences = Audience.Normalize(audience.Split('|'));
        return new(card.For(audiences), audiences, Wording.Of(language), address.Of(""));
    }
}

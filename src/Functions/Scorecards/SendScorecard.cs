using System.Collections.Concurrent;
using System.Text;
using Leads.Functions.Hosting;
using Leads.Functions.Mail;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The queue entry <c>SendScorecard(region/week/kind/recipient)</c>: claim, send, mark. A mail goes once per person and
/// dispatch; what is unknown after a crash is looked up where the mailer can know, else shown and never repeated.
/// </summary>
public sealed partial class SendScorecard(
    IRegionStorage storage,
    IssueStore issues,
    IMailer mailer,
    LeadsOptions options,
    Pumps pumps,
    TimeProvider clock,
    ILogger<SendScorecard> logger) : IDisposable
{
    public const string Queue = "SendScorecard";

    public const string IssueKind = "issue";

    public const string DraftKind = "draft";

    /// <summary>The message that finds mails nobody has begun, and claims whose sender died.</summary>
    public const string Resume = "resume";

    /// <summary>How many of the newest issues of each kind are looked through for unfinished mails.</summary>
    private const int Recent = 4;

    private readonly SemaphoreSlim turns = new(mailer.AtOnce);
    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);

    /// <summary>One message per person. Losing them loses nothing: the dispatch row is the truth.</summary>
    public void Hand(string region, Dispatch dispatch)
    {
        foreach (var person in dispatch.People)
            pumps.Send(Queue, $"{region}/{dispatch.Week}/{dispatch.Kind}/{person.Id}");
    }

    public async Task HandleAsync(string message, CancellationToken stop)
    {
        if (message == Resume)
            await ResumeAsync(stop);
        else if (message.Split('/') is [var region, var week, var kind, var recipient])
            await SendAsync(region, week, kind, recipient, stop);
        else
            throw new FormatException($"\"{message}\" is no message of {Queue}.");
    }

    /// <summary>
    /// After a start: claims without an end are resolved, people without a claim are handed over again. Mails go out
    /// beside it: a claim that this process works on is left to whoever has it in hand.
    /// </summary>
    private async Task ResumeAsync(CancellationToken stop)
    {
        foreach (var region in await storage.ListRegionsAsync(stop))
        {
            if (await storage.IsMailPausedAsync(region, stop))
                continue;
            await foreach (var dispatch in RecentAsync(region, stop))
            {
                foreach (var person in dispatch.People)
                    await ResolveLeftAsync(region, dispatch, person, stop);
            }

            await HandUnsentAsync(region, stop);
        }
    }

    public void Dispose() => turns.Dispose();

    /// <summary>Hands over again whom nobody has begun to mail.</summary>
    public async Task HandUnsentAsync(string region, CancellationToken stop)
    {
        await foreach (var dispatch in RecentAsync(region, stop))
        {
            var mails = await issues.MailsAsync(region, [dispatch], stop);
            var unsent = mails.Where(m => m.State == MailState.Waiting).Select(m => m.Recipient)
                .ToHashSet(StringComparer.Ordinal);
            Hand(region, dispatch with { People = [.. dispatch.People.Where(p => unsent.Contains(p.Id))] });
        }
    }

    private async IAsyncEnumerable<Dispatch> RecentAsync(
        string region, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var issue in (await issues.ListAsync(region, stop))
            .Where(i => i.State == IssueState.Issued || i.Draft is not null)
            .GroupBy(i => Domain.Scorecards.Period.Parse(i.Week).Kind).SelectMany(kind => kind.TakeLast(Recent)))
        {
            foreach (var dispatch in await issues.DispatchesAsync(region, issue.Week, stop))
                yield return dispatch;
        }
    }

    private async Task SendAsync(string region, string week, string kind, string recipient, CancellationToken stop)
    {
        if (await issues.DispatchAsync(region, week, kind, stop) is not { } dispatch
            || dispatch.People.FirstOrDefault(p => p.Id == recipient) is not { } person)
            return;
        if (await storage.IsMailPausedAsync(region, stop))
            return;
        await turns.WaitAsync(stop);
        inHand[IdOf(region, dispatch, person)] = true;
        try
        {
            await SendAsync(region, dispatch, person, stop);
        }
        finally
        {
            inHand.TryRemove(IdOf(region, dispatch, person), out _);
            turns.Release();
        }
    }

    private async Task SendAsync(string region, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        if (await ClaimAsync(region, dispatch, person) is not { } claim)
            return;
        try
        {
            if (await MailAsync(region, dispatch, person, CancellationToken.None) is { } mail)
                await mailer.SendAsync(mail, stop);
            else
                throw new MailRefusedException("本期已经发出，草稿不再寄送。The issue is out; its draft is not sent any more.");
        }
        catch (MailRefusedException refused)
        {
            Log.Refused(logger, region, dispatch.Week, dispatch.Kind, person.Id, refused.Message);
            await EndAsync(region, dispatch, person, claim, MailState.Refused, refused.Message);
            return;
        }
        catch (MailDelayedException)
        {
            await ReleaseAsync(region, dispatch, person, claim, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Log.NotSent(logger, region, dispatch.Week, dispatch.Kind, person.Id, failure);
            await ResolveOwnAsync(region, dispatch, person);
            throw;
        }

        await EndAsync(region, dispatch, person, claim, MailState.Sent);
    }

    /// <summary>
    /// The claim's version; null when somebody else has it. Not given up half-way: a claim without its sender is a mail
    /// of unknown end.
    /// </summary>
    private async Task<string?> ClaimAsync(string region, Dispatch dispatch, Addressee person)
    {
        var record = new MailRecord(IdOf(region, dispatch, person), MailState.Sending, clock.GetUtcNow());
        var claim = new Operation.Insert(
            IssueStore.MailKey(dispatch.Week, dispatch.Kind, person.Id),
            IssueStore.Bytes(record, ScorecardJson.Stored.MailRecord));
        var result = await storage.CommitAsync(region, [claim], CancellationToken.None);
        return result.Done ? result.ETags![0] : null;
    }

    /// <summary>Says what became of a mail, even when the process is to stop.</summary>
    private Task<CommitResult> EndAsync(
        string region, Dispatch dispatch, Addressee person, string etag, MailState state, string? reason = null)
    {
        var record = new MailRecord(IdOf(region, dispatch, person), state, clock.GetUtcNow(), reason);
        return storage.CommitAsync(
            region,
            [
                new Operation.Replace(
                    IssueStore.MailKey(dispatch.Week, dispatch.Kind, person.Id),
                    etag,
                    IssueStore.Bytes(record, ScorecardJson.Stored.MailRecord)),
            ],
            CancellationToken.None);
    }

    /// <summary>Gives a claim back: the mail has not left and anybody may try again.</summary>
    private Task<CommitResult> ReleaseAsync(
        string region, Dispatch dispatch, Addressee person, string etag, CancellationToken stop) =>
        storage.CommitAsync(
            region,
            [new Operation.Delete(IssueStore.MailKey(dispatch.Week, dispatch.Kind, person.Id), etag)],
            stop);

    /// <summary>
    /// Ends a claim that its sender has left behind. Looked at in this order: who claims has it in hand before.
    /// </summary>
    private async Task ResolveLeftAsync(string region, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        if (await ClaimedAsync(region, dispatch, person, stop) is { } mail
            && !inHand.ContainsKey(IdOf(region, dispatch, person)))
            await ResolveAsync(region, dispatch, person, mail, stop);
    }

    private async Task ResolveOwnAsync(string region, Dispatch dispatch, Addressee person)
    {
        if (await ClaimedAsync(region, dispatch, person, CancellationToken.None) is { } mail)
            await ResolveAsync(region, dispatch, person, mail, CancellationToken.None);
    }

    private async Task<(MailRecord Record, string ETag)?> ClaimedAsync(
        string region, Dispatch dispatch, Addressee person, CancellationToken stop) =>
        await issues.MailAsync(region, dispatch.Week, dispatch.Kind, person.Id, stop)
            is { Record.State: MailState.Sending } mail ? mail : null;

    /// <summary>Ends a claim by what the mailer knows: left, not left, or unknown, which stays as it is.</summary>
    private async Task ResolveAsync(
        string region, Dispatch dispatch, Addressee person, (MailRecord Record, string ETag) mail, CancellationToken stop)
    {
        var sent = await mailer.HasSentAsync(mail.Record.Id, stop);
        if (sent == true)
            await EndAsync(region, dispatch, person, mail.ETag, MailState.Sent);
        else if (sent == false)
            await ReleaseAsync(region, dispatch, person, mail.ETag, stop);
        else
            Log.Unknown(logger, region, dispatch.Week, dispatch.Kind, person.Id);
    }

    /// <summary>The mail to a person; null when it has lost its sense: the draft of an issue that is out.</summary>
    private async Task<MailMessage?> MailAsync(string region, Dispatch dispatch, Addressee person,
        CancellationToken stop)
    {
        var issue = (await issues.FindAsync(region, Domain.Scorecards.Period.Parse(dispatch.Week),
            stop))!.Value.Issue;
        var isDraft = dispatch.Kind == DraftKind;
        if (isDraft && issue.State == IssueState.Issued)
            return null;
        var card = await issues.ModelAsync(region, isDraft ? issue.Draft!.Model : issue.Model!, stop);
        var words = Wording.Of(person.Language);
        var mail = new MailMessage
        {
            Id = IdOf(region, dispatch, person),
            From = new MailAddress(words.Say(card.RegionName, card.RegionName + " ") + words.Title(card),
                options.Mail.From),
            To = new MailAddress(person.Name, person.Email),
            ReplyTo = options.Mail.ReplyTo,
            Date = dispatch.At,
            Subject = words.Subject(card),
            Text = "",
        };
        if (dispatch.Text is { } text)
            return mail with { Subject = words.Say("【更正通知】", "[Correction] ") + mail.Subject, Text = text + "\n" };
        var rendering = isDraft
            ? issue.Draft!.Renderings.First(r => r.Audience == "all" && r.Language == words.Language)
            : issue.Find(person.Audience, person.Language) ?? issue.Find("all", words.Language)!;
        return mail with
        {
            Subject = dispatch.Kind switch
            {
                IssueKind => "",
                DraftKind => words.Say("（草稿）", "(draft) "),
                _ => words.Say("（重发）", "(again) "),
            } + mail.Subject,
            Text = Encoding.UTF8.GetString((await issues.BytesAsync(region, rendering.Text, stop)).Span),
            Html = Encoding.UTF8.GetString((await issues.BytesAsync(region, rendering.Html, stop)).Span),
            Attachment = new MailAttachment(
                FileName(card, words), Workbooks.ContentType,
                    await issues.BytesAsync(region, rendering.Workbook, stop)),
        };
    }

    private static string FileName(Domain.Scorecards.Scorecard card, Wording words) =>
        words.Say($"{words.Title(card)}{card.Year}年第{card.Number}期.xlsx",
            $"{words.Title(card)} {card.Year}-{card.Number}.xlsx");

    /// <summary>Recipients' ids hold no "+", so that different mails have different ids.</summary>
    internal static string IdOf(string region, Dispatch dispatch, Addressee person) =>
        $"{dispatch.Week}.{dispatch.Kind}.{person.Id.Replace('@', '+')}@{region}.leads";

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Warning, "The mail {Region}/{Week}/{Kind} to {Recipient} was refused: {Reason}")]
        public static partial void Refused(
            ILogger logger, string region, string week, string kind, string recipient, string reason);

        [LoggerMessage(1, LogLevel.Error, "The mail {Region}/{Week}/{Kind} to {Recipient} could not be sent")]
        public static partial void NotSent(
            ILogger logger, string region, string week, string kind, string recipient, Exception failure);

        [LoggerMessage(2, LogLevel.Warning,
            "Whether the mail {Region}/{Week}/{Kind} to {Recipient} has left is unknown; it is not repeated")]
        public static partial void Unknown(ILogger logger, string region, string week, string kind, string recipient);
    }
}

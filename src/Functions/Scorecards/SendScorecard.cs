using System.Runtime.CompilerServices;
using Leads.Domain.Scorecards;
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
    MailClaims claims,
    IssueMail mails,
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

    public void Dispose() => turns.Dispose();

    /// <summary>One message per person. Losing them loses nothing: the dispatch row is the truth.</summary>
    public void Hand(string region, Dispatch dispatch)
    {
        foreach (var person in dispatch.People)
            pumps.Send(Queue, $"{region}/{dispatch.Week}/{dispatch.Kind}/{person.Id}");
    }

    public async Task HandleAsync(string message, CancellationToken stop)
    {
        if (message == Resume)
            await ResumeAllAsync(stop);
        else if (message.Split('/') is [var region, var week, var kind, var recipient])
            await SendAsync(region, week, kind, recipient, stop);
        else
            throw new FormatException($"\"{message}\" is no message of {Queue}.");
    }

    /// <summary>
    /// Resolves claims that their senders have left behind and hands over again whom nobody has begun to mail. Mails go
    /// out beside it, here and in other processes: whoever has one in hand keeps it.
    /// </summary>
    public async Task ResumeAsync(string region, CancellationToken stop)
    {
        await foreach (var dispatch in RecentAsync(region, stop))
        {
            var unsent = new HashSet<string>(StringComparer.Ordinal);
            foreach (var mail in await issues.MailsAsync(region, [dispatch], stop))
            {
                if (mail.State == MailState.Waiting || (mail.State == MailState.Sending
                    && await claims.ResolveLeftAsync(region, dispatch, PersonOf(dispatch, mail.Recipient)!, stop)))
                    unsent.Add(mail.Recipient);
            }

            Hand(region, dispatch with { People = [.. dispatch.People.Where(p => unsent.Contains(p.Id))] });
        }
    }

    private async Task ResumeAllAsync(CancellationToken stop)
    {
        foreach (var region in await storage.ListRegionsAsync(stop))
        {
            if (!await storage.IsMailPausedAsync(region, stop))
                await ResumeAsync(region, stop);
        }
    }

    private async IAsyncEnumerable<Dispatch> RecentAsync(
        string region, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var issue in (await issues.ListAsync(region, stop))
            .Where(i => i.State == IssueState.Issued || i.Draft is not null)
            .GroupBy(i => Period.Parse(i.Week).Kind).SelectMany(kind => kind.TakeLast(Recent)))
        {
            foreach (var dispatch in await issues.DispatchesAsync(region, issue.Week, stop))
                yield return dispatch;
        }
    }

    private async Task SendAsync(string region, string week, string kind, string recipient, CancellationToken stop)
    {
        if (await issues.DispatchAsync(region, week, kind, stop) is not { } dispatch
            || PersonOf(dispatch, recipient) is not { } person || await storage.IsMailPausedAsync(region, stop))
            return;
        if (!await turns.WaitAsync(options.Mail.Patience.ToBegin, stop))
            throw new MailDelayedException("The mails before it take too long; it has not been begun.");
        try
        {
            if (await claims.TakeAsync(region, dispatch, person) is { } claim)
                await SendAndLetGoAsync(claim, dispatch, person, stop);
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task SendAndLetGoAsync(MailClaim claim, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        try
        {
            await SendAsync(claim, dispatch, person, stop);
        }
        finally
        {
            claims.LetGo(claim);
        }
    }

    private async Task SendAsync(MailClaim claim, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        try
        {
            await MailAsync(claim, dispatch, person, stop);
        }
        catch (MailRefusedException refused)
        {
            Log.Refused(logger, claim.Region, dispatch.Week, dispatch.Kind, person.Id, refused.Message);
            await claims.EndAsync(claim, MailState.Refused, refused.Message);
            return;
        }
        catch (MailDelayedException)
        {
            await claims.ReleaseAsync(claim);
            throw;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Log.NotSent(logger, claim.Region, dispatch.Week, dispatch.Kind, person.Id, failure);
            await claims.ResolveOwnAsync(claim);
            throw;
        }

        await claims.EndAsync(claim, MailState.Sent);
    }

    /// <summary>
    /// Makes the mail and hands it over. Until it is made nothing has left; after that, only the mailer can say.
    /// </summary>
    private async Task MailAsync(MailClaim claim, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(options.Mail.Patience.ToHandOver, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        MailMessage? mail;
        try
        {
            mail = await mails.ToAsync(claim.Region, dispatch, person, limit.Token);
        }
        catch (Exception fault)
        {
            throw new MailDelayedException($"The mail could not be made: {fault.Message}", fault);
        }

        if (mail is null)
            throw new MailRefusedException("本期已经签发，草稿不再寄送。The issue is out; its draft is not sent any more.");
        await mailer.SendAsync(mail, limit.Token);
    }

    private static Addressee? PersonOf(Dispatch dispatch, string id) => dispatch.People.FirstOrDefault(p => p.Id == id);

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Warning, "The mail {Region}/{Week}/{Kind} to {Recipient} was refused: {Reason}")]
        public static partial void Refused(
            ILogger logger, string region, string week, string kind, string recipient, string reason);

        [LoggerMessage(1, LogLevel.Error, "The mail {Region}/{Week}/{Kind} to {Recipient} could not be sent")]
        public static partial void NotSent(
            ILogger logger, string region, string week, string kind, string recipient, Exception failure);
    }
}

using System.Collections.Concurrent;
using Leads.Functions.Hosting;
using Leads.Functions.Mail;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>The right to send one mail: the row that says so, as it was written.</summary>
public sealed record MailClaim(string Region, string Key, MailRecord Record, string ETag);

/// <summary>
/// Claims on mails. Whoever writes a mail's row may send it, and says what became of it; nobody else ever sends it as
/// long as the row is there. Only one who knows that the mail has not left takes the row away.
/// </summary>
public sealed partial class MailClaims(
    IRegionStorage storage, IssueStore issues, IMailer mailer, LeadsOptions options, TimeProvider clock,
    ILogger<MailClaims> logger)
{
    /// <summary>
    /// Older than any sender lives: the Functions host ends a function after five minutes (host.json), and a mail has
    /// less (<see cref="MailPatience.Shared"/>). The rest is for clocks that differ.
    /// </summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);

    private const int Tries = 5;

    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);

    /// <summary>
    /// The claim on a mail; null when somebody else has it, or had it. Not given up half-way: a claim without its
    /// sender is a mail of unknown end. Whoever gets one gives it back to <see cref="LetGo"/>.
    /// </summary>
    public async Task<MailClaim?> TakeAsync(string region, Dispatch dispatch, Addressee person)
    {
        var record = new MailRecord(IdOf(region, dispatch, person), MailState.Sending, clock.GetUtcNow());
        if (!inHand.TryAdd(record.Id, true))
            return null;
        MailClaim? claim = null;
        try
        {
            var key = KeyOf(dispatch, person);
            var insert = new Operation.Insert(key, IssueStore.Bytes(record, ScorecardJson.Stored.MailRecord));
            var result = await storage.CommitAsync(region, [insert], CancellationToken.None);
            claim = result.Done ? new MailClaim(region, key, record, result.ETags![0]!) : null;
            return claim;
        }
        finally
        {
            if (claim is null)
                inHand.TryRemove(record.Id, out _);
        }
    }

    /// <summary>This process is no longer at the mail.</summary>
    public void LetGo(MailClaim claim) => inHand.TryRemove(claim.Record.Id, out _);

    /// <summary>Says what became of a mail, even when the process is to stop.</summary>
    public Task EndAsync(MailClaim claim, MailState state, string? reason = null)
    {
        var record = claim.Record with { State = state, At = clock.GetUtcNow(), Reason = reason };
        var ended = IssueStore.Bytes(record, ScorecardJson.Stored.MailRecord);
        return ChangeAsync(claim, etag => new Operation.Replace(claim.Key, etag, ended));
    }

    /// <summary>Gives a claim back: the mail has not left and anybody may try again.</summary>
    public Task ReleaseAsync(MailClaim claim) => ChangeAsync(claim, etag => new Operation.Delete(claim.Key, etag));

    /// <summary>After a sender's own failure: by what the mailer knows. What it does not know stays claimed.</summary>
    public async Task ResolveOwnAsync(MailClaim claim)
    {
        if (await ResolveAsync(claim, CancellationToken.None) == null)
            Log.Unknown(logger, claim.Region, claim.Record.Id);
    }

    /// <summary>
    /// Ends a claim that its sender has left behind, by what the mailer knows; what nobody can know becomes
    /// <see cref="MailState.Unknown"/> in time. Looked at in this order: who claims has it in hand before.
    /// </summary>
    /// <returns>Whether the mail is free to be sent.</returns>
    public async Task<bool> ResolveLeftAsync(string region, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        if (await issues.MailAsync(region, dispatch.Week, dispatch.Kind, person.Id, stop)
            is not { Record.State: MailState.Sending } mail)
            return false;
        var claim = new MailClaim(region, KeyOf(dispatch, person), mail.Record, mail.ETag);
        var isOld = clock.GetUtcNow() - mail.Record.At >= LongestLife;
        // On one box all other senders are dead; elsewhere another process may have it in hand.
        if (inHand.ContainsKey(mail.Record.Id) || (options.IsShared && !isOld))
            return false;
        var sent = await ResolveAsync(claim, stop);
        if (sent is null)
            Log.Unknown(logger, region, mail.Record.Id);
        if (sent is null && isOld)
            await EndAsync(claim, MailState.Unknown);
        return sent == false;
    }

    /// <summary>Recipients' ids hold no "+", so that different mails have different ids.</summary>
    internal static string IdOf(string region, Dispatch dispatch, Addressee person) =>
        $"{dispatch.Week}.{dispatch.Kind}.{person.Id.Replace('@', '+')}@{region}.leads";

    private static string KeyOf(Dispatch dispatch, Addressee person) =>
        IssueStore.MailKey(dispatch.Week, dispatch.Kind, person.Id);

    private async Task<bool?> ResolveAsync(MailClaim claim, CancellationToken stop)
    {
        var sent = await mailer.HasSentAsync(claim.Record.Id, stop);
        if (sent == true)
            await EndAsync(claim, MailState.Sent);
        else if (sent == false)
            await ReleaseAsync(claim);
        return sent;
    }

    /// <summary>
    /// Others may have taken its sender for dead meanwhile: what the sender knows goes before that. What the receiving
    /// side has told since goes before the sender's word.
    /// </summary>
    private async Task ChangeAsync(MailClaim claim, Func<string, Operation> change)
    {
        var etag = claim.ETag;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if ((await storage.CommitAsync(claim.Region, [change(etag)], CancellationToken.None)).Done)
                return;
            if (await storage.FindAsync(claim.Region, claim.Key, CancellationToken.None) is not { } row
                || IssueStore.ReadMail(row).State is not (MailState.Sending or MailState.Unknown))
                return;
            etag = row.ETag;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "Whether the mail {Mail} of {Region} has left is unknown; it is not repeated")]
        public static partial void Unknown(ILogger logger, string region, string mail);
    }
}

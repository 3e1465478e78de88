using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// Mails whose end is not known where their rows have come to: another installation, or this one at a later time, may
/// have sent them. They become <see cref="MailState.Unknown"/>, so that nothing repeats them but a person's resend.
/// </summary>
internal static class MovedMails
{
    public const string Mails = "mail-";

    public const string Dispatches = "dispatch-";

    /// <summary>Ends the claims whose sender is not here.</summary>
    public static IEnumerable<Operation.Put> EndClaims(IEnumerable<Row> mails) =>
        from row in mails
        where row.Key != MailPause.RowKey
        let record = IssueStore.ReadMail(row)
        where record.State == MailState.Sending
        select Put(row.Key, record with { State = MailState.Unknown });

    /// <summary>Ends every mail of these dispatches that is not known to have left.</summary>
    public static IEnumerable<Operation.Put> EndUnsent(
        string region, IReadOnlyList<Row> dispatches, IReadOnlyList<Row> mails, DateTimeOffset now)
    {
        var known = mails.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return EndClaims(mails).Concat(
            from row in dispatches
            let dispatch = JsonSerializer.Deserialize(row.Body.Span, ScorecardJson.Stored.Dispatch)!
            from person in dispatch.People
            let key = IssueStore.MailKey(dispatch.Week, dispatch.Kind, person.Id)
            where !known.Contains(key)
            let id = MailClaims.IdOf(region, dispatch, person)
            select Put(key, new MailRecord(id, MailState.Unknown, now)));
    }

    private static Operation.Put Put(string key, MailRecord record) =>
        new Operation.Put(key, IssueStore.Bytes(record, ScorecardJson.Stored.MailRecord));
}

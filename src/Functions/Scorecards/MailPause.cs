using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The row that holds a region's mail back: after a restore or an import nobody but a person knows what has been mailed
/// since, or whether another installation still mails. While it is there the timer issues nothing and nothing is sent.
/// </summary>
/// <param name="Since">When the region came here.</param>
/// <param name="Reason">restored or imported.</param>
public sealed record MailPause(DateTimeOffset Since, string Reason)
{
    /// <summary>No mail has this key: theirs go on with a year.</summary>
    public const string RowKey = "mail-pause";

    /// <summary>The operation that pauses a region's mail.</summary>
    public Operation Begin() =>
        new Operation.Put(RowKey, JsonSerializer.SerializeToUtf8Bytes(this, ScorecardJson.Stored.MailPause));
}

internal static class MailPauses
{
    public static async Task<bool> IsMailPausedAsync(
        this IRegionStorage storage, string region, CancellationToken stop) =>
        await storage.FindAsync(region, MailPause.RowKey, stop) is not null;
}

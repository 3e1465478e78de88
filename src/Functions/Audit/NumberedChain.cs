using System.Globalization;
using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>
/// A chain of entries that are numbered from 1 without gaps, each naming the SHA-256 of the one before; a row of its own
/// names the last.
/// </summary>
/// <param name="Name">As findings and the export call it.</param>
/// <param name="Prefix">What the keys of its entries start with.</param>
/// <param name="EndKey">The row that names the last entry.</param>
internal sealed record NumberedChain(string Name, string Prefix, string EndKey)
{
    /// <summary>Changes of the registry; its end is the stamp that every such change replaces.</summary>
    public static NumberedChain Settings { get; } = new("settings", "history-settings-", "registry");

    /// <summary>Sign-ins, exports and other deeds that change no document.</summary>
    public static NumberedChain Activity { get; } = new("activity", "activity-", "activity");

    /// <summary>The daily seals.</summary>
    public static NumberedChain Seals { get; } = new("seals", "seal-", "seals");

    public string KeyOf(int number) => Prefix + number.ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>The number of an entry's key; null when it is none.</summary>
    public int? NumberOf(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && KeyOf(number) == key
            ? number
            : null;

    /// <summary>
    /// The operations that append entries to what the row names; they fail together when somebody was faster. A row
    /// without a version is one that is not written yet.
    /// </summary>
    /// <param name="entries">Each gives its bytes for its number and the digest of the entry before.</param>
    public IReadOnlyList<Operation> Append(
        Row? end, DateTimeOffset now, IEnumerable<Func<int, string?, ReadOnlyMemory<byte>>> entries)
    {
        var (last, operations) = (ChainEnd.Of(end), new List<Operation>());
        foreach (var write in entries)
        {
            var body = write(last.Number + 1, last.Head);
            last = new ChainEnd(now, last.Number + 1, LastMember.Digest(body.Span));
            operations.Add(new Operation.Insert(KeyOf(last.Number), body));
        }

        var told = JsonSerializer.SerializeToUtf8Bytes(last with { At = now }, AuditJson.Stored.ChainEnd);
        operations.Add(end is { ETag.Length: > 0 }
            ? new Operation.Replace(EndKey, end.ETag, told)
            : new Operation.Insert(EndKey, told));
        return operations;
    }
}

using Leads.Functions.Audit;
using Leads.Functions.People;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Hosting;

/// <summary>
/// Commits what a request decided, together with the record of its Idempotency-Key, so that a repeated request gets
/// the first answer and a concurrent twin writes nothing.
/// </summary>
public sealed class Writes(
    IRegionStorage storage, RegionStore regions, ActivityLog activity, TimeProvider clock)
{
    /// <summary>
    /// Opens a write. When the request was answered before, or its key is wrong, <see cref="Write.Settled"/> holds the
    /// answer. The fingerprint is taken of the body that <see cref="Json"/> read, else of <paramref name="content"/>.
    /// </summary>
    public async Task<Write> BeginAsync(HttpContext context, string region, ReadOnlyMemory<byte>? content = null)
    {
        if (!IdempotencyKey.TryRead(context.Request, out var header))
            return new Write(this, region, context.Caller().Name, null, IdempotencyKey.Refusal);
        if (header is null)
            return new Write(this, region, context.Caller().Name, null, null);
        var body = content ?? RequestBody.Of(context);
        var key = IdempotencyKey.Of(context.Request, context.Caller().Name, header, body.Span);
        var (settled, expired) = await LookUpAsync(region, key, context.RequestAborted);
        return new Write(this, region, context.Caller().Name, key with { Expired = expired }, settled);
    }

    internal Task<Written> CommitAsync(
        string region, IdempotencyKey? key, IReadOnlyList<Operation> operations, Answer answer, string by, Deed deed) =>
        activity.CommitAsync(
            region, operations, new ActivityEntry(clock.GetUtcNow(), by, deed.What, deed.Details),
            all => CommitAsync(region, key, all, answer));

    internal async Task<Written> CommitAsync(
        string region, IdempotencyKey? key, IReadOnlyList<Operation> operations, Answer answer)
    {
        // Once begun, a commit is seen through: its caller may go, what follows it (caches, hints) may not be skipped.
        var all = key is null ? operations : [key.Keep(answer, clock.GetUtcNow()), .. operations];
        var result = await storage.CommitAsync(region, all, CancellationToken.None);
        regions.Notice(region, operations);
        if (result.Done)
            return new Written(answer, -1, true);
        var twin = key is null ? null : (await LookUpAsync(region, key, CancellationToken.None)).Settled;
        return new Written(twin, key is null ? result.FailedAt : result.FailedAt - 1, false);
    }

    private async Task<(IResult? Settled, Row? Expired)> LookUpAsync(
        string region, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (await storage.FindAsync(region, key.RowKey, cancellationToken) is not { } row)
            return (null, null);
        return IdempotencyRecord.Read(row) is var record && record.At <= clock.GetUtcNow() - IdempotencyRecord.Kept
            ? (null, row)
            : (record.Request == key.Fingerprint ? record.Replay() : IdempotencyKey.Reused, null);
    }
}

/// <summary>A write of one request into one region.</summary>
public sealed class Write
{
    private readonly Writes _writes;
    private readonly string _region;
    private readonly string _by;
    private readonly IdempotencyKey? _key;

    internal Write(Writes writes, string region, string by, IdempotencyKey? key, IResult? settled) =>
        (_writes, _region, _by, _key, Settled) = (writes, region, by, key, settled);

    /// <summary>The answer when nothing is left to do: the stored first one, or what is wrong with the key.</summary>
    public IResult? Settled { get; }

    /// <summary>
    /// One atomic, durable commit. Without an answer in the result a condition failed: decide again from what is
    /// stored now, or answer a conflict.
    /// </summary>
    public Task<Written> CommitAsync(IReadOnlyList<Operation> operations, Answer answer) =>
        _writes.CommitAsync(_region, _key, operations, answer);

    /// <summary>The same of what has no history of its own: the commit notes the deed in the trail of the region.</summary>
    public Task<Written> CommitAsync(IReadOnlyList<Operation> operations, Answer answer, Deed deed) =>
        _writes.CommitAsync(_region, _key, operations, answer, _by, deed);
}

/// <summary>What was done, for the trail.</summary>
/// <param name="What">For programs: tripAdded, pointsEntered …</param>
/// <param name="Details">What exactly.</param>
public readonly record struct Deed(string What, string Details);

/// <summary>How a write ended.</summary>
/// <param name="Answer">What to answer, ours or that of a concurrent twin; null when a condition failed.</param>
/// <param name="FailedAt">Index of the operation whose condition failed; -1 otherwise.</param>
/// <param name="IsNew">This call wrote it: time to send hints.</param>
public readonly record struct Written(IResult? Answer, int FailedAt, bool IsNew);

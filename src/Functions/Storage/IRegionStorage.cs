namespace Leads.Functions.Storage;

/// <summary>
/// Where a region's rows live: one SQLite file on one box, Table Storage on Azure. A region is one partition;
/// a commit is atomic within it and durable before it is acknowledged. A key has 1 to 250 UTF-16 units of whole
/// Unicode text; a body is not empty.
/// </summary>
public interface IRegionStorage
{
    /// <summary>The key of the row that <see cref="SeeBoardAsync"/> answers.</summary>
    const string BoardKey = "board";

    /// <summary>
    /// The ids of all regions that something was written into, in ordinal order. Partitions whose names begin with an underscore are the installation's
    /// own (its people): written and read like regions, but none.
    /// </summary>
    Task<IReadOnlyList<string>> ListRegionsAsync(CancellationToken cancellationToken);

    /// <summary>The row with this key; null when there is none.</summary>
    Task<Row?> FindAsync(string region, string key, CancellationToken cancellationToken);

    /// <summary>
    /// The rows with these keys that exist, each once, in no promised order, and where several processes write not
    /// always as of one moment.
    /// </summary>
    Task<IReadOnlyList<Row>> FindAllAsync(
        string region, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Rows whose key starts with <paramref name="prefix"/> and is greater than <paramref name="after"/> (by code
    /// point; empty = from the first), in key order, at most <paramref name="limit"/>; fewer only at the end. Up to
    /// 1,000 are as of one moment. Of more, each is, and a commit of more than 100 operations is seen whole or not at
    /// all.
    /// </summary>
    Task<IReadOnlyList<Row>> ListAsync(
        string region, string prefix, string after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The packed facts of every project of the region, in key order: one projection query, nothing else is read.
    /// The callback must not keep the span.
    /// </summary>
    Task ReadPackedAsync(string region, Action<PackedRow> each, CancellationToken cancellationToken);

    /// <summary>
    /// The packed facts of these projects as they are now, for a fold; a project that does not exist is left out.
    /// </summary>
    Task ReadPackedAsync(
        string region, IReadOnlyList<Guid> projects, Action<PackedRow> each, CancellationToken cancellationToken);

    /// <summary>
    /// The row of the board and the change rows that it may not show yet, oldest first, at most
    /// <paramref name="limit"/>: seen together, so that whoever folds knows which board they belong to.
    /// </summary>
    Task<PendingChanges> ReadPendingAsync(string region, int limit, CancellationToken cancellationToken);

    /// <summary>How many change rows of the region are not yet folded.</summary>
    Task<int> CountPendingAsync(string region, CancellationToken cancellationToken);

    /// <summary>
    /// The row of the board and how many changes it may not show yet, seen together. A row that the caller has,
    /// by its version, is not read again.
    /// </summary>
    Task<BoardSight> SeeBoardAsync(string region, string? known, CancellationToken cancellationToken);

    /// <summary>
    /// Does all operations in one durable commit, or none. Answers an operation whose condition failed; throws
    /// <see cref="StorageBusyException"/> when nothing has happened and it may be tried again,
    /// <see cref="StorageFailedException"/> when the storage refuses: then nothing has happened either, unless its
    /// message says that this is not known. Cancelling withdraws a commit that still waits; one that is under way is
    /// answered as it ends.
    /// </summary>
    /// <remarks>
    /// A row is named by one operation of a commit, but for these: the packed facts of a project and its document may
    /// be written together; a second insert finds the row that is written already. Anything else is an
    /// <see cref="ArgumentException"/>, as are keys and bodies that no place takes; nothing has happened then.
    /// </remarks>
    Task<CommitResult> CommitAsync(
        string region, IReadOnlyList<Operation> operations, CancellationToken cancellationToken);

    /// <summary>
    /// Finishes or calls off what processes that died in the middle of large commits have left; a sweep does it now and
    /// then. There is nothing to do where one process writes.
    /// </summary>
    Task TidyAsync(string region, CancellationToken cancellationToken);

    /// <summary>What the writer is doing, for <c>/api/ready</c>.</summary>
    StorageHealth Health { get; }
}

/// <summary>One stored row: a JSON document with its version.</summary>
/// <param name="Key">Its key within the region, for example <c>project-0199…</c> or <c>chain-现代果业</c>.</param>
/// <param name="ETag">Opaque version; changes with every write of the row.</param>
/// <param name="Body">UTF-8 JSON.</param>
public sealed record Row(string Key, string ETag, ReadOnlyMemory<byte> Body);

/// <summary>A project's rate-relevant facts as stored (see <c>Leads.Domain.Rates.FactPacking</c>).</summary>
public readonly ref struct PackedRow(Guid project, ReadOnlySpan<byte> packed)
{
    public Guid Project { get; } = project;

    public ReadOnlySpan<byte> Packed { get; } = packed;
}

/// <summary>A change that the board does not show yet.</summary>
/// <param name="Sequence">
/// About its place in the order of commits, which several processes make; never used twice in the region, opaque
/// otherwise.
/// </param>
/// <param name="Project">The project that changed.</param>
/// <param name="Packed">
/// Its packed facts, those of the change or newer ones; empty where they have to be read, or the project has none.
/// </param>
public sealed record PendingRow(string Sequence, Guid Project, ReadOnlyMemory<byte> Packed);

/// <summary>The board and the changes that it may not show, seen at one moment.</summary>
/// <param name="Board">The row of the board; null before the first fold.</param>
public sealed record PendingChanges(Row? Board, IReadOnlyList<PendingRow> Rows);

/// <summary>The board and the number of changes that it may not show, seen at one moment.</summary>
/// <param name="ETag">The version of the board's row; null before the first fold.</param>
/// <param name="Row">The row; null when there is none, and when the caller has it.</param>
public sealed record BoardSight(string? ETag, Row? Row, int Pending);

/// <summary>One part of a commit.</summary>
public abstract record Operation
{
    private Operation()
    {
    }

    /// <summary>Adds a row; the commit fails when the key exists.</summary>
    public sealed record Insert(string Key, ReadOnlyMemory<byte> Body) : Operation;

    /// <summary>Adds a row unless the key exists; never fails the commit.</summary>
    public sealed record InsertIfAbsent(string Key, ReadOnlyMemory<byte> Body) : Operation;

    /// <summary>Replaces a row that still has this ETag; the commit fails when it has another or is gone.</summary>
    public sealed record Replace(string Key, string ETag, ReadOnlyMemory<byte> Body) : Operation;

    /// <summary>Writes a row whatever was there.</summary>
    public sealed record Put(string Key, ReadOnlyMemory<byte> Body) : Operation;

    /// <summary>
    /// Removes a row if it is there; with an ETag, the commit fails unless it has that one. With a project's document
    /// go its packed facts.
    /// </summary>
    public sealed record Delete(string Key, string? ETag) : Operation;

    /// <summary>
    /// Writes a project's packed facts and, in the same commit, the pending row that tells the fold of it.
    /// </summary>
    public sealed record PutPacked(Guid Project, ReadOnlyMemory<byte> Packed) : Operation;

    /// <summary>Tells the fold to look at a project again, without writing its facts (a replay, a sweep).</summary>
    public sealed record MarkPending(Guid Project) : Operation;

    /// <summary>
    /// Removes pending rows that a fold has brought into the board. Of more than a hundred some may be seen a moment
    /// longer than the board that shows them; those are folded once more, which changes nothing.
    /// </summary>
    public sealed record DeletePending(IReadOnlyList<string> Sequences) : Operation;
}

/// <summary>How a commit ended.</summary>
/// <param name="FailedAt">Index of the operation whose condition failed; -1 when all is durably written.</param>
/// <param name="ETags">By index, the new ETag of each operation that wrote a row; null elsewhere and on failure.</param>
public readonly record struct CommitResult(int FailedAt, IReadOnlyList<string?>? ETags)
{
    public bool Done => FailedAt < 0;
}

/// <summary>State of the storage.</summary>
/// <param name="Writable">False from an error of the disk or the service until a write succeeds again.</param>
/// <param name="QueueDepth">Commits waiting for the writer, or for the service's answer.</param>
/// <param name="Problem">What disk or service said; null while all is well.</param>
public sealed record StorageHealth(bool Writable, int QueueDepth, string? Problem);

/// <summary>
/// The writer's queue is full, the service is busy, or others are in the way: nothing has happened, try again after a
/// moment (503 with Retry-After).
/// </summary>
public sealed class StorageBusyException(string message) : Exception(message);

/// <summary>
/// Disk or service refused: nothing of the commit was written, or a row could not be read. Where it is not known
/// whether a commit was written the message says so.
/// </summary>
public sealed class StorageFailedException(string message, Exception? inner) : Exception(message, inner);

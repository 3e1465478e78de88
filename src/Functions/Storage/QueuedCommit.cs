namespace Leads.Functions.Storage;

/// <summary>A commit on its way to the writer, checked by its caller so that it cannot spoil a batch.</summary>
internal sealed class QueuedCommit(
    string region, IReadOnlyList<Operation> operations, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<CommitResult> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Region { get; } = region;

    public IReadOnlyList<Operation> Operations { get; } = operations;

    public int Bytes { get; } = Measure(region, operations);

    /// <summary>Known when the writer has applied it, true only once the transaction is on the disk.</summary>
    public CommitResult Result { get; set; }

    public Task<CommitResult> Answer => _answer.Task;

    public void Acknowledge() => _answer.SetResult(Result);

    public void Fail(StorageFailedException failure) => _answer.SetException(failure);

    /// <summary>A caller may withdraw until the writer takes the commit up; afterwards only the truth counts.</summary>
    public bool Withdrawn()
    {
        if (cancellationToken.IsCancellationRequested)
            _answer.SetCanceled(cancellationToken);
        return cancellationToken.IsCancellationRequested;
    }

    private static int Measure(string region, IReadOnlyList<Operation> operations)
    {
        var bytes = Name(region);
        foreach (var operation in operations)
            bytes += operation switch
            {
                Operation.Insert insert => Name(insert.Key) + Content(insert.Body),
                Operation.InsertIfAbsent insert => Name(insert.Key) + Content(insert.Body),
                Operation.Replace replace => Name(replace.Key) + Content(replace.Body),
                Operation.Put put => Name(put.Key) + Content(put.Body),
                Operation.Delete delete => Name(delete.Key),
                Operation.PutPacked put => Content(put.Packed),
                _ => 0,
            };
        return bytes;
    }

    private static int Name(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return StrictUtf8.Encoding.GetByteCount(name);
    }

    private static int Content(ReadOnlyMemory<byte> content) =>
        content.IsEmpty ? throw new ArgumentException("A row without content cannot be stored.") : content.Length;
}

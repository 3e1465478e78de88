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
        CommitRules.Check(operations);
        ArgumentException.ThrowIfNullOrEmpty(region);
        var bytes = Name(region);
        foreach (var operation in operations)
            bytes += operation switch
            {
                Operation.Insert insert => Name(insert.Key) + insert.Body.Length,
                Operation.InsertIfAbsent insert => Name(insert.Key) + insert.Body.Length,
                Operation.Replace replace => Name(replace.Key) + replace.Body.Length,
                Operation.Put put => Name(put.Key) + put.Body.Length,
                Operation.Delete delete => Name(delete.Key),
                Operation.PutPacked put => put.Packed.Length,
                _ => 0,
            };
        return bytes;
    }

    private static int Name(string name) => StrictUtf8.Encoding.GetByteCount(name);
}

using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>A large commit of another process that has prepared all its rows and is held up before it commits.</summary>
internal sealed class HalfDone : IAsyncDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<CommitResult> _committing;

    public HalfDone(AzureRoom room, IReadOnlyList<Operation> operations) =>
        _committing = room.Another(new Gate(this)).CommitAsync(StorageRoom.Region, operations, StorageRoom.Cancellation);

    public Task IsReadyAsync() => _reached.Task.WaitAsync(TimeSpan.FromSeconds(60), StorageRoom.Cancellation);

    /// <summary>Lets it go on, and sees how it ends.</summary>
    public async Task<CommitResult> GoOnAsync()
    {
        _open.TrySetResult();
        return await _committing;
    }

    public async ValueTask DisposeAsync()
    {
        _open.TrySetResult();
        await _committing.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Holds up the request that commits: it names the region's last commit.</summary>
    private sealed class Gate(HalfDone half) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            if (Mishaps.IsBatch(request)
                && (await request.Content!.ReadAsStringAsync(stop)).Contains("~last", StringComparison.Ordinal))
            {
                half._reached.TrySetResult();
                await half._open.Task;
            }

            return await base.SendAsync(request, stop);
        }
    }
}

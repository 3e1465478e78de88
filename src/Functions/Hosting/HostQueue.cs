namespace Leads.Functions.Hosting;

/// <summary>
/// One queue of the Functions host: messages are put there, and the host hands them to some process. Nobody waits for
/// it. Of equal messages at most one is outstanding: while it is on its way, and for a second after, others only mark
/// that one more is due, which leaves when the second is over or the process ends. So after the last call one is put.
/// </summary>
internal sealed partial class HostQueue(string queue, QueuePut put, TimeProvider clock, ILogger logger) : IDisposable
{
    // An issue goes to hundreds of people, one message each.
    private const int AtOnce = 16;
    private const int Tries = 2;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _outstanding = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allOut = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => queue;

    public void Dispose() => _turns.Dispose();

    /// <summary>Sends a message; returns at once.</summary>
    public void Send(string message)
    {
        lock (_lock)
        {
            if (!_outstanding.TryAdd(message, false))
            {
                _outstanding[message] = true;
                return;
            }
        }

        _ = Task.Run(() => SendAsync(message));
    }

    /// <summary>Puts messages; throws where one cannot be put.</summary>
    public Task SendAllAsync(IEnumerable<string> messages, TimeSpan? lasts, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            messages,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (message, stop) => await put(queue, message, lasts, stop));

    /// <summary>Until the process ends; then until what is due has left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var stopped = stop.Register(_ending.SetResult);
        await _ending.Task;
        lock (_lock)
        {
            if (_outstanding.Count == 0)
                return;
        }

        await _allOut.Task;
    }

    private async Task SendAsync(string message)
    {
        do
        {
            await PutAsync(message);
            await Task.WhenAny(_ending.Task, Task.Delay(Apart, clock));
        }
        while (!IsOver(message));
    }

    private bool IsOver(string message)
    {
        lock (_lock)
        {
            if (_outstanding[message])
                return false;
            _outstanding.Remove(message);
            if (_outstanding.Count == 0 && _ending.Task.IsCompleted)
                _allOut.TrySetResult();
            return true;
        }
    }

    private async Task PutAsync(string message)
    {
        await _turns.WaitAsync();
        try
        {
            // What was told up to here is told by this message.
            lock (_lock)
                _outstanding[message] = false;
            for (var tries = 1; tries <= Tries; tries++)
            {
                if (await TryPutAsync(message, isLast: tries == Tries))
                    return;
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<bool> TryPutAsync(string message, bool isLast)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience, clock);
            await put(queue, message, null, limit.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever went wrong: a lost message loses nothing but time, and nobody waits for it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (isLast)
                Log.Lost(logger, queue, Tries, failure);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "A message for {Queue} could not be put, tried {Tries} times; the sweep finds what it was about")]
        public static partial void Lost(ILogger logger, string queue, int tries, Exception failure);
    }
}

namespace Leads.Functions.Tests.Package;

/// <summary>
/// Takes the messages of one function's queue as the Functions host does: leased while the function runs, deleted after
/// a success, shown again after a failure, moved to the poison queue after too many.
/// </summary>
internal sealed class QueueListener(
    Function function, StorageAccount account, HostSettings settings, Invocations invocations, TimeSpan lease)
{
    private const string PoisonSuffix = "-poison";
    private const int LongestName = 63;

    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(100);

    private readonly StorageQueue _queue = new(account, function.Queue, settings.IsBase64);
    private readonly List<Task> _running = [];

    public string Function => function.Name;

    public StorageQueue Queue => _queue;

    /// <summary>Where messages end that cannot be handled.</summary>
    public StorageQueue Poison { get; } = new(account, function.Queue + PoisonSuffix, settings.IsBase64);

    /// <summary>How often a lease was renewed.</summary>
    public int Renewals { get; private set; }

    /// <summary>Goes on until it is stopped, and returns when nothing runs any more.</summary>
    public async Task ListenAsync(CancellationToken stop)
    {
        var pause = s_shortestPause;
        while (!stop.IsCancellationRequested)
        {
            _running.RemoveAll(run => run.IsCompleted);
            var taken = _running.Count <= settings.NewBatchThreshold ? await TakeAsync(stop) : [];
            _running.AddRange(taken.Select(message => HandleAsync(message, stop)));
            pause = taken.Count > 0 || pause > settings.MaxPollingInterval ? s_shortestPause : pause * 2;
            await Task.WhenAny(Task.Delay(pause, stop));
        }

        await Task.WhenAll(_running);
    }

    private async Task<List<QueueMessage>> TakeAsync(CancellationToken stop)
    {
        try
        {
            return await _queue.GetAsync(settings.BatchSize, lease, stop);
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            return []; // the storage is away or this listener stops: the messages stay where they are
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stop)
    {
        using var ended = new CancellationTokenSource();
        var renewed = RenewAsync(message, ended.Token);
        try
        {
            var isDone = message.Text is not null && message.DequeueCount <= settings.MaxDequeueCount
                && (await invocations.DeliverAsync(function, message, stop)).Verdict == Verdict.Succeeded;
            await ended.CancelAsync();
            await EndAsync(message, await renewed, isDone);
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            await ended.CancelAsync(); // its lease ends, then it comes again
        }
    }

    /// <summary>Holds the lease, renewed at half its time. Gives the receipt that is valid at the end.</summary>
    private async Task<string> RenewAsync(QueueMessage message, CancellationToken ended)
    {
        var receipt = message.PopReceipt;
        using var ticks = new PeriodicTimer(lease / 2);
        try
        {
            while (await ticks.WaitForNextTickAsync(ended))
            {
                receipt = await _queue.HideAsync(message, receipt, lease, CancellationToken.None) ?? receipt;
                Renewals++;
            }
        }
        catch (OperationCanceledException)
        {
            // The function has ended.
        }

        return receipt;
    }

    private async Task EndAsync(QueueMessage message, string receipt, bool isDone)
    {
        if (isDone)
        {
            await _queue.DeleteAsync(message, receipt);
        }
        else if (message.Text is not null && message.DequeueCount < settings.MaxDequeueCount)
        {
            await _queue.HideAsync(message, receipt, settings.VisibilityTimeout);
        }
        else
        {
            await CopyToPoisonAsync(message);
            await _queue.DeleteAsync(message, receipt);
        }
    }

    private async Task CopyToPoisonAsync(QueueMessage message)
    {
        if (function.Queue.EndsWith(PoisonSuffix, StringComparison.Ordinal) || Poison.Name.Length > LongestName)
            return;
        await Poison.CreateAsync();
        await Poison.PutRawAsync(message.Body);
    }

    private static bool IsPassing(Exception failure) =>
        failure is HttpRequestException or OperationCanceledException or HostDownException;
}

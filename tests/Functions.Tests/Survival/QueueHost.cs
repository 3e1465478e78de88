using System.Collections.Concurrent;
using System.Text.Json;
using Leads.Functions.Tests.Package;

namespace Leads.Functions.Tests.Survival;

/// <summary>
/// Hands the messages of an account's queues to several processes in turn, many at once, as the Functions host does
/// with several instances: again where one failed.
/// </summary>
internal sealed class QueueHost : IAsyncDisposable
{
    private const int AtOnce = 16;

    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _delivered = [];
    private readonly ConcurrentQueue<string> _failed = [];
    private readonly IReadOnlyList<KilledProcess> _processes;
    private readonly List<StorageQueue> _queues = [];
    private readonly Task _listening;
    private int _turn;

    public QueueHost(string account, IReadOnlyList<KilledProcess> processes)
    {
        _processes = processes;
        _listening = Task.WhenAll(
            ListenAsync(account, "leads-changes", "FoldChanges"),
            ListenAsync(account, "leads-imports", "RunImport"),
            ListenAsync(account, "leads-mails", "SendScorecard"));
    }

    /// <summary>What was handled with success, each message as often as it was.</summary>
    public IReadOnlyList<string> Delivered => [.. _delivered];

    /// <summary>What failed, each as often as it did.</summary>
    public IReadOnlyList<string> Failed => [.. _failed];

    /// <summary>Until no queue holds a message any more, also none that is being handled.</summary>
    public Task WaitUntilIdleAsync() => Eventually.True(async () =>
    {
        var counts = await Task.WhenAll(_queues.Select(queue => queue.CountAsync()));
        return counts.All(count => count == 0);
    }, seconds: 120);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        _stopping.Dispose();
    }

    private async Task ListenAsync(string account, string name, string function)
    {
        var queue = new StorageQueue(StorageAccount.Of(account), name);
        _queues.Add(queue);
        while (!_stopping.IsCancellationRequested)
        {
            var taken = await queue.GetAsync(AtOnce, s_lease, CancellationToken.None);
            await Task.WhenAll(taken.Select(message => HandleAsync(queue, function, message)));
            if (taken.Count == 0)
                await Task.WhenAny(Task.Delay(s_pause, _stopping.Token));
        }
    }

    private async Task HandleAsync(StorageQueue queue, string function, QueueMessage message)
    {
        var process = _processes[Interlocked.Increment(ref _turn) % _processes.Count];
        var (status, told) = await process.SendAsync(HttpMethod.Post, "/" + function, JsonSerializer.Serialize(new
        {
            Data = new { message = JsonSerializer.Serialize(message.Text) },
            Metadata = new { DequeueCount = $"{message.DequeueCount}" },
        }));
        if ((int)status != 200)
        {
            _failed.Enqueue($"{function} {message.Text}: {(int)status} {told}");
            await queue.HideAsync(message, message.PopReceipt, TimeSpan.Zero);
            return;
        }

        _delivered.Enqueue(message.Text!);
        await queue.DeleteAsync(message, message.PopReceipt);
    }
}

namespace Leads.Functions.Hosting;

/// <summary>Receives a message that failed five times, so that it is seen and can be replayed.</summary>
public delegate Task QueuePark(string message, Exception failure, CancellationToken cancellationToken);

/// <summary>
/// Puts a message into a storage queue. It may be put twice; throws where it cannot be put. One that nobody takes goes
/// after a while, or stays.
/// </summary>
public delegate Task QueuePut(string queue, string message, TimeSpan? lasts, CancellationToken cancellationToken);

/// <summary>About how many messages a storage queue has; 0 where there is no such queue.</summary>
public delegate Task<int> QueueDepth(string queue, CancellationToken cancellationToken);

/// <summary>
/// Queues and timers inside the process. In handler mode the Functions host delivers instead: then messages go to its
/// queues, and it ticks.
/// </summary>
public sealed class Pumps(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<Pumps> logger, QueuePut? put = null,
    QueueDepth? depth = null) : BackgroundService
{
    // Where the host puts a message that failed too often.
    private const string Poison = "-poison";

    private readonly Dictionary<string, QueuePump> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostQueue> _hostQueues = new(StringComparer.Ordinal);
    private readonly List<TimerPump> _timers = [];

    public void AddQueue(string name, QueueHandler handler, QueuePark? park = null, int atOnce = QueuePump.AtOnce) =>
        _queues.Add(name, new QueuePump(name, handler, park, atOnce, scopes, clock, logger));

    /// <summary>A queue of the Functions host. Without Azure Storage there is none, and its messages are dropped.</summary>
    public void AddHostQueue(string name, string queue)
    {
        if (put is not null)
            _hostQueues.Add(name, new HostQueue(queue, put, clock, logger));
    }

    public void AddTimer(string name, TimeSpan every, TimerHandler handler) =>
        _timers.Add(new TimerPump(name, every, handler, scopes, clock, logger));

    /// <summary>
    /// Sends a message; one that already waits is not sent twice. Never blocks: queues are hints or claims whose truth
    /// is stored, so nothing is lost with the process.
    /// </summary>
    public void Send(string queue, string message)
    {
        if (_queues.TryGetValue(queue, out var pump))
            pump.Send(message);
        else if (_hostQueues.TryGetValue(queue, out var host))
            host.Send(message);
    }

    /// <summary>
    /// Sends many messages and returns when all are in the queue: for whoever has to know that they are. Throws where
    /// one cannot be put.
    /// </summary>
    /// <param name="lasts">How long the host's queue holds what nobody takes; null = for ever.</param>
    public async Task SendAllAsync(
        string queue, IReadOnlyCollection<string> messages, TimeSpan? lasts, CancellationToken cancellationToken)
    {
        if (_hostQueues.TryGetValue(queue, out var host))
            await host.SendAllAsync(messages, lasts, cancellationToken);
        else
            foreach (var message in messages)
                Send(queue, message);
    }

    /// <summary>The queues of the host with messages put aside after five tries, and how many those are.</summary>
    public async Task<IReadOnlyList<(string Queue, int Messages)>> PoisonedAsync(CancellationToken cancellationToken)
    {
        var poisoned = new List<(string, int)>();
        foreach (var queue in _hostQueues.Values.Select(queue => queue.Name + Poison))
        {
            if (depth is not null && await depth(queue, cancellationToken) is > 0 and var messages)
                poisoned.Add((queue, messages));
        }

        return poisoned;
    }

    /// <summary>Messages that wait or are being handled here, retries included.</summary>
    public int Waiting(string queue) => _queues.TryGetValue(queue, out var pump) ? pump.Waiting : 0;

    public override void Dispose()
    {
        foreach (var queue in _hostQueues.Values)
            queue.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([
            .. _queues.Values.Select(queue => queue.RunAsync(stoppingToken)),
            .. _hostQueues.Values.Select(queue => queue.RunAsync(stoppingToken)),
            .. _timers.Select(timer => timer.RunAsync(stoppingToken)),
        ]);
}

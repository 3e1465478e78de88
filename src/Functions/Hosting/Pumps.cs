namespace Leads.Functions.Hosting;

/// <summary>Receives a message that failed five times, so that it is seen and can be replayed.</summary>
public delegate Task QueuePark(string message, Exception failure, CancellationToken cancellationToken);

/// <summary>
/// Queues and timers inside the process, for one box. In handler mode none is added: there the Functions host delivers.
/// </summary>
public sealed class Pumps(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Pumps> logger) : BackgroundService
{
    private readonly Dictionary<string, QueuePump> _queues = new(StringComparer.Ordinal);
    private readonly List<TimerPump> _timers = [];

    public void AddQueue(string name, QueueHandler handler, QueuePark? park = null) =>
        _queues.Add(name, new QueuePump(name, handler, park, scopes, clock, logger));

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
    }

    /// <summary>Messages that wait or are being handled, retries included.</summary>
    public int Waiting(string queue) => _queues.TryGetValue(queue, out var pump) ? pump.Waiting : 0;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([
            .. _queues.Values.Select(queue => queue.RunAsync(stoppingToken)),
            .. _timers.Select(timer => timer.RunAsync(stoppingToken)),
        ]);
}

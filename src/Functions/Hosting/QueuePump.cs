using System.Threading.Channels;

namespace Leads.Functions.Hosting;

/// <summary>
/// One queue inside the process. Equal messages that wait are one message; a message that fails comes again after
/// 1, 2, 4 and 8 seconds without holding up the others, and is parked after the fifth try.
/// </summary>
internal sealed partial class QueuePump(
    string name, QueueHandler handler, QueuePark? park, int atOnce, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger logger)
{
    /// <summary>
    /// As many as the Functions host runs side by side by default: one region's wait holds up no other.
    /// </summary>
    public const int AtOnce = 16;

    private const int MaxTries = 5;

    private readonly Channel<Delivery> _channel = Channel.CreateUnbounded<Delivery>();
    private readonly Lock _lock = new();
    private readonly HashSet<string> _queued = new(StringComparer.Ordinal);
    private readonly HashSet<string> _handled = new(StringComparer.Ordinal);
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    public void Send(string message)
    {
        lock (_lock)
        {
            if (!_queued.Add(message))
                return;
            _waiting++;
            if (!_handled.Contains(message))
                _channel.Writer.TryWrite(new Delivery(message, 1));
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Parallel.ForEachAsync(
                _channel.Reader.ReadAllAsync(stop),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop },
                (delivery, token) => HandleAsync(delivery, token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The process ends; what waits is found again by the sweep after the next start.
        }
    }

    private async ValueTask HandleAsync(Delivery delivery, CancellationToken stop)
    {
        if (delivery.Try == 1)
            Begin(delivery.Message);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await handler(delivery.Message, scope.ServiceProvider, stop);
            End(delivery.Message);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            await FailedAsync(delivery, failure, stop);
        }
    }

    /// <summary>From here on a change makes a new message: this one may already have read past it.</summary>
    private void Begin(string message)
    {
        lock (_lock)
        {
            _queued.Remove(message);
            _handled.Add(message);
        }
    }

    /// <summary>What was sent again meanwhile comes now: equal messages are never handled side by side.</summary>
    private void End(string message)
    {
        lock (_lock)
        {
            _waiting--;
            _handled.Remove(message);
            if (_queued.Contains(message))
                _channel.Writer.TryWrite(new Delivery(message, 1));
        }
    }

    private async Task FailedAsync(Delivery delivery, Exception failure, CancellationToken stop)
    {
        if (delivery.Try < MaxTries)
        {
            if (delivery.Try == 1)
                Log.WillRetry(logger, name, failure);
            _ = RetryAsync(delivery, stop);
            return;
        }

        Log.Parked(logger, name, MaxTries, failure);
        End(delivery.Message);
        await ParkAsync(delivery.Message, failure, stop);
    }

    private async Task RetryAsync(Delivery delivery, CancellationToken stop)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(1 << (delivery.Try - 1)), clock, stop);
            _channel.Writer.TryWrite(delivery with { Try = delivery.Try + 1 });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As in RunAsync.
        }
    }

    private async Task ParkAsync(string message, Exception failure, CancellationToken stop)
    {
        try
        {
            if (park is not null)
                await park(message, failure, stop);
        }
        catch (Exception parking) when (!stop.IsCancellationRequested)
        {
            Log.NotParked(logger, name, parking);
        }
    }

    private readonly record struct Delivery(string Message, int Try);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message of {Queue} failed and will be tried again")]
        public static partial void WillRetry(ILogger logger, string queue, Exception failure);

        [LoggerMessage(2, LogLevel.Error, "A message of {Queue} failed {Tries} times and is parked")]
        public static partial void Parked(ILogger logger, string queue, int tries, Exception failure);

        [LoggerMessage(3, LogLevel.Error, "A message of {Queue} could not be parked")]
        public static partial void NotParked(ILogger logger, string queue, Exception failure);
    }
}

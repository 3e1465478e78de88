namespace Leads.Functions.Hosting;

/// <summary>
/// One timer inside the process. It ticks once at the start, since a tick may have been missed while the process was
/// down. A run that takes longer than the interval swallows the ticks it passes; a failed run
/// is logged and the next tick tries again.
/// </summary>
internal sealed partial class TimerPump(
    string name, TimeSpan every, TimerHandler handler, IServiceScopeFactory scopes, TimeProvider clock, ILogger logger)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(every, clock);
        try
        {
            do
                await TickAsync(stop);
            while (await ticks.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task TickAsync(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await handler(scope.ServiceProvider, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Log.Failed(logger, name, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The timer {Timer} failed; its next tick tries again")]
        public static partial void Failed(ILogger logger, string timer, Exception failure);
    }
}

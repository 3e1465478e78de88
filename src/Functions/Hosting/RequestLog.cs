using System.Diagnostics;
using Leads.Functions.People;

namespace Leads.Functions.Hosting;

/// <summary>
/// One line per request: at information level for those that fail or are slow, at debug level for all. Query strings
/// and bodies are left out, they may hold names and keys.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        await next(context);
        var took = Stopwatch.GetElapsedTime(start);
        var level = context.Response.StatusCode >= 400 || took > s_slow ? LogLevel.Information : LogLevel.Debug;
        if (!logger.IsEnabled(level))
            return;
        var (route, caller) = (RouteOf(context), context.Features.Get<Admitted>()?.Caller.Name ?? "-");
        Log.Answered(logger, level, context.Request.Method, route, context.Response.StatusCode,
            (long)took.TotalMilliseconds, caller);
    }

    /// <summary>The route's template: ids and names of an address do not belong in a log.</summary>
    public static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{Method} {Route} answered {Status} after {Milliseconds} ms to {Caller}")]
        public static partial void Answered(
            ILogger logger, LogLevel level, string method, string route, int status, long milliseconds, string caller);
    }
}

using System.Threading.RateLimiting;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>
/// How fast one person may ask, by browser or token, and how often one address may knock at the doors: enough for any
/// page and any nightly program, too little to keep the others waiting. The operator's token is not held up, nor are
/// probes, hooks and triggers.
/// </summary>
internal sealed class Pace(RequestDelegate next, RemoteAddress addresses) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context => context.Features.Get<Admitted>()?.Caller switch
        {
            null when Permissions.Of(context.GetEndpoint()) is { IsDoor: true } =>
                Of("address " + addresses.Of(context), perSecond: 20, atOnce: 200),
            null => RateLimitPartition.GetNoLimiter("free"),
            var caller => Of("person " + caller.Name, perSecond: 100, atOnce: 1000),
        });

    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<Admitted>() is { Caller: { Name: Caller.Administrator, BySession: false } }
            ? next(context)
            : PacedAsync(context);

    private async Task PacedAsync(HttpContext context)
    {
        using var lease = await _limiter.AcquireAsync(context, cancellationToken: context.RequestAborted);
        await (lease.IsAcquired
            ? next(context)
            : Problem.Later(ProblemKind.TooManyTries, 1, new("请求过于频繁，请稍后再试。", "Too many requests; slow down a little."))
                .ExecuteAsync(context));
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<string> Of(string who, int perSecond, int atOnce) =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
}

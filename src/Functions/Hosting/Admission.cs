using Leads.Functions.People;

namespace Leads.Functions.Hosting;

/// <summary>
/// Lets so many requests in at once and answers one more "busy" right away: what comes beyond the machine's strength
/// costs neither memory nor the time of those inside. Doors that are open to all are left out: strangers take nobody's
/// place, and probes of <c>/api/health</c> and <c>/api/ready</c> always get in.
/// </summary>
internal sealed class Admission(RequestDelegate next)
{
    /// <summary>Twice what the writer takes into one transaction: it never waits for work.</summary>
    public const int AtOnce = 512;

    private int _inside;

    public async Task InvokeAsync(HttpContext context)
    {
        if (Permissions.Of(context.GetEndpoint()) is { IsOpen: true })
        {
            await next(context);
            return;
        }

        try
        {
            await (Interlocked.Increment(ref _inside) > AtOnce ? Problem.Busy().ExecuteAsync(context) : next(context));
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}

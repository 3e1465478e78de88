using System.Net;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>
/// The address that a request comes from. Behind a proxy it is what that proxy wrote last; without one, what a client
/// writes there itself says nothing.
/// </summary>
internal sealed class RemoteAddress(LeadsOptions options)
{
    private const string Header = "X-Forwarded-For";

    public string Of(HttpContext context)
    {
        var direct = context.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (!options.BehindProxy || context.Request.Headers[Header] is not [.., { } last])
            return direct;
        return IPEndPoint.TryParse(last.Split(',')[^1].Trim(), out var forwarded) ? forwarded.Address.ToString() : direct;
    }
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Leads.Functions.Hosting;

/// <summary>The address under which people reach this process; links are made with it.</summary>
public sealed class PublicAddress(LeadsOptions options, IServer server)
{
    public bool IsHttps => options.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public bool IsOrigin(string origin) => origin == Origin();

    /// <summary>A full link to a path of this site.</summary>
    public string Of(string path) => Origin() + path;

    private string Origin() => options.PublicUrl is { } url ? url.GetLeftPart(UriPartial.Authority) : Listening();

    // The server's own list knows the port when the settings left it to the system (port 0).
    private string Listening()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? options.Urls[0];
        var address = BindingAddress.Parse(listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}

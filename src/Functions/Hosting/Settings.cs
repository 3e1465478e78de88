using System.Globalization;

namespace Leads.Functions.Hosting;

/// <summary>Reads settings and gathers what is wrong; a value is never repeated, it may be a secret.</summary>
internal sealed class Settings(IConfiguration configuration)
{
    private readonly List<string> _wrong = [];

    public IReadOnlyList<string> Wrong => _wrong;

    public void Refuse(string name, string what) => _wrong.Add($"- {name} {what}.");

    public string? Text(string name)
    {
        if (configuration[name]?.Trim() is not { Length: > 0 } text)
            return null;
        // What Azure puts there when it finds no such secret. Taken for the secret, anybody could guess it.
        if (text.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase))
            Refuse(name, "refers to a secret that Azure could not read; put it into the vault, then restart the app");
        return text;
    }

    public string? Secret(string name, int shortest = 1)
    {
        var secret = Text(name);
        if (secret?.Length < shortest)
            Refuse(name, $"must have at least {shortest} characters; make one with: openssl rand -hex 32");
        if (secret?.All(character => character is >= '!' and <= '~') == false)
            Refuse(name, "may hold only visible ASCII characters without blanks; make a new one");
        return secret;
    }

    public string OneOf(string name, string fallback, params string[] allowed)
    {
        var text = Text(name) ?? fallback;
        if (allowed.Contains(text, StringComparer.Ordinal))
            return text;
        Refuse(name, "must be one of: " + string.Join(", ", allowed));
        return fallback;
    }

    public int? Port(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
            return port;
        Refuse(name, "must be a port number from 1 to 65535");
        return null;
    }

    public string? Mailbox(string name)
    {
        var address = Text(name);
        if (address is not null && !MailAddresses.IsValid(address))
            Refuse(name, "must be a plain mail address such as leads@example.com");
        return address;
    }

    public Uri? WebAddress(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Host.Length: > 0 })
            return uri;
        Refuse(name, "must be an address that starts with http:// or https://");
        return null;
    }

    public Uri? PublicAddress(string name)
    {
        var uri = WebAddress(name);
        if (uri is not null && (uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0))
            Refuse(name, "must be only scheme and host, such as https://leads.example.com");
        return uri;
    }

    public IReadOnlyList<string> ListenAddresses(string name, string fallback)
    {
        var addresses = (Text(name) ?? fallback)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0 || !addresses.All(IsListenAddress))
            Refuse(name, "must be one or more addresses such as http://127.0.0.1:7071, separated by ';' "
                + "(for https put a reverse proxy in front and set LEADS_PUBLIC_URL)");
        return addresses;
    }

    public string Folder(string name, string fallback)
    {
        try
        {
            return Path.GetFullPath(Text(name) ?? fallback);
        }
        catch (ArgumentException)
        {
            Refuse(name, "must be the path of a folder");
            return fallback;
        }
    }

    public string TimeZone(string name, string fallback)
    {
        var id = Text(name) ?? fallback;
        if (id != fallback && !(TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId))
            Refuse(name, "must be an IANA time zone such as Asia/Shanghai");
        return id;
    }

    private static bool IsListenAddress(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme == "http" && parsed.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

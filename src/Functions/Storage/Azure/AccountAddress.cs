namespace Leads.Functions.Storage.Azure;

/// <summary>Where the services of an account are and, unless an identity opens them, the key to them.</summary>
internal sealed record AccountAddress(Uri Tables, Uri Queues, Uri Blobs, AccountKey? Key)
{
    // Everybody's: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] s_services = ["Table", "Queue", "Blob"];

    /// <summary>An account in the public cloud, opened by an identity.</summary>
    public static AccountAddress OfAccount(string name) => new(
        new Uri($"https://{name}.table.core.windows.net"),
        new Uri($"https://{name}.queue.core.windows.net"),
        new Uri($"https://{name}.blob.core.windows.net"),
        null);

    /// <summary>Reads a connection string; what is wrong with it is said without repeating any of it.</summary>
    /// <param name="wrong">Continues "LEADS_STORAGE …"; null when all is well.</param>
    public static AccountAddress? Read(string connectionString, out string? wrong)
    {
        var parts = Split(connectionString);
        wrong = parts is null ? "is no list of Name=Value with \";\" between, each name once" : null;
        if (parts is null)
            return null;
        if (parts.TryGetValue("UseDevelopmentStorage", out var emulator))
        {
            wrong = parts.Count > 1 || !emulator.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? "says UseDevelopmentStorage: write UseDevelopmentStorage=true and nothing else" : null;
            return wrong is null ? Emulator() : null;
        }

        wrong = WrongIn(parts);
        return wrong is null ? Of(parts) : null;
    }

    private static Dictionary<string, string>? Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at)
                || !parts.TryAdd(part[..at].TrimEnd(), part[(at + 1)..].TrimStart()))
                return null;
        return parts;
    }

    private static AccountAddress Emulator() => new(
        new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"),
        new Uri($"http://127.0.0.1:10001/{EmulatorAccount}"),
        new Uri($"http://127.0.0.1:10000/{EmulatorAccount}"),
        new AccountKey(EmulatorAccount, Convert.FromBase64String(EmulatorKey)));

    private static string? WrongIn(Dictionary<string, string> parts)
    {
        if (parts.ContainsKey("SharedAccessSignature"))
            return "holds a SharedAccessSignature, which ends one day; give AccountName and AccountKey, or only the "
                + "account's name to come in with a managed identity";
        if (!parts.TryGetValue("AccountName", out var name) || !IsAccount(name))
            return "lacks an AccountName of 3 to 24 letters a-z and digits";
        if (!parts.TryGetValue("AccountKey", out var key) || !IsKey(key))
            return "lacks an AccountKey in base64, as the portal shows it under \"Access keys\"";
        if (parts.GetValueOrDefault("DefaultEndpointsProtocol", "https") is not ("http" or "https"))
            return "has a DefaultEndpointsProtocol that is neither https nor http";
        if (!IsHost(parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")))
            return "has an EndpointSuffix that is no host name such as core.windows.net";
        return s_services.Select(service => WrongIn(parts, service)).FirstOrDefault(wrong => wrong is not null);
    }

    private static string? WrongIn(Dictionary<string, string> parts, string service)
    {
        if (!Uri.TryCreate(EndpointOf(parts, service), UriKind.Absolute, out var uri)
            || uri is not { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
            return $"has a {service}Endpoint that is not an address without a query, such as https://host/path";
        return uri is { Scheme: "http", IsLoopback: false }
            ? $"reaches its {service} service by plain http; only an emulator on this machine may be reached so" : null;
    }

    private static AccountAddress Of(Dictionary<string, string> parts) => new(
        new Uri(EndpointOf(parts, "Table")),
        new Uri(EndpointOf(parts, "Queue")),
        new Uri(EndpointOf(parts, "Blob")),
        new AccountKey(parts["AccountName"], Convert.FromBase64String(parts["AccountKey"])));

    private static string EndpointOf(Dictionary<string, string> parts, string service) =>
        parts.TryGetValue(service + "Endpoint", out var endpoint)
            ? endpoint
            : $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{parts["AccountName"]}."
                + $"{service.ToLowerInvariant()}.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";

    private static bool IsAccount(string name) =>
        name.Length is >= 3 and <= 24 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static bool IsKey(string key) =>
        key.Length > 0 && Convert.TryFromBase64String(key, new byte[key.Length], out var length) && length > 0;

    private static bool IsHost(string suffix) => Uri.CheckHostName(suffix) == UriHostNameType.Dns;
}

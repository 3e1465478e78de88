using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Leads.Functions.Tests.Package;

/// <summary>
/// What host.json says, the host's defaults where it says nothing, and over both the app settings that begin with
/// <c>AzureFunctionsJobHost__</c>.
/// </summary>
public sealed class HostSettings
{
    private const string Prefix = "AzureFunctionsJobHost__";
    private const string Queues = "extensions:queues:";

    private readonly IConfiguration _host;

    private HostSettings(IConfiguration host) => _host = host;

    public string ExecutablePath => _host["customHandler:description:defaultExecutablePath"]
        ?? throw new InvalidOperationException("host.json names no defaultExecutablePath.");

    public bool ProxiesRequests => bool.Parse(_host["customHandler:enableProxyingHttpRequest"] ?? "false");

    public TimeSpan InitializationTimeout => Time("customHandler:initializationTimeout", TimeSpan.FromSeconds(30));

    public TimeSpan FunctionTimeout => Time("functionTimeout", TimeSpan.FromMinutes(30));

    public string RoutePrefix => _host["extensions:http:routePrefix"] ?? "api";

    /// <summary>Messages fetched at once.</summary>
    public int BatchSize => Number(Queues + "batchSize", 16);

    /// <summary>More are fetched when no more than these run.</summary>
    public int NewBatchThreshold => Number(Queues + "newBatchThreshold", BatchSize / 2 * Environment.ProcessorCount);

    public int MaxDequeueCount => Number(Queues + "maxDequeueCount", 5);

    /// <summary>How long a message waits after a run that failed.</summary>
    public TimeSpan VisibilityTimeout => Time(Queues + "visibilityTimeout", TimeSpan.Zero);

    public TimeSpan MaxPollingInterval => Time(Queues + "maxPollingInterval", TimeSpan.FromMinutes(1));

    public bool IsBase64 => (_host[Queues + "messageEncoding"] ?? "base64") == "base64";

    public static HostSettings Read(string hostJson, IEnumerable<KeyValuePair<string, string>> appSettings) => new(
        new ConfigurationBuilder().AddJsonFile(hostJson).AddInMemoryCollection(appSettings
            .Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(setting => KeyValuePair.Create(
                setting.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value))).Build());

    private int Number(string name, int fallback) =>
        _host[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;

    private TimeSpan Time(string name, TimeSpan fallback) =>
        _host[name] is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : fallback;
}

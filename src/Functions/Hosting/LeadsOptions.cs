using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Hosting;

/// <summary>The process's configuration (environment variables), read and checked once at start.</summary>
public sealed class LeadsOptions
{
    private const int ShortestSealKey = 32;

    private LeadsOptions(Settings settings)
    {
        HandlerPort = settings.Port("FUNCTIONS_CUSTOMHANDLER_PORT") ?? settings.Port("FUNCTIONS_HTTPWORKER_PORT");
        Urls = settings.ListenAddresses("LEADS_URLS", "http://127.0.0.1:7071");
        PublicUrl = settings.PublicAddress("LEADS_PUBLIC_URL")
            ?? (IsHandler && settings.Text("WEBSITE_HOSTNAME") is { } name ? SiteOf(name) : null);
        // Under the host we start in the package, which can only be read there.
        DataFolder = settings.Folder("LEADS_DATA", IsHandler ? Path.Combine(Path.GetTempPath(), "leads") : "./data");
        Storage = StorageChoice.Read(settings);
        Mail = MailOptions.Read(settings, IsShared);
        Token = settings.Secret("LEADS_TOKEN");
        EasyAuth = settings.OneOf("LEADS_EASY_AUTH", "off", "on", "off") == "on";
        if (EasyAuth && !IsHandler)
            settings.Refuse("LEADS_EASY_AUTH", "is only for Azure, where the platform stands in front; elsewhere anybody "
                + "could write its header");
        Oidc = OidcOptions.Read(settings);
        BehindProxy = settings.OneOf("LEADS_BEHIND_PROXY", IsHandler ? "on" : "off", "on", "off") == "on";
        SealKey = settings.Secret("LEADS_SEAL_KEY", ShortestSealKey);
        Demo = settings.OneOf("LEADS_DEMO", "off", "on", "off") == "on";
        TimeZone = settings.TimeZone("LEADS_TIMEZONE", "Asia/Shanghai");
        Programs = (settings.Text("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        Log = settings.OneOf("LEADS_LOG", "information", "debug", "information", "warning", "error") switch
        {
            "debug" => LogLevel.Debug,
            "warning" => LogLevel.Warning,
            "error" => LogLevel.Error,
            _ => LogLevel.Information,
        };
    }

    /// <summary>The port that the Functions host gave us; null on one box.</summary>
    public int? HandlerPort { get; }

    /// <summary>Whether the Azure Functions host stands in front: it sends triggers, no pumps run here.</summary>
    public bool IsHandler => HandlerPort is not null;

    public IReadOnlyList<string> Urls { get; }

    /// <summary>
    /// The address that links in mails use; under the host what Azure calls the site; null = the first listen address.
    /// </summary>
    public Uri? PublicUrl { get; }

    public string DataFolder { get; }

    public StorageChoice Storage { get; }

    /// <summary>
    /// Whether other processes may work on the storage, too. On one box none does: this one holds the folder's lock.
    /// </summary>
    public bool IsShared => Storage is not StorageChoice.Sqlite;

    public MailOptions Mail { get; }

    /// <summary>The administrator's token; null = there is none. Never logged.</summary>
    public string? Token { get; }

    /// <summary>The platform in front signs people in and says who they are (Azure's Easy Auth).</summary>
    public bool EasyAuth { get; }

    /// <summary>The organisation's identity provider; null = there is none.</summary>
    public OidcOptions? Oidc { get; }

    /// <summary>A proxy in front writes the address of the caller into <c>X-Forwarded-For</c>.</summary>
    public bool BehindProxy { get; }

    /// <summary>What the trail is sealed with; null = it is not sealed. Never logged, never stored.</summary>
    public string? SealKey { get; }

    public bool Demo { get; }

    /// <summary>Zone of new regions.</summary>
    public string TimeZone { get; }

    /// <summary>The folders in which other programs are looked for (the system's PATH).</summary>
    public IReadOnlyList<string> Programs { get; }

    public LogLevel Log { get; }

    // Azure's own word: it need not be checked like a person's, and on a developer's machine it has a port.
    private static Uri? SiteOf(string name) =>
        Uri.TryCreate($"{(name.StartsWith("localhost", StringComparison.Ordinal) ? "http" : "https")}://{name}",
            UriKind.Absolute, out var site)
            ? site
            : null;

    /// <summary>Throws <see cref="LeadsOptionsException"/> with everything that is wrong.</summary>
    public static LeadsOptions Read(IConfiguration configuration)
    {
        var settings = new Settings(configuration);
        var options = new LeadsOptions(settings);
        return settings.Wrong.Count == 0 ? options : throw new LeadsOptionsException(settings.Wrong);
    }
}

/// <summary>An OpenID Connect provider, and what it knows us by.</summary>
public sealed record OidcOptions(Uri Issuer, string Client, string Secret)
{
    /// <summary>All three, or none. Plain http is for providers on this machine.</summary>
    internal static OidcOptions? Read(Settings settings)
    {
        var (issuer, client) = (settings.WebAddress("LEADS_OIDC_ISSUER"), settings.Text("LEADS_OIDC_CLIENT"));
        var secret = settings.Secret("LEADS_OIDC_SECRET");
        if (issuer is null && client is null && secret is null)
            return null;
        if (issuer is { IsLoopback: false, Scheme: "http" })
            settings.Refuse("LEADS_OIDC_ISSUER", "must begin with https://");
        if (issuer is not null && client is not null && secret is not null)
            return new OidcOptions(issuer, client, secret);
        settings.Refuse("LEADS_OIDC_ISSUER", "LEADS_OIDC_CLIENT and LEADS_OIDC_SECRET belong together: set all three");
        return null;
    }

    // A record would print its secret.
    public override string ToString() => $"{Client} at {Issuer}";
}

/// <summary>Where rows and files live.</summary>
public abstract record StorageChoice
{
    private StorageChoice()
    {
    }

    internal static StorageChoice Read(Settings settings)
    {
        var text = settings.Text("LEADS_STORAGE") ?? "sqlite";
        if (text == "sqlite")
            return new Sqlite();
        if (text.Contains('=', StringComparison.Ordinal))
            return ReadConnectionString(settings, text);
        if (text.Length is >= 3 and <= 24 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            return new Account(text);
        settings.Refuse("LEADS_STORAGE", "is neither sqlite, nor an Azure Storage connection string (with a \"=\"), "
            + "nor the name of a storage account (3 to 24 of a-z and 0-9)");
        return new Sqlite();
    }

    private static StorageChoice ReadConnectionString(Settings settings, string text)
    {
        if (AccountAddress.Read(text, out var wrong) is not null)
            return new ConnectionString(text);
        settings.Refuse("LEADS_STORAGE", wrong!);
        return new Sqlite();
    }

    /// <summary>One SQLite file in the data folder.</summary>
    public sealed record Sqlite : StorageChoice;

    /// <summary>An Azure Storage account, or Azurite, by connection string.</summary>
    public sealed record ConnectionString(string Value) : StorageChoice
    {
        public override string ToString() => "connection string";
    }

    /// <summary>An Azure Storage account, reached with managed identity.</summary>
    public sealed record Account(string Name) : StorageChoice;
}

using System.Globalization;
using Leads.Functions.Hosting;
using Leads.Functions.Storage.Azure;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Leads.Functions.Tests.Storage.AzuriteEnd))]

namespace Leads.Functions.Tests.Storage;

/// <summary>
/// Azure Storage on this machine (Azurite, in memory), started with the first test that asks for it; or the account of
/// the connection string <c>LEADS_TEST_STORAGE</c>. All tests share it: each takes names of its own.
/// </summary>
internal sealed class Azurite : IDisposable
{
    /// <summary>Azurite's own account, known to everybody.</summary>
    public const string Name = "devstoreaccount1";

    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // For tests whose process needs an account to itself, since the names of its tables and queues are fixed.
    private const int Accounts = 400;

    private static readonly Lazy<Task<ServerProcess>> s_server = new(() => StartServerAsync(
        Enumerable.Range(1, Accounts).Select(NameOf).Prepend(Name)));

    private static readonly Lazy<Task<Azurite>> s_shared = new(StartAsync);

    // Differs from run to run, since an account outlives them.
    private static readonly string s_run = DateTime.UtcNow.Ticks.ToString("x", CultureInfo.InvariantCulture);

    private static int s_names;
    private static int s_accounts;

    private readonly ServerProcess? _own;

    private Azurite(string connectionString, ServerProcess? own = null)
    {
        (ConnectionString, _own) = (connectionString, own);
        Account = AzureAccount.Of(
            new StorageChoice.ConnectionString(connectionString), NullLogger<AzureAccount>.Instance);
    }

    /// <summary>A value of LEADS_STORAGE.</summary>
    public string ConnectionString { get; }

    public AzureAccount Account { get; }

    public static Task<Azurite> SharedAsync() => s_shared.Value;

    /// <summary>One that only the caller's processes write to; the caller ends it.</summary>
    public static async Task<Azurite> OwnAsync()
    {
        var server = await StartServerAsync(Name);
        return new Azurite(ConnectionStringOf(Name, server), server);
    }

    /// <summary>A name that no other test has; good for a table, a queue and a container.</summary>
    public static string NewName() => $"t{s_run}x{Interlocked.Increment(ref s_names)}";

    /// <summary>A value of LEADS_STORAGE for an empty account that no other test has.</summary>
    public static async Task<string> NewAccountAsync()
    {
        var number = Interlocked.Increment(ref s_accounts);
        Assert.InRange(number, 1, Accounts);
        return ConnectionStringOf(NameOf(number), await s_server.Value);
    }

    public async Task<TableClient> NewTableAsync()
    {
        var table = Account.Table(NewName());
        await table.CreateAsync(TestContext.Current.CancellationToken);
        return table;
    }

    public void Dispose()
    {
        Account.Dispose();
        _own?.Dispose();
    }

    internal static async ValueTask EndAsync()
    {
        if (s_shared.IsValueCreated)
            (await s_shared.Value).Dispose();
        if (s_server.IsValueCreated)
            (await s_server.Value).Dispose();
    }

    private static async Task<Azurite> StartAsync() =>
        new(Environment.GetEnvironmentVariable("LEADS_TEST_STORAGE") is { Length: > 0 } account
            ? account
            : ConnectionStringOf(Name, await s_server.Value));

    private static Task<ServerProcess> StartServerAsync(params IEnumerable<string> accounts) => ServerProcess.StartAsync(
        "azurite.mjs", new { accounts = string.Join(';', accounts.Select(name => $"{name}:{Key}")) });

    private static string NameOf(int account) =>
        string.Create(CultureInfo.InvariantCulture, $"leads{account}");

    private static string ConnectionStringOf(string account, ServerProcess server)
    {
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
            + Endpoint("Table") + Endpoint("Queue") + Endpoint("Blob");

        string Endpoint(string service) =>
            $"{service}Endpoint={server.First.GetProperty(service.ToLowerInvariant()).GetString()}/{account};";
    }
}

/// <summary>Ends Azurite after the last test, if one started it.</summary>
public sealed class AzuriteEnd : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Azurite.EndAsync();
}

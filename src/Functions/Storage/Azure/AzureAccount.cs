using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Leads.Functions.Hosting;

namespace Leads.Functions.Storage.Azure;

/// <summary>An account: where its services are, and how requests to them are signed, sent and repeated.</summary>
internal sealed class AzureAccount : IDisposable
{
    private const string Scope = "https://storage.azure.com/.default";

    // The service gives up on a request after 30 seconds: what has not answered by then will not.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    // Blocks of a file travel longer.
    private static readonly TimeSpan s_patienceWithFiles = TimeSpan.FromSeconds(100);

    private readonly HttpPipelineTransport _transport;
    private readonly ILogger _logger;
    private readonly ServiceEndpoint _tables;
    private readonly ServiceEndpoint _queues;
    private readonly ServiceEndpoint _blobs;

    /// <param name="credential">Who comes in where the address has no key.</param>
    public AzureAccount(
        AccountAddress address, TokenCredential? credential, HttpPipelineTransport transport, ILogger logger)
    {
        (_transport, _logger) = (transport, logger);
        HttpPipelinePolicy Signing(Func<AccountKey, HttpPipelinePolicy> withKey) => address.Key is { } key
            ? withKey(key)
            : new BearerTokenAuthenticationPolicy(
                credential ?? throw new ArgumentNullException(nameof(credential)), Scope);
        _tables = Endpoint("Table Storage", address.Tables, Signing(key => new TableKeyPolicy(key)), s_patience);
        _queues = Endpoint("Queue Storage", address.Queues, Signing(key => new SharedKeyPolicy(key)), s_patience);
        _blobs = Endpoint("Blob Storage", address.Blobs, Signing(key => new SharedKeyPolicy(key)), s_patienceWithFiles);
    }

    public static AzureAccount Of(StorageChoice choice, ILogger<AzureAccount> logger) => choice switch
    {
        StorageChoice.ConnectionString { Value: var text } when AccountAddress.Read(text, out _) is { } address =>
            new AzureAccount(address, null, Transport(), logger),
        StorageChoice.Account { Name: var name } =>
            new AzureAccount(AccountAddress.OfAccount(name), Identity(), Transport(), logger),
        _ => throw new ArgumentException("This storage is no Azure Storage account.", nameof(choice)),
    };

    /// <summary>
    /// Who this process is: what Azure Functions says, where it says it (AZURE_CLIENT_ID chooses among several);
    /// elsewhere the machine, or whoever signed in on it.
    /// </summary>
    public static TokenCredential Identity() =>
        Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") is null
            ? new DefaultAzureCredential()
            : new ManagedIdentityCredential(
                Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } client
                    ? ManagedIdentityId.FromUserAssignedClientId(client)
                    : ManagedIdentityId.SystemAssigned);

    public TableClient Table(string name) => new(name, _tables);

    public QueueClient Queue(string name) => new(name, _queues);

    public BlobContainer Container(string name) => new(name, _blobs);

    public void Dispose() => (_transport as IDisposable)?.Dispose();

    private ServiceEndpoint Endpoint(string name, Uri root, HttpPipelinePolicy signing, TimeSpan patience) =>
        new(name, root, Pipeline(name, signing, patience, tries: 5), Pipeline(name, signing, patience, tries: 1));

    private HttpPipeline Pipeline(string name, HttpPipelinePolicy signing, TimeSpan patience, int tries)
    {
        var options = new StorageClientOptions
        {
            Transport = _transport,
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = tries - 1,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = TimeSpan.FromSeconds(8),
                NetworkTimeout = patience,
            },
        };
        return HttpPipelineBuilder.Build(options, [], [new TriesLog(name, _logger), signing], null);
    }

    private static HttpClientTransport Transport() => new(new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private sealed class StorageClientOptions : ClientOptions;
}

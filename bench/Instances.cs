using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure;
using Leads.Functions.Hosting;
using Leads.Functions.Storage.Azure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Bench;

/// <summary>
/// The program as several instances under the Functions host, on one account: requests go to them in turn, and messages
/// of the queues too, whenever the measurement says so. Which queue is whose, the functions declare.
/// </summary>
internal sealed class Instances : IDisposable
{
    private const string Json = "application/json";

    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    private readonly AzureAccount _account;
    private readonly List<Product> _products;
    private readonly List<HttpClient> _clients;
    private int _turn;

    /// <param name="account">The way to the account that is not counted: the host's own.</param>
    public Instances(string account, IReadOnlyList<Product> products)
    {
        _account = AzureAccount.Of(
            new StorageChoice.ConnectionString(account), NullLogger<AzureAccount>.Instance);
        _products = [.. products];
        _clients =
            [.. products.Select(product => new HttpClient { Timeout = s_patience, BaseAddress = product.Address })];
        _clients.ForEach(client => client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Product.Token));
    }

    public int Count => _products.Count;

    public double ProcessorMilliseconds => _products.Sum(product => product.ProcessorMilliseconds);

    public double ResidentMegabytes => _products.Average(product => product.ResidentMegabytes);

    /// <summary>Asks the next instance; anything but success ends the run.</summary>
    public Task<string> AskAsync(HttpMethod method, string path, string json = "") =>
        AskAsync(Interlocked.Increment(ref _turn) % Count, method, path, new StringContent(json, Encoding.UTF8, Json));

    /// <summary>Asks every instance.</summary>
    public Task AskAllAsync(string path) =>
        Task.WhenAll(Enumerable.Range(0, Count).Select(one => AskAsync(one, HttpMethod.Get, path, null)));

    /// <summary>Asks the next instance and does not wait for what it takes long for.</summary>
    public async Task BeginAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Prefer", "respond-async");
        await SendAsync(Interlocked.Increment(ref _turn) % Count, request);
    }

    public async Task<JsonElement> UploadAsync(string path, string ledger)
    {
        var file = new StringContent(ledger, Encoding.UTF8, "text/csv");
        using var form = new MultipartFormDataContent { { file, "file", "ledger.csv" } };
        var answer = await AskAsync(Interlocked.Increment(ref _turn) % Count, HttpMethod.Post, path, form);
        return JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>Lets a timer ring, and hands out what it put into the queues; how many messages that were.</summary>
    public async Task<int> TickAsync(string timer)
    {
        await AskAsync(HttpMethod.Post, "/" + timer, """{"Data":{"timer":{"IsPastDue":false}},"Metadata":{}}""");
        return await DeliverAsync();
    }

    /// <summary>Hands out all messages that are there and those that come of them; how many there were.</summary>
    public async Task<int> DeliverAsync()
    {
        var delivered = 0;
        for (var quiet = 0; quiet < 2;)
        {
            var taken = 0;
            foreach (var (function, queue) in Declarations.Queues)
                taken += await DeliverAsync(function, _account.Queue(queue));
            delivered += taken;
            quiet = taken > 0 ? 0 : quiet + 1;
            if (taken == 0 && quiet < 2)
                await Task.Delay(TimeSpan.FromSeconds(1.2)); // a second of these messages may be due
        }

        return delivered;
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _account.Dispose();
    }

    private async Task<int> DeliverAsync(string function, QueueClient queue)
    {
        IReadOnlyList<QueueMessage> messages;
        try
        {
            messages = await queue.GetAsync(16, s_lease, CancellationToken.None);
        }
        catch (RequestFailedException missing) when (missing.Status == (int)HttpStatusCode.NotFound)
        {
            return 0;
        }

        await Task.WhenAll(messages.Select(async message =>
        {
            await AskAsync(HttpMethod.Post, "/" + function, JsonSerializer.Serialize(new
            {
                Data = new { message = JsonSerializer.Serialize(message.Text) },
                Metadata = new { DequeueCount = $"{message.DequeueCount}" },
            }));
            await queue.DeleteAsync(message, CancellationToken.None);
        }));
        return messages.Count;
    }

    private async Task<string> AskAsync(int instance, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return await SendAsync(instance, request);
    }

    private async Task<string> SendAsync(int instance, HttpRequestMessage request)
    {
        using var answer = await _clients[instance].SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{request.RequestUri} answered {answer.StatusCode}: {body}");
    }
}

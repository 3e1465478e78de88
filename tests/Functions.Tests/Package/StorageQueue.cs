using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Leads.Functions.Tests.Package;

/// <summary>
/// A queue of a storage account, over its REST protocol: what the host does with it, written apart from the product so
/// that the two do not share a mistake.
/// </summary>
internal sealed class StorageQueue(StorageAccount account, string name, bool isBase64 = true)
{
    private static readonly HttpClient s_client = new();

    public string Name => name;

    public async Task CreateAsync(CancellationToken stop = default) =>
        await SendAsync(HttpMethod.Put, "", [], null, stop);

    public async Task PutAsync(string text, CancellationToken stop = default)
    {
        var body = isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text;
        await PutRawAsync(body, stop);
    }

    /// <summary>A text as it lies in the queue, be it encoded or not.</summary>
    public async Task PutRawAsync(string body, CancellationToken stop = default)
    {
        var message = new XElement("QueueMessage", new XElement("MessageText", body)).ToString(SaveOptions.DisableFormatting);
        await SendAsync(HttpMethod.Post, "/messages", [], message, stop);
    }

    /// <summary>Takes up to 32 messages and hides them from others; none when there is no such queue.</summary>
    public Task<List<QueueMessage>> GetAsync(int most, TimeSpan hidden, CancellationToken stop = default) =>
        ReadAsync(stop, ("numofmessages", Text(most)), ("visibilitytimeout", Text(hidden.TotalSeconds)));

    /// <summary>The first messages, left where they are.</summary>
    public Task<List<QueueMessage>> PeekAsync(CancellationToken stop = default) =>
        ReadAsync(stop, ("numofmessages", "32"), ("peekonly", "true"));

    /// <summary>Hides a message anew, from now on. Gives the new receipt; null when somebody else has it.</summary>
    public async Task<string?> HideAsync(QueueMessage message, string receipt, TimeSpan hidden, CancellationToken stop = default)
    {
        using var answer = await SendAsync(HttpMethod.Put, "/messages/" + message.Id,
            [("popreceipt", receipt), ("visibilitytimeout", Text(hidden.TotalSeconds))], null, stop);
        return answer.IsSuccessStatusCode ? answer.Headers.GetValues("x-ms-popreceipt").Single() : null;
    }

    /// <summary>Deletes a message, unless somebody else has it by now.</summary>
    public async Task DeleteAsync(QueueMessage message, string receipt, CancellationToken stop = default)
    {
        using var answer = await SendAsync(
            HttpMethod.Delete, "/messages/" + message.Id, [("popreceipt", receipt)], null, stop);
    }

    /// <summary>How many messages there are, hidden ones too.</summary>
    public async Task<int> CountAsync(CancellationToken stop = default)
    {
        using var answer = await SendAsync(HttpMethod.Get, "", [("comp", "metadata")], null, stop);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? 0
            : int.Parse(answer.Headers.GetValues("x-ms-approximate-messages-count").Single(), CultureInfo.InvariantCulture);
    }

    private async Task<List<QueueMessage>> ReadAsync(CancellationToken stop, params (string Name, string Value)[] query)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/messages", query, null, stop);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? []
            : [.. XDocument.Parse(await answer.Content.ReadAsStringAsync(stop)).Descendants("QueueMessage").Select(Read)];
    }

    private QueueMessage Read(XElement message)
    {
        var body = message.Element("MessageText")!.Value;
        return new QueueMessage(
            message.Element("MessageId")!.Value,
            message.Element("PopReceipt")?.Value ?? "",
            int.Parse(message.Element("DequeueCount")!.Value, CultureInfo.InvariantCulture),
            At("InsertionTime"), At("ExpirationTime"), At("TimeNextVisible"), isBase64 ? Decode(body) : body, body);

        DateTimeOffset At(string element) =>
            message.Element(element) is { } time ? DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture) : default;
    }

    private static string? Decode(string body)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(body));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Answers that tell of a message or a queue which is gone are returned, all other failures thrown.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, IReadOnlyList<(string Name, string Value)> query, string? xml, CancellationToken stop)
    {
        var address = new Uri($"{account.Queues}/{name}{path}?"
            + string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}")));
        using var request = new HttpRequestMessage(method, address);
        if (xml is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(xml));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        }

        account.Sign(request, query);
        var answer = await s_client.SendAsync(request, stop);
        var isGone = answer.StatusCode is HttpStatusCode.NotFound
            || (answer.StatusCode == HttpStatusCode.BadRequest && query.Any(part => part.Name == "popreceipt"));
        return isGone ? answer : answer.EnsureSuccessStatusCode();
    }

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>A message as it was taken from its queue.</summary>
/// <param name="Text">What it says; null when it is not encoded as the host expects it.</param>
/// <param name="Body">As it lies in the queue.</param>
internal sealed record QueueMessage(
    string Id,
    string PopReceipt,
    int DequeueCount,
    DateTimeOffset InsertionTime,
    DateTimeOffset ExpirationTime,
    DateTimeOffset NextVisibleTime,
    string? Text,
    string Body);

/// <summary>A storage account by its connection string, as far as its queues go.</summary>
internal sealed class StorageAccount
{
    private const string Emulator = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1";

    private readonly string _account;
    private readonly byte[] _key;

    private StorageAccount(IReadOnlyDictionary<string, string> parts)
    {
        (_account, _key) = (parts["AccountName"], Convert.FromBase64String(parts["AccountKey"]));
        Queues = parts["QueueEndpoint"].TrimEnd('/');
    }

    /// <summary>Where the queues are, without a slash at the end.</summary>
    public string Queues { get; }

    public static StorageAccount Of(string connection) => new(
        (connection.StartsWith("UseDevelopmentStorage=true", StringComparison.Ordinal) ? Emulator : connection)
        .Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>Dates a request and signs it with the account's key.</summary>
    public void Sign(HttpRequestMessage request, IEnumerable<(string Name, string Value)> query)
    {
        request.Headers.Add("x-ms-date", DateTimeOffset.UtcNow.ToString("R"));
        request.Headers.Add("x-ms-version", "2021-12-02");
        var resource = $"/{_account}{request.RequestUri!.AbsolutePath}" + string.Concat(
            query.OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"\n{part.Name}:{part.Value}"));
        string[] lines =
        [
            request.Method.Method, "", "", LengthOf(request), "", request.Content?.Headers.ContentType?.ToString() ?? "",
            "", "", "", "", "", "",
            .. request.Headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.Ordinal))
                .OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => $"{header.Key}:{string.Join(',', header.Value)}"),
            resource,
        ];
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        request.Headers.Authorization = new AuthenticationHeaderValue("SharedKey", $"{_account}:{signature}");
    }

    private static string LengthOf(HttpRequestMessage request) =>
        request.Content?.Headers.ContentLength is { } length and > 0
            ? length.ToString(CultureInfo.InvariantCulture)
            : "";
}

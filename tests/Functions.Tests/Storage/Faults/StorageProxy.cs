using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Leads.Functions.Tests.Storage.Faults;

/// <summary>
/// Stands between the product and the storage services: counts what passes, and does to it what a network and a busy
/// service do. Signatures stay valid, since they cover neither host nor query of what is changed here.
/// </summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] s_hopByHop = ["Connection", "Transfer-Encoding", "Keep-Alive", "Host", "Content-Length"];

    private readonly WebApplication _app;
    private readonly Dictionary<int, (StorageService Service, Uri Target)> _upstream = [];
    private readonly ConcurrentQueue<StorageCall> _calls = [];
    private readonly ConcurrentDictionary<string, string> _heldBack = new(StringComparer.Ordinal);
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
    });

    private volatile Func<StorageCall, Fault> _faults = _ => Fault.None;
    private int _heldBackPages;

    private StorageProxy(WebApplication app) => _app = app;

    /// <summary>What the product is started with.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>All that passed since the last <see cref="Forget"/>, in the order of arrival.</summary>
    public IReadOnlyList<StorageCall> Calls => [.. _calls];

    /// <param name="connectionString">With <c>BlobEndpoint</c>, <c>QueueEndpoint</c> and <c>TableEndpoint</c>.</param>
    public static async Task<StorageProxy> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
            for (var service = 0; service < 3; service++)
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var proxy = new StorageProxy(builder.Build());
        proxy._app.Run(proxy.PassAsync);
        await proxy._app.StartAsync();
        proxy.Connect(connectionString);
        return proxy;
    }

    /// <summary>What happens to each call from now on; it is asked from many threads.</summary>
    public void Do(Func<StorageCall, Fault> faults) => _faults = faults;

    /// <summary>Nothing happens to calls any more.</summary>
    public void BeKind() => _faults = _ => Fault.None;

    public void Forget() => _calls.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private void Connect(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        foreach (var (service, address) in Enum.GetValues<StorageService>().Zip(_app.Urls))
        {
            var target = new Uri(parts[$"{service}Endpoint"]);
            _upstream[new Uri(address).Port] = (service, new Uri(target.GetLeftPart(UriPartial.Authority)));
            parts[$"{service}Endpoint"] = new Uri(new Uri(address), target.AbsolutePath).ToString().TrimEnd('/');
        }

        ConnectionString = string.Join(';', parts.Select(part => $"{part.Key}={part.Value}"));
    }

    private async Task PassAsync(HttpContext context)
    {
        var (service, target) = _upstream[context.Connection.LocalPort];
        var address = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = new StorageCall(service, context.Request.Method, Released(address), body.ToArray());
        call.Fault = _faults(call);
        _calls.Enqueue(call);
        await (call.Fault switch
        {
            Fault.None => ForwardAsync(context, target, call),
            Fault.Unreached => Break(context),
            Fault.Busy => AnswerAsync(context, HttpStatusCode.ServiceUnavailable, "ServerBusy"),
            Fault.Failed => AnswerAsync(context, HttpStatusCode.InternalServerError, "InternalError"),
            Fault.FailedAfterwards => AfterwardsAsync(context, target, call, () =>
                AnswerAsync(context, HttpStatusCode.InternalServerError, "OperationTimedOut")),
            Fault.ReplyLost => AfterwardsAsync(context, target, call, () => Break(context)),
            Fault.ReplyCut => ForwardAsync(context, target, call, cut: true),
            Fault.Late => LateAsync(context, target, call),
            Fault.Doubled => AfterwardsAsync(context, target, call, () => ForwardAsync(context, target, call)),
            Fault.EmptyPage => AnswerEmptyPageAsync(context, target, call),
            Fault.ShortPage => ForwardAsync(context, target, call, address: Shortened(call.Address)),
        });
    }

    private static Task Break(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task AnswerAsync(HttpContext context, HttpStatusCode status, string code)
    {
        context.Response.StatusCode = (int)status;
        context.Response.Headers["x-ms-error-code"] = code;
        if (status == HttpStatusCode.ServiceUnavailable)
            context.Response.Headers.RetryAfter = "1";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"Injected."}}}""");
    }

    /// <summary>It has happened, and the caller does not hear so.</summary>
    private async Task AfterwardsAsync(HttpContext context, Uri target, StorageCall call, Func<Task> then)
    {
        using var unheard = await SendAsync(context, target, call);
        await unheard.Content.ReadAsByteArrayAsync(CancellationToken.None);
        await then();
    }

    private async Task LateAsync(HttpContext context, Uri target, StorageCall call)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(300), context.RequestAborted);
        await ForwardAsync(context, target, call);
    }

    private async Task ForwardAsync(
        HttpContext context, Uri target, StorageCall call, bool cut = false, string? address = null)
    {
        using var reply = await SendAsync(context, target, call, address);
        var body = await reply.Content.ReadAsByteArrayAsync(CancellationToken.None);
        call.Answered = body.Length;
        context.Response.StatusCode = (int)reply.StatusCode;
        foreach (var (name, values) in reply.Headers.Concat(reply.Content.Headers))
        {
            if (!s_hopByHop.Contains(name, StringComparer.OrdinalIgnoreCase))
                context.Response.Headers[name] = values.ToArray();
        }

        if (context.Response.StatusCode is 204 or 304 || HttpMethods.IsHead(call.Method))
        {
            await (cut ? Break(context) : Task.CompletedTask);
            return;
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(cut ? body.AsMemory(0, body.Length / 2) : body);
        if (cut)
            context.Abort();
    }

    // Not given up with the caller: what has been sent happens.
    private async Task<HttpResponseMessage> SendAsync(
        HttpContext context, Uri target, StorageCall call, string? address = null)
    {
        var exact = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(
            new HttpMethod(call.Method),
            new Uri(target.GetLeftPart(UriPartial.Authority) + (address ?? call.Address), exact));
        if (call.Body.Length > 0 || context.Request.ContentLength == 0)
            request.Content = new ByteArrayContent(call.Body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (s_hopByHop.Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return await _client.SendAsync(request, CancellationToken.None);
    }

    /// <summary>A page with nothing on it that goes on, as the service gives at the end of its patience.</summary>
    private Task AnswerEmptyPageAsync(HttpContext context, Uri target, StorageCall call)
    {
        if (!call.IsQuery)
            return ForwardAsync(context, target, call);
        var mark = $"held{Interlocked.Increment(ref _heldBackPages)}";
        _heldBack[mark] = call.Address;
        context.Response.Headers["x-ms-continuation-NextPartitionKey"] = mark;
        context.Response.Headers["x-ms-continuation-NextRowKey"] = mark;
        context.Response.ContentType = "application/json;odata=minimalmetadata";
        return context.Response.WriteAsync("""{"value":[]}""");
    }

    /// <summary>The address of the page that an empty one stood before.</summary>
    private string Released(string address)
    {
        var at = address.IndexOf("NextPartitionKey=held", StringComparison.Ordinal);
        if (at < 0)
            return address;
        var mark = address[(at + "NextPartitionKey=".Length)..].Split('&')[0];
        return _heldBack[mark];
    }

    /// <summary>A page of three where more were asked for: the service may end a page wherever it likes.</summary>
    private static string Shortened(string address)
    {
        var at = address.IndexOf("$top=", StringComparison.Ordinal);
        at = at < 0 ? address.IndexOf("%24top=", StringComparison.OrdinalIgnoreCase) : at;
        if (at < 0)
            return address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "$top=3";
        var end = address.IndexOf('&', at);
        return address[..at] + "$top=3" + (end < 0 ? "" : address[end..]);
    }
}

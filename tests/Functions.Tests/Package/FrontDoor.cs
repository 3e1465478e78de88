using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Leads.Functions.Tests.Package;

/// <summary>A request from outside.</summary>
/// <param name="Function">Who answered it; null when it reached no function.</param>
/// <param name="Forwarded">The address that went to the process; null when none did.</param>
public sealed record PublicRequest(string Method, string Path, string? Function, string? Forwarded, int Status);

/// <summary>
/// The public side of the Functions host: what the functions declare is routed with the classes that the host itself
/// uses, the first match in the order of their names, and proxied with the same forwarder.
/// </summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    // What the host lets through when no setting says otherwise.
    private const long LargestBody = 104_857_600;

    // Where the host itself answers, to those who have its keys.
    private static readonly string[] s_ofTheHost = ["/admin", "/runtime/webhooks"];

    private static readonly ForwarderRequestConfig s_forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly Handler _handler;
    private readonly HostSettings _settings;
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client;
    private readonly ConcurrentQueue<PublicRequest> _answered = new();
    private readonly ConcurrentQueue<string> _forwarded = new();

    private FrontDoor(Handler handler, HostSettings settings, IEnumerable<Function> functions)
    {
        (_handler, _settings) = (handler, settings);
        _client = new HttpMessageInvoker(new Insisting(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.Services.AddRouting().AddHttpForwarder();
        _app = builder.Build();
        _app.Use(NoteAsync);
        _app.Use(AnswerForTheHostAsync);
        _app.UseRouter(RoutesOf(functions.Where(function => function.IsHttp)));
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>The requests that were answered so far.</summary>
    public IReadOnlyList<PublicRequest> Answered => [.. _answered];

    /// <summary>The addresses of the requests that were begun to be sent to the process.</summary>
    public IReadOnlyList<string> Forwarded => [.. _forwarded];

    public static async Task<FrontDoor> OpenAsync(Handler handler, HostSettings settings, IEnumerable<Function> functions)
    {
        var door = new FrontDoor(handler, settings, functions);
        await door._app.StartAsync();
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private RouteCollection RoutesOf(IEnumerable<Function> functions)
    {
        var routes = new RouteCollection();
        var constraints = _app.Services.GetRequiredService<IInlineConstraintResolver>();
        foreach (var function in functions)
            routes.Add(new Route(
                new RouteHandler(context => ForwardAsync(context, function)),
                function.Name,
                _settings.RoutePrefix.Length == 0 ? function.Route : $"{_settings.RoutePrefix}/{function.Route}",
                defaults: [],
                constraints: new RouteValueDictionary { ["httpMethod"] = new HttpMethodRouteConstraint(function.Methods) }!,
                dataTokens: [],
                constraints));
        return routes;
    }

    private async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.ToString());
        await next(context);
        _answered.Enqueue(new PublicRequest(
            method, path, (string?)context.Items["function"], (string?)context.Items["forwarded"], context.Response.StatusCode));
    }

    private static async Task AnswerForTheHostAsync(HttpContext context, RequestDelegate next)
    {
        if (s_ofTheHost.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (context.Request.Path == "/")
            await context.Response.WriteAsync("Your Functions app is up and running");
        else
            await next(context);
    }

    private async Task ForwardAsync(HttpContext context, Function function)
    {
        Assert.True(_settings.ProxiesRequests && function.IsHttpInAndOut, $"{function.Name} is not proxied.");
        context.Items["function"] = function.Name;
        if (function.Level != "anonymous")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await _handler.WhenReadyAsync();
            await ForwardAsync(context);
        }
        catch (HostDownException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task ForwardAsync(HttpContext context)
    {
        context.Request.Headers["X-Azure-Functions-InvocationId"] = Guid.NewGuid().ToString();
        context.Request.Headers["X-Azure-Functions-HostVersion"] = Invocations.HostVersion;
        context.Request.Headers["x-ms-invocation-id"] = Guid.NewGuid().ToString();
        var start = _handler.Starts;
        using var patience = new CancellationTokenSource(_settings.FunctionTimeout);
        var error = await context.RequestServices.GetRequiredService<IHttpForwarder>().SendAsync(
            context, _handler.Address, _client, s_forwarding, new Noting(this), patience.Token);
        if (patience.IsCancellationRequested)
            _handler.KillOverdue(start);
        if (error != ForwarderError.None && !context.Response.HasStarted)
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    /// <summary>The host's transformations, and a note of the address that comes of them.</summary>
    private sealed class Noting(FrontDoor door) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await Default.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.RequestUri ??= RequestUtilities.MakeDestinationAddress(
                destinationPrefix, httpContext.Request.Path, httpContext.Request.QueryString);
            var forwarded = proxyRequest.RequestUri.PathAndQuery;
            httpContext.Items["forwarded"] = forwarded;
            door._forwarded.Enqueue(forwarded);
        }
    }

    /// <summary>The host's insistence: a request that meets no process, or one that dies, is sent again up to nine times.</summary>
    private sealed class Insisting(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const int MaxTries = 10;

        private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(250);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var pause = TimeSpan.FromMilliseconds(50);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException) when (attempt < MaxTries)
                {
                    await Task.Delay(pause, cancellationToken);
                    pause = pause * 2 < s_longest ? pause * 2 : s_longest;
                }
            }
        }
    }
}

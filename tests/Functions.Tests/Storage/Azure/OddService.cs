using System.Collections.Concurrent;
using System.Text;
using Leads.Functions.Hosting;
using Leads.Functions.Storage.Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>A server in the place of Azure Storage that answers as told and counts what it was asked.</summary>
internal sealed class OddService : IAsyncDisposable, ILogger<AzureAccount>
{
    private readonly WebApplication _app;
    private readonly AzureAccount _account;
    private readonly ConcurrentQueue<string> _said = new();
    private int _asked;

    private OddService(WebApplication app)
    {
        _app = app;
        var address = app.Urls.First();
        _account = AzureAccount.Of(
            new StorageChoice.ConnectionString("AccountName=odd;AccountKey=a2V5;"
                + $"TableEndpoint={address};QueueEndpoint={address};BlobEndpoint={address}"),
            this);
    }

    public int Asked => _asked;

    /// <summary>What the account told the log.</summary>
    public IReadOnlyList<string> Said => [.. _said];

    /// <summary>How many bytes the last question brought.</summary>
    public long Received { get; private set; }

    public TableClient Table => _account.Table("Odd");

    public QueueClient Queue => _account.Queue("odd");

    public BlobContainer Container => _account.Container("odd");

    /// <param name="answer">Told which question this is, from 1 on.</param>
    public static async Task<OddService> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        OddService? service = null;
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            service!.Received = body.Length;
            await answer(context, Interlocked.Increment(ref service._asked));
        });
        await app.StartAsync();
        return service = new OddService(app);
    }

    /// <summary>Every question gets this.</summary>
    public static Task<OddService> StartAsync(int status, string body = "") =>
        StartAsync((context, _) => AnswerAsync(context, status, body));

    public static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    }

    /// <summary>From now on nobody is there.</summary>
    public Task StopAsync() => _app.StopAsync();

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => _said.Enqueue($"{logLevel}: {formatter(state, exception)}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _app.DisposeAsync();
    }
}

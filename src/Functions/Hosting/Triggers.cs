using System.Text.Json;
using Leads.Functions.People;

namespace Leads.Functions.Hosting;

/// <summary>Handles one queue message. It may come more than once; an exception means "again later".</summary>
public delegate Task QueueHandler(string message, IServiceProvider services, CancellationToken cancellationToken);

/// <summary>Handles one tick of a timer.</summary>
public delegate Task TimerHandler(IServiceProvider services, CancellationToken cancellationToken);

/// <summary>
/// Maps queue and timer entries: as <c>POST /{name}</c> for the Functions host in handler mode, where messages go to the
/// host's queues; as an in-process pump elsewhere. Never both.
/// </summary>
public static class Triggers
{
    // A queue message is at most 64 KB; twice encoded and with its metadata it stays below this.
    private const int MaxEnvelope = 1 << 20;

    // What the host's forwarder writes into every request from outside, over whatever is there; the host's own
    // deliveries have none of it.
    private const string ForwardedPrefix = "X-Forwarded-";
    private const string ForwardedInvocation = "x-ms-invocation-id";

    /// <param name="queue">The storage queue that the declaration of the entry names.</param>
    /// <param name="atOnce">How many messages are handled side by side in a process that is its own host.</param>
    public static void MapQueueTrigger(
        this WebApplication app, string name, string queue, QueueHandler handler, QueuePark? park = null,
        int atOnce = QueuePump.AtOnce)
    {
        var pumps = app.Services.GetRequiredService<Pumps>();
        if (!IsHandler(app))
        {
            pumps.AddQueue(name, handler, park, atOnce);
            return;
        }

        app.MapTrigger(name, (envelope, services, stop) => handler(envelope.Message, services, stop));
        pumps.AddHostQueue(name, queue);
    }

    public static void MapTimerTrigger(this WebApplication app, string name, TimeSpan every, TimerHandler handler)
    {
        if (IsHandler(app))
            app.MapTrigger(name, (_, services, stop) => handler(services, stop));
        else
            app.Services.GetRequiredService<Pumps>().AddTimer(name, every, handler);
    }

    private static bool IsHandler(WebApplication app) => app.Services.GetRequiredService<LeadsOptions>().IsHandler;

    private static void MapTrigger(
        this WebApplication app,
        string name,
        Func<InvocationEnvelope, IServiceProvider, CancellationToken, Task> handle) =>
        app.MapPost("/" + name, async context =>
        {
            var answer = IsForwarded(context.Request) ? Results.NotFound() : await AnswerAsync(context, handle);
            await answer.ExecuteAsync(context);
        }).WithName(name).WithMetadata(Permit.Open).ExcludeFromDescription();

    // Declared routes alone do not keep strangers out: the forwarder reads a backslash in an address as a slash, so that
    // api/..\FoldChanges is a public address to the host and a trigger's to us.
    private static bool IsForwarded(HttpRequest request) =>
        request.Headers.ContainsKey(ForwardedInvocation)
        || request.Headers.Keys.Any(name => name.StartsWith(ForwardedPrefix, StringComparison.OrdinalIgnoreCase));

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Func<InvocationEnvelope, IServiceProvider, CancellationToken, Task> handle)
    {
        var body = await RequestBody.ReadAsync(context.Request, MaxEnvelope);
        return body is { } bytes && TryParse(bytes) is { } envelope
            ? await RunAsync(() => handle(envelope, context.RequestServices, context.RequestAborted))
            : Problem.Of(ProblemKind.MalformedJson);
    }

    private static InvocationEnvelope? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return InvocationEnvelope.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An empty 200 or a 204 would leave the host waiting for minutes: a success has a JSON body.
    private static async Task<IResult> RunAsync(Func<Task> handle)
    {
        await handle();
        return new Answer { Status = StatusCodes.Status200OK, Body = "{}"u8.ToArray() };
    }
}

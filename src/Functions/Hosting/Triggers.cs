using System.Text.Json;
using Leads.Functions.People;

namespace Leads.Functions.Hosting;

/// <summary>Handles one queue message. It may come more than once; an exception means "again later".</summary>
public delegate Task QueueHandler(string message, IServiceProvider services, CancellationToken cancellationToken);

/// <summary>Handles one tick of a timer.</summary>
public delegate Task TimerHandler(IServiceProvider services, CancellationToken cancellationToken);

/// <summary>
/// Maps queue and timer entries: as <c>POST /{name}</c> for the Functions host in handler mode, as an in-process pump
/// on one box. Never both.
/// </summary>
public static class Triggers
{
    // A queue message is at most 64 KB; twice encoded and with its metadata it stays below this.
    private const int MaxEnvelope = 1 << 20;

    public static void MapQueueTrigger(
        this WebApplication app, string name, QueueHandler handler, QueuePark? park = null)
    {
        if (IsHandler(app))
            app.MapTrigger(name, (envelope, services, stop) => handler(envelope.Message, services, stop));
        else
            app.Services.GetRequiredService<Pumps>().AddQueue(name, handler, park);
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
            var body = await RequestBody.ReadAsync(context.Request, MaxEnvelope);
            var answer = body is { } bytes && TryParse(bytes) is { } envelope
                ? await RunAsync(() => handle(envelope, context.RequestServices, context.RequestAborted))
                : Problem.Of(ProblemKind.MalformedJson);
            await answer.ExecuteAsync(context);
        }).WithName(name).WithMetadata(Permit.Open).ExcludeFromDescription();

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

using System.Collections.Concurrent;

namespace Leads.Functions.Tests.Package;

/// <summary>One delivery of a message or a tick to the process, and what came of it.</summary>
/// <param name="Message">The message; null for a tick.</param>
/// <param name="Told">Why it failed or hangs, or the answer's body.</param>
public sealed record Invocation(string Function, string? Message, int DequeueCount, Verdict Verdict, string Told);

/// <summary>Posts messages and ticks to the process as the Functions host does, and judges the answers as it does.</summary>
internal sealed class Invocations(Handler handler, HostSettings settings)
{
    /// <summary>What the host says of itself.</summary>
    public const string HostVersion = "4.1052.200";

    private readonly ConcurrentQueue<Invocation> _ended = new();
    private int _running;

    public PayloadEncoding Encoding { get; set; }

    public IReadOnlyList<Invocation> Ended => [.. _ended];

    public int Running => Volatile.Read(ref _running);

    public Task<Invocation> DeliverAsync(Function function, QueueMessage message, CancellationToken stop) =>
        InvokeAsync(function, Payload.OfMessage(function, message, Encoding), message.Text, message.DequeueCount, stop);

    public Task<Invocation> TickAsync(Function function, bool isPastDue, CancellationToken stop) =>
        InvokeAsync(function, Payload.OfTick(function, isPastDue), null, 1, stop);

    private async Task<Invocation> InvokeAsync(
        Function function, string payload, string? message, int count, CancellationToken stop)
    {
        Interlocked.Increment(ref _running);
        try
        {
            var (verdict, told) = await PostAsync(function, payload, stop);
            var ended = new Invocation(function.Name, message, count, verdict, told);
            _ended.Enqueue(ended);
            return ended;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private async Task<(Verdict Verdict, string Told)> PostAsync(Function function, string payload, CancellationToken stop)
    {
        await handler.WhenReadyAsync().WaitAsync(stop);
        var start = handler.Starts;
        using var request = new HttpRequestMessage(HttpMethod.Post, handler.Address + function.Name);
        request.Content = new StringContent(payload, System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", HostVersion);
        request.Headers.Add("User-Agent", "Azure-Functions-Host/" + HostVersion);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(settings.FunctionTimeout);
        try
        {
            using var answer = await handler.SendAsync(request, patience.Token);
            var body = await answer.Content.ReadAsStringAsync(patience.Token);
            var type = answer.Content.Headers.ContentType?.MediaType;
            return (Verdicts.Of(answer.StatusCode, type, body), $"{(int)answer.StatusCode} {type} {body}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            handler.KillOverdue(start);
            return (Verdict.Failed, $"It took longer than {settings.FunctionTimeout}; the process was killed.");
        }
        catch (HttpRequestException broken)
        {
            return (Verdict.Failed, broken.Message);
        }
    }
}

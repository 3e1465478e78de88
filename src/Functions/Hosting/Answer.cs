using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Leads.Functions.Hosting;

/// <summary>A success as it goes over the wire; its bytes exist before the commit, to be kept for a replay.</summary>
public sealed record Answer : IResult
{
    public required int Status { get; init; }

    /// <summary>UTF-8 JSON; empty for 204.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ETag { get; init; }

    public string? Location { get; init; }

    /// <summary>Seconds after which asking again makes sense; never kept for a replay.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>This was done before, under the same Idempotency-Key.</summary>
    public bool Replayed { get; init; }

    public static Answer NoContent { get; } = new() { Status = StatusCodes.Status204NoContent };

    public static Answer Ok<T>(T value, JsonTypeInfo<T> type, string? etag = null) =>
        new() { Status = 200, Body = JsonSerializer.SerializeToUtf8Bytes(value, type), ETag = etag };

    public static Answer Created<T>(string location, T value, JsonTypeInfo<T> type, string? etag = null) =>
        Ok(value, type, etag) with { Status = StatusCodes.Status201Created, Location = location };

    /// <summary>A document that is stored exactly as it is answered.</summary>
    public static Answer Document(ReadOnlyMemory<byte> body) =>
        new() { Status = StatusCodes.Status200OK, Body = body, ETag = EntityTags.Of(body.Span) };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (Location is not null)
            response.Headers.Location = Location;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Replayed)
            response.Headers["Idempotency-Replayed"] = "true";
        return WriteBodyAsync(httpContext);
    }

    private Task WriteBodyAsync(HttpContext context)
    {
        var response = context.Response;
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isRead && ETag is not null && EntityTags.IsHeld(context.Request, ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (Body.IsEmpty)
            return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(Body, context.RequestAborted).AsTask();
    }
}

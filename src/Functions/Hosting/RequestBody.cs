using System.Buffers;

namespace Leads.Functions.Hosting;

/// <summary>The bytes a request brought, kept for the fingerprint of its Idempotency-Key.</summary>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes)
{
    public static ReadOnlyMemory<byte> Of(HttpContext context) =>
        context.Features.Get<RequestBody>()?.Bytes ?? ReadOnlyMemory<byte>.Empty;

    /// <summary>All of the body; null when it is longer than allowed.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int max)
    {
        if (request.ContentLength > max)
            return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > max)
                return null;
            if (read.IsCompleted)
                return Keep(request, read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Keeps what was read of the body in another way.</summary>
    public static void Keep(HttpContext context, ReadOnlyMemory<byte> bytes) =>
        context.Features.Set(new RequestBody(bytes));

    private static ReadOnlyMemory<byte> Keep(HttpRequest request, ReadOnlySequence<byte> buffer)
    {
        ReadOnlyMemory<byte> bytes = buffer.ToArray();
        request.BodyReader.AdvanceTo(buffer.End);
        request.HttpContext.Features.Set(new RequestBody(bytes));
        return bytes;
    }
}

using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Leads.Functions.Storage.Azure;

/// <summary>One of an account's services: where it is, and the two ways of asking it.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="patient">Asks again when the service was busy or did not answer.</param>
/// <param name="once">Asks once.</param>
internal sealed class ServiceEndpoint(string name, Uri root, HttpPipeline patient, HttpPipeline once)
{
    // The first one that lets identities into tables; all three services know it.
    private const string Version = "2020-12-06";

    /// <summary>Without a slash at the end.</summary>
    public string Root { get; } = root.AbsoluteUri.TrimEnd('/');

    public Request Request(RequestMethod method, string path)
    {
        var request = patient.CreateRequest();
        request.Method = method;
        request.Uri.Reset(new Uri(Root + path));
        request.Headers.SetValue("x-ms-version", Version);
        return request;
    }

    /// <summary>
    /// Asks, again and again for a while. Throws <see cref="RequestFailedException"/> with status 0 when there is no
    /// answer; any answer is returned, read to its end.
    /// </summary>
    public Task<Response> SendAsync(Request request, CancellationToken cancellationToken) =>
        SendAsync(patient, request, cancellationToken);

    /// <summary>As <see cref="SendAsync(Request, CancellationToken)"/>, but asks once.</summary>
    public Task<Response> SendOnceAsync(Request request, CancellationToken cancellationToken) =>
        SendAsync(once, request, cancellationToken);

    /// <summary>The body of a good answer.</summary>
    public JsonElement Json(Response reply) => Read(reply, body => JsonElement.Parse(body.ToMemory().Span));

    /// <summary>The body of a good answer.</summary>
    public XElement Xml(Response reply) => Read(reply, body =>
    {
        using var stream = body.ToStream();
        return XElement.Load(stream);
    });

    /// <summary>What to throw at an answer: it tells the status and the code, never what was sent.</summary>
    public RequestFailedException Failure(Response reply, Exception? cause = null)
    {
        var code = ServiceErrors.CodeOf(reply);
        var message = $"{name} answered {reply.Status} {code}".TrimEnd();
        return new RequestFailedException(reply.Status, message, code, cause);
    }

    /// <summary>Throws what <see cref="Failure"/> makes unless the answer has this status.</summary>
    public void Expect(Response reply, int status)
    {
        if (reply.Status != status)
            throw Failure(reply);
    }

    /// <summary>The header, which the service always sends.</summary>
    public string Header(Response reply, string header) =>
        reply.Headers.TryGetValue(header, out var value) ? value : throw Failure(reply);

    private T Read<T>(Response reply, Func<BinaryData, T> read)
    {
        Expect(reply, 200);
        try
        {
            return read(reply.Content);
        }
        catch (Exception odd) when (odd is JsonException or XmlException)
        {
            throw Failure(reply, odd);
        }
    }

    private async Task<Response> SendAsync(
        HttpPipeline pipeline, Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.SendRequestAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException
            or OperationCanceledException or AuthenticationFailedException)
        {
            var last = fault is AggregateException many ? many.InnerExceptions[^1] : fault;
            var what = last is AuthenticationFailedException ? "was not asked" : "did not answer";
            throw new RequestFailedException(0, $"{name} {what}: {last.Message}", null, fault);
        }
    }
}

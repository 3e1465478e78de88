using System.Net;
using System.Net.Http.Headers;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>What becomes of a request.</summary>
internal enum Mishap
{
    None,

    /// <summary>It does not arrive.</summary>
    Lost,

    /// <summary>It is done, but its answer does not arrive.</summary>
    Unanswered,

    /// <summary>It is answered 503 and not done.</summary>
    Busy,

    /// <summary>It is done, but answered 500.</summary>
    Failed,

    /// <summary>The process dies before it is sent.</summary>
    KilledBefore,

    /// <summary>The process dies once it is done.</summary>
    KilledAfter,
}

/// <summary>The process is no more: nothing that it still tries happens.</summary>
internal sealed class KilledException : Exception;

/// <summary>A way to the service on which requests go wrong as a test says.</summary>
/// <param name="plan">Told the request and its number from 1.</param>
internal sealed class Mishaps(Func<HttpRequestMessage, int, Mishap> plan) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _requests;
    private volatile bool _isKilled;

    /// <summary>How many were sent, repeated ones too.</summary>
    public int Requests => _requests;

    public static Mishaps None => new((_, _) => Mishap.None);

    public static bool IsBatch(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal);

    /// <summary>Only batches, counted by themselves from 1.</summary>
    public static Mishaps OfBatches(Func<int, Mishap> plan)
    {
        var batches = 0;
        return new Mishaps((request, _) => IsBatch(request) ? plan(Interlocked.Increment(ref batches)) : Mishap.None);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        if (_isKilled)
            throw new KilledException();
        var mishap = plan(request, Interlocked.Increment(ref _requests));
        _isKilled |= mishap is Mishap.KilledBefore or Mishap.KilledAfter;
        var answer = mishap is Mishap.None or Mishap.Unanswered or Mishap.Failed or Mishap.KilledAfter
            ? await base.SendAsync(request, stop)
            : Answer(HttpStatusCode.ServiceUnavailable);
        return mishap switch
        {
            Mishap.None or Mishap.Busy => answer,
            Mishap.Failed => Answer(HttpStatusCode.InternalServerError),
            Mishap.Lost or Mishap.Unanswered => throw new HttpRequestException("The connection broke."),
            Mishap.KilledBefore or Mishap.KilledAfter => throw new KilledException(),
        };
    }

    private static HttpResponseMessage Answer(HttpStatusCode status) => new(status)
    {
        Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(0)) },
        Content = new StringContent(""),
    };
}

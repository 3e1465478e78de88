using System.Net.Http.Headers;
using System.Text;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Hostile;

/// <summary>One request with one thing wrong.</summary>
/// <param name="Place">The field, parameter or header that is wrong.</param>
/// <param name="Address">Path and query, as they go over the wire.</param>
internal sealed record HostileRequest(Operation Operation, Class Class, string Place, string Address)
{
    public byte[]? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    public HttpMethod Method { get; init; } = Operation.Method;

    public (string Name, string Value)? Header { get; init; }

    /// <summary>Who sends it has no credentials of the administrator.</summary>
    public bool IsStranger { get; init; }

    /// <summary>What <c>errors</c> must name; null where the address, a header or the whole body is wrong.</summary>
    public string? Named { get; init; }

    /// <summary>Statuses of which it must be one; empty for any that refuses.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    public async Task<Reply> SendAsync(RunningApp app)
    {
        var exactly = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(
            Method, new Uri(app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + Address, exactly));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaType);
        }

        if (Header is var (name, value))
            request.Headers.TryAddWithoutValidation(name, value);
        return await Reply.ReadAsync(await (IsStranger ? app.Anyone : app.Client).SendAsync(request));
    }

    /// <summary>What is wrong with the answer; null when it refuses as it should.</summary>
    public string? Blame(Reply reply)
    {
        if (reply.Code is < 400 or >= 500 || (Statuses.Count > 0 && !Statuses.Contains(reply.Code)))
            return $"answers {reply.Code} {Shortly(reply.Body)}";
        return IsProblem(reply) is { } fault ? fault : Named is null || Names(reply, Named) ? null
            : $"does not name {Named}: {Shortly(reply.Body)}";
    }

    /// <summary>What is wrong with an answer that may take the request or refuse it.</summary>
    public static string? BlameHarmless(Reply reply) => reply.Code switch
    {
        < 400 => null,
        < 500 => IsProblem(reply),
        _ => $"answers {reply.Code} {Shortly(reply.Body)}",
    };

    public override string ToString() =>
        $"{Operation.Id} {Class} {Place}: {Shortly(Address)} {Shortly(Encoding.UTF8.GetString(Body ?? []))} {Header}";

    private static string? IsProblem(Reply reply) =>
        reply.Message.Content.Headers.ContentType?.MediaType != "application/problem+json"
            ? $"answers {reply.Code} without problem details: {Shortly(reply.Body)}"
            : reply.Json.Text("status") != $"{reply.Code}" || reply.Json.Text("title").Length == 0
                ? $"has incomplete problem details: {Shortly(reply.Body)}"
                : null;

    // A list may be blamed as such or by its item, an item by what is in it.
    private static bool Names(Reply reply, string field) =>
        reply.Json.TryGetProperty("errors", out var errors) && errors.EnumerateObject().Any(error =>
            error.Name == field || error.Name.StartsWith(field + '[', StringComparison.Ordinal)
            || error.Name.StartsWith(field + '.', StringComparison.Ordinal));

    private static string Shortly(string text) => text.Length <= 200 ? text : text[..200] + "…";
}

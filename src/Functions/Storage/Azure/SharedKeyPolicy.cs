using System.Text;
using Azure.Core;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// SharedKey as Blob and Queue Storage have it:
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
/// </summary>
internal sealed class SharedKeyPolicy(AccountKey key) : KeyPolicy(key, "SharedKey")
{
    protected override string StringToSign(Request request)
    {
        var text = new StringBuilder();
        text.Append(request.Method.Method).Append('\n');
        foreach (var name in (ReadOnlySpan<string>)["Content-Encoding", "Content-Language"])
            text.Append(Header(request, name)).Append('\n');
        text.Append(LengthOf(request)).Append('\n');
        foreach (var name in (ReadOnlySpan<string>)["Content-MD5", "Content-Type"])
            text.Append(Header(request, name)).Append('\n');
        text.Append('\n'); // Date: x-ms-date is sent instead
        foreach (var name in (ReadOnlySpan<string>)
            ["If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"])
            text.Append(Header(request, name)).Append('\n');
        AppendHeaders(text, request);
        text.Append(Resource(request.Uri.ToUri()));
        AppendQuery(text, request.Uri.Query);
        return text.ToString();
    }

    private static string LengthOf(Request request) =>
        request.Content is { } content && content.TryComputeLength(out var length) && length > 0 ? $"{length}" : "";

    private static void AppendHeaders(StringBuilder text, Request request)
    {
        foreach (var header in request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
            .OrderBy(header => header.Name, StringComparer.Ordinal))
            text.Append(header.Name).Append(':').Append(header.Value).Append('\n');
    }

    private static void AppendQuery(StringBuilder text, string query)
    {
        foreach (var (name, value) in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]).ToLowerInvariant(), Uri.UnescapeDataString(pair[^1])))
            .OrderBy(pair => pair.Item1, StringComparer.Ordinal))
            text.Append('\n').Append(name).Append(':').Append(value);
    }
}

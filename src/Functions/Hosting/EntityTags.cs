using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Hosting;

/// <summary>
/// Versions of documents on the wire. The tag is made from the stored bytes, so that it is known before a commit and
/// can be kept with the answer of an Idempotency-Key.
/// </summary>
public static class EntityTags
{
    public static string Of(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        return $"\"{Base64Url.EncodeToString(hash[..12])}\"";
    }

    /// <summary>
    /// Whether If-Match and If-None-Match let the request pass: null, or the problem to answer.
    /// <paramref name="current"/> is the tag of the document as it is; null when there is none.
    /// </summary>
    public static Problem? Refuse(HttpRequest request, string? current)
    {
        if (!TryRead(request.Headers.IfMatch, out var match)
            || !TryRead(request.Headers.IfNoneMatch, out var noneMatch))
            return Problem.Of(ProblemKind.BadPrecondition, new("请原样带回读取时得到的 ETag（含引号），或用 *。",
                "Send back the ETag exactly as it was read, quotes included, or *."));
        if (match.Count > 0 && !Matches(match, current))
            return Problem.Of(ProblemKind.Stale, new("请重新读取，确认后再提交。",
                "Read it again, look at it, and send the change once more."));
        if (noneMatch.Count > 0 && Matches(noneMatch, current))
            return Problem.Of(ProblemKind.AlreadyExists, new("要修改它，请用 If-Match 带上它的 ETag。",
                "To change it, send its ETag in If-Match."));
        return null;
    }

    /// <summary>Whether the caller already holds this version.</summary>
    public static bool IsHeld(HttpRequest request, string tag) =>
        TryRead(request.Headers.IfNoneMatch, out var held) && Matches(held, tag);

    private static bool TryRead(StringValues header, out IList<EntityTagHeaderValue> tags)
    {
        tags = [];
        return header.Count == 0 || EntityTagHeaderValue.TryParseStrictList(header, out tags!);
    }

    private static bool Matches(IList<EntityTagHeaderValue> tags, string? current) =>
        current is not null && tags.Any(tag => tag.Tag == "*" || tag.Tag == current);
}

using Leads.Functions.Hosting;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Scorecards;

/// <summary>What a scorecard can be read as.</summary>
public enum Format
{
    Json,
    Html,
    Txt,
    Xlsx,
}

/// <summary>Chooses the format: a suffix of the address wins over the Accept header; JSON when neither says.</summary>
internal static class Formats
{
    private static readonly (string Type, Format Format)[] s_types =
    [
        ("application/json", Format.Json), ("text/html", Format.Html), ("text/plain", Format.Txt),
        (Workbooks.ContentType, Format.Xlsx),
    ];

    /// <summary>The week's text without the suffix, and what the suffix asks for.</summary>
    public static (string Week, Format? Format) Split(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || !EnumJson<Format>.TryRead(text[(dot + 1)..], out var format)
            ? (text, null)
            : (text[..dot], format);
    }

    public static Format Of(HttpRequest request)
    {
        var wishes = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var list) ? list : [];
        foreach (var wish in wishes.OrderByDescending(w => w.Quality ?? 1))
        {
            var found = Array.FindIndex(s_types, t => t.Type == wish.MediaType);
            if (found >= 0)
                return s_types[found].Format;
        }

        return Format.Json;
    }

    public static string ContentType(Format format) => format switch
    {
        Format.Json => "application/json; charset=utf-8",
        Format.Html => "text/html; charset=utf-8",
        Format.Txt => "text/plain; charset=utf-8",
        Format.Xlsx => Workbooks.ContentType,
    };
}

/// <summary>Bytes exactly as they are stored.</summary>
/// <param name="hasForm">The page has a form of ours.</param>
internal sealed class Bytes(
    ReadOnlyMemory<byte> content, Format format, string? fileName = null, bool hasForm = false) : IResult
{
    /// <summary>Inline style only: a bulletin carries no script, no frame and nothing from elsewhere.</summary>
    private const string BulletinPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action ";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = EntityTags.Of(content.Span);
        response.Headers.ETag = tag;
        if (format == Format.Html)
            response.Headers.ContentSecurityPolicy = BulletinPolicy + (hasForm ? "'self'" : "'none'");
        if (fileName is not null)
            response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        if (EntityTags.IsHeld(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = Formats.ContentType(format);
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}

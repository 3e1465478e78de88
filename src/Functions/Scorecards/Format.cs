using Leads.Functions.Hosting;
using Leads.Functions.Scorecards.Prints;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Scorecards;

/// <summary>What a scorecard can be read as.</summary>
public enum Format
{
    Json,
    Html,
    Txt,
    Xlsx,

    /// <summary>The official document in Word.</summary>
    Docx,

    /// <summary>The official document as PDF.</summary>
    Pdf,

    /// <summary>One page for the wall, for a browser to print.</summary>
    Wall,

    /// <summary>One page for the wall as PDF.</summary>
    WallPdf,

    /// <summary>Few words for a chat group.</summary>
    Chat,
}

/// <summary>Chooses the format: a suffix of the address wins over the Accept header; JSON when neither says.</summary>
internal static class Formats
{
    /// <summary>What an Accept header may ask for; wall and chat only have suffixes.</summary>
    private static readonly (string Type, Format Format)[] s_types =
    [
        ("application/json", Format.Json), ("text/html", Format.Html), ("text/plain", Format.Txt),
        (Workbooks.ContentType, Format.Xlsx), (WordBulletin.ContentType, Format.Docx), (Pdf, Format.Pdf),
    ];

    private static readonly (string Suffix, Format Format)[] s_suffixes =
    [
        ("json", Format.Json), ("html", Format.Html), ("txt", Format.Txt), ("xlsx", Format.Xlsx), ("docx", Format.Docx),
        ("pdf", Format.Pdf), ("wall.html", Format.Wall), ("wall.pdf", Format.WallPdf), ("chat", Format.Chat),
        ("chat.txt", Format.Chat),
    ];

    private const string Pdf = "application/pdf";

    /// <summary>Every suffix and every type, for the contract.</summary>
    public static IEnumerable<string> Suffixes => s_suffixes.Select(known => "." + known.Suffix);

    public static string[] Types => [.. s_types.Select(known => known.Type)];

    public static bool IsPdf(Format format) => format is Format.Pdf or Format.WallPdf;

    /// <summary>The week's text without the suffix, and what the suffix asks for.</summary>
    public static (string Week, Format? Format) Split(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var at = dot < 0 ? -1 : Array.FindIndex(s_suffixes, known => known.Suffix == text[(dot + 1)..]);
        return at < 0 ? (text, null) : (text[..dot], s_suffixes[at].Format);
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
        Format.Html or Format.Wall => "text/html; charset=utf-8",
        Format.Txt or Format.Chat => "text/plain; charset=utf-8",
        Format.Xlsx => Workbooks.ContentType,
        Format.Docx => WordBulletin.ContentType,
        Format.Pdf or Format.WallPdf => Pdf,
    };
}

/// <summary>Bytes exactly as they are stored.</summary>
/// <param name="hasForm">The page has a form of ours.</param>
internal sealed class Bytes(
    ReadOnlyMemory<byte> content, Format format, string? fileName = null, bool hasForm = false) : IResult
{
    /// <summary>
    /// Inline style only: a bulletin carries no script, no frame and nothing from elsewhere. The dashboard frames it.
    /// </summary>
    private const string BulletinPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'; form-action ";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = EntityTags.Of(content.Span);
        response.Headers.ETag = tag;
        if (format is Format.Html or Format.Wall)
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

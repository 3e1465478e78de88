using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Hosting;

/// <summary>Why a request brings no file.</summary>
internal enum UploadFault
{
    None,
    NoFile,
    CutOff,
    TooLarge,
}

/// <summary>A file as a request brings it, under a name that is fit to be shown.</summary>
internal sealed record Upload(string FileName, byte[] Content)
{
    private const long MostSent = 256L * 1024 * 1024;
    private const int OtherParts = 64 * 1024;
    private const int LongestName = 150;

    /// <summary>Whether the body is a form.</summary>
    public static bool IsForm(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The part <c>file</c> of a form.</summary>
    public static Task<(Upload? Upload, UploadFault Fault)> ReadFormAsync(HttpContext context, int most, string unnamed)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return Task.FromResult<(Upload?, UploadFault)>((null, UploadFault.NoFile));
        return GuardAsync(context, () => ReadFileAsync(
            new MultipartReader(boundary, context.Request.Body) { HeadersLengthLimit = OtherParts },
            most, unnamed, context.RequestAborted));
    }

    /// <summary>The whole body as a file of this name.</summary>
    public static Task<(Upload? Upload, UploadFault Fault)> ReadBodyAsync(HttpContext context, int most, string name) =>
        GuardAsync(context, async () => Found(await BytesAsync(context.Request.Body, most, context.RequestAborted), name));

    /// <summary>The last part of the name without what would break a line; a browser may send a whole path.</summary>
    public static string Named(string? name, string unnamed)
    {
        Rune[] shown = [.. Path.GetFileName((name ?? "").Replace('\\', '/')).EnumerateRunes().Where(IsShown)];
        var clean = string.Concat(shown.TakeLast(LongestName)).Trim();
        return clean.Length == 0 ? unnamed : clean;
    }

    private static async Task<(Upload? Upload, UploadFault Fault)> GuardAsync(
        HttpContext context, Func<Task<(Upload?, UploadFault)>> read)
    {
        // More than is read: who sends too much reads the answer only when all of it was taken.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostSent;
        try
        {
            return await read();
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, UploadFault.TooLarge);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return (null, UploadFault.CutOff);
        }
    }

    private static async Task<(Upload? Upload, UploadFault Fault)> ReadFileAsync(
        MultipartReader reader, int most, string unnamed, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } header || header.Name.Value?.Trim('"') != "file")
                continue;
            var name = HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar
                : header.FileName);
            return Found(await BytesAsync(section.Body, most, cancellationToken), Named(name.Value, unnamed));
        }

        return (null, UploadFault.NoFile);
    }

    private static (Upload?, UploadFault) Found(byte[]? content, string name) =>
        content is null ? (null, UploadFault.TooLarge) : (new Upload(name, content), UploadFault.None);

    /// <summary>All that comes; null when it is more than is read.</summary>
    private static async Task<byte[]?> BytesAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        var isTooLong = false;
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            isTooLong |= content.Length + read > most;
            if (!isTooLong)
                content.Write(buffer, 0, read);
        }

        return isTooLong ? null : content.ToArray();
    }

    // A mark that turns the direction of writing would show exe.xlsx as xlsx.exe.
    private static bool IsShown(Rune character) => Rune.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}

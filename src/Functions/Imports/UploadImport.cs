using System.Globalization;
using System.Security.Cryptography;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Imports;

/// <summary>
/// <c>POST …/imports?cutoff=&amp;sender=</c> with a multipart <c>file</c>: keeps the file and answers its preview.
/// </summary>
internal sealed class UploadImport(
    RegionStore regions, ImportStore imports, ImportPlans plans, ImportPreview preview, ColumnMemories memories,
    ProjectChanges changes, Writes writes)
{
    private const long MostSent = 256L * 1024 * 1024;
    private const int OtherParts = 64 * 1024;
    private const int MostOfSender = 60;

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var cutoff = query.Date("cutoff");
        var sender = query.Text("sender", MostOfSender);
        var author = changes.AuthorOf(context, registry);
        if (cutoff > author.Today)
            return ImportProblems.CutoffAfterToday(cutoff.Value);
        if (query.Problem is { } problem)
            return problem;
        var (upload, wrong) = await ReadUploadAsync(context);
        if (upload is null)
            return wrong!;
        var write = await writes.BeginAsync(context, region, upload.Content);
        if (write.Settled is { } settled)
            return settled;
        var id = Guid.CreateVersion7(author.Now);
        var record = new ImportRecord
        {
            Id = id,
            State = ImportState.Preview,
            FileName = upload.FileName,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(upload.Content)),
            Cutoff = cutoff,
            UploadedAt = author.Now,
            UploadedBy = context.Caller().Name,
            Sender = string.IsNullOrEmpty(sender) ? context.Caller().Name : sender,
            Preview = id,
        };
        record = record with { Remembered = await memories.OfAsync(region, record.SentBy, context.RequestAborted) };
        var (worked, unread) = await plans.WorkOutAsync(
            registry, record, upload.Content, author, new ImportMeter(), context.RequestAborted);
        if (worked is null)
            return unread!;
        worked = worked.WithUsedMemory();
        record = worked.Record;
        await imports.KeepUploadAsync(region, id, upload.Content, context.RequestAborted);
        var answer = await preview.OfAsync(region, worked, Languages.Of(context.Request), context.RequestAborted);
        await imports.KeepPreviewAsync(region, record, answer, context.RequestAborted);
        var written = await write.CommitAsync(
            [ImportStore.Save(record, null)],
            Answer.Created($"/api/regions/{region}/imports/{id}", answer, ImportsJson.Wire.ImportAnswer));
        return written.Answer ?? Problem.Busy();
    }

    private sealed record Upload(string FileName, byte[] Content);

    private static async Task<(Upload? Upload, IResult? Problem)> ReadUploadAsync(HttpContext context)
    {
        // More than is read: who sends too much reads the answer only when all of it was taken.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostSent;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return (null, ImportProblems.NoFile);
        try
        {
            return await ReadFileAsync(new MultipartReader(boundary, context.Request.Body)
            {
                HeadersLengthLimit = OtherParts,
            }, context.RequestAborted);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, ImportProblems.Refused(FileRefusal.TooLarge));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return (null, context.Request.ContentLength is 0 ? ImportProblems.NoFile : ImportProblems.CutOff);
        }
    }

    private static async Task<(Upload? Upload, IResult? Problem)> ReadFileAsync(
        MultipartReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } header || header.Name.Value?.Trim('"') != "file")
                continue;
            var name = HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar
                : header.FileName);
            return await BytesAsync(section.Body, cancellationToken) is { } content
                ? (new Upload(Named(name.Value), content), null)
                : (null, ImportProblems.Refused(FileRefusal.TooLarge));
        }

        return (null, ImportProblems.NoFile);
    }

    /// <summary>All that comes; null when it is more than is read.</summary>
    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        var isTooLong = false;
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            isTooLong |= content.Length + read > LedgerFile.MostBytes;
            if (!isTooLong)
                content.Write(buffer, 0, read);
        }

        return isTooLong ? null : content.ToArray();
    }

    /// <summary>The last part of the name without what would break a line; a browser may send a whole path.</summary>
    private static string Named(string? name)
    {
        var last = Path.GetFileName((name ?? "").Replace('\\', '/'));
        var clean = new string([.. last.Where(IsShown)]).Trim();
        return clean.Length == 0 ? "ledger" : CellText.WellFormed(clean.Length > 150 ? clean[^150..] : clean);
    }

    // A mark that turns the direction of writing would show exe.xlsx as xlsx.exe.
    private static bool IsShown(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}

/// <summary>What the import slices answer when it does not go.</summary>
internal static class ImportProblems
{
    public static Problem NoFile { get; } = Problem.Invalid(new FieldError("file", new(
        "请以 multipart/form-data 上传文件，字段名为 file。", "Send the file as multipart/form-data in the field \"file\".")));

    public static Problem CutOff { get; } = Problem.Invalid(new FieldError("file", new(
        "文件没有传完，请重新上传。", "The file did not arrive whole; send it again.")));

    public static Problem IsUndone { get; } = Problem.Of(ProblemKind.Conflict, new(
        "这次导入已撤销，请重新上传文件。", "This import was undone; send the file again."));

    public static Problem NotCommitted { get; } = Problem.Of(ProblemKind.Conflict, new(
        "这次导入还没有提交，没有可撤销的内容。", "This import was not committed; there is nothing to undo."));

    public static Problem IsRunning { get; } = Problem.Of(ProblemKind.Conflict, new(
        "这次导入正在提交或撤销，请等它结束。", "This import is being committed or undone; wait for its end."));

    public static Problem IsCommitted { get; } = Problem.Of(ProblemKind.Conflict, new(
        "这次导入已提交，不能再改；可以先撤销。", "This import is committed and cannot be changed; undo it first."));

    public static Problem CutoffAfterToday(DateOnly cutoff) => Problem.Invalid(new FieldError("cutoff", new(
        $"截止日 {cutoff:yyyy-MM-dd} 晚于今天。标题写错时，请用参数 cutoff 指定。",
        $"The cut-off {cutoff:yyyy-MM-dd} is later than today. If the title is wrong, give the parameter cutoff.")));

    public static Problem Unknown(Guid id) =>
        Problem.NotFound(new($"没有编号为 {id} 的导入。", $"There is no import with the id {id}."));

    public static Problem Refused(FileRefusal reason, int? row = null) => Problem.OfField(
        reason == FileRefusal.TooLarge ? ProblemKind.TooLarge : ProblemKind.Unsupported,
        new FieldError("file", ImportWords.Of(reason, row)));
}

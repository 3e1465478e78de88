using System.Security.Cryptography;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Imports;

/// <summary>
/// <c>POST …/imports?cutoff=&amp;sender=</c> with a multipart <c>file</c>: keeps the file and answers its preview.
/// </summary>
internal sealed class UploadImport(
    RegionStore regions, ImportStore imports, ImportPlans plans, ImportPreview preview, ColumnMemories memories,
    ProjectChanges changes, Writes writes)
{
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
        var (upload, fault) = await Upload.ReadFormAsync(context, LedgerFile.MostBytes, "ledger");
        if (upload is null)
            return Refused(context, fault);
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

    private static Problem Refused(HttpContext context, UploadFault fault) => fault switch
    {
        UploadFault.CutOff when context.Request.ContentLength is not 0 => ImportProblems.CutOff,
        UploadFault.TooLarge => ImportProblems.Refused(FileRefusal.TooLarge),
        UploadFault.CutOff or UploadFault.NoFile or UploadFault.None => ImportProblems.NoFile,
    };
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

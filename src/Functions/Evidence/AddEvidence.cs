using System.Security.Cryptography;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Evidence;

/// <summary>
/// <c>POST …/projects/{id}/evidence?fact=&amp;name=</c>: the file as the body, or as the part <c>file</c> of a form. The
/// content lies durably among the region's files before the project names it.
/// </summary>
internal sealed class AddEvidence(ProjectChanges changes, IRegionFiles files, TimeProvider clock)
{
    public const int MostBytes = 20 * 1024 * 1024;

    private const string Unnamed = "evidence";
    private const int LongestName = 150;

    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var query = new Query(context.Request);
        var (fact, name) = (FactOf(query), query.Text("name", LongestName));
        if (query.Problem is { } problem)
            return problem;
        var (upload, fault) = Upload.IsForm(context.Request)
            ? await Upload.ReadFormAsync(context, MostBytes, Unnamed)
            : await Upload.ReadBodyAsync(context, MostBytes, Unnamed);
        if (upload is null || upload.Content.Length == 0)
            return EvidenceProblems.Of(fault);
        var (type, why) = EvidenceContent.TypeOf(upload.Content, context.RequestAborted);
        if (type is not { } known)
            return Problem.OfField(ProblemKind.Unsupported, new FieldError("file", why));
        RequestBody.Keep(context, upload.Content);
        var file = new EvidenceFile
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Fact = fact,
            Name = EvidenceForms.Named(name is null ? upload.FileName : Upload.Named(name, Unnamed), known),
            Type = known,
            Length = upload.Content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(upload.Content)),
            By = "",
            At = default,
        };
        return await changes.ChangeAsync(context, region, id, "evidenceAdded", (project, scene) =>
            DecideAsync(region, project, file with { By = scene.Author.By, At = scene.Author.Now }, upload.Content));
    }

    private async Task<Decision> DecideAsync(string region, Project project, EvidenceFile file, byte[] content)
    {
        var decided = EvidenceRules.Add(project, file).Match(made => Decision.Of(made), Decision.No);
        // Seen through once begun; if the commit then fails, a file lies there that nothing names.
        if (decided.Changes.Count > 0)
            await files.SaveAsync(
                region, EvidenceForms.PathOf(project.Id, file.Id), new MemoryStream(content, writable: false),
                CancellationToken.None);
        return decided;
    }

    private static Guid FactOf(Query query)
    {
        var text = query.Text("fact");
        if (Guid.TryParse(text, out var fact))
            return fact;
        query.Fields.Refuse("fact", text is null
            ? Say.Missing
            : new("请填写事实的编号（facts 里的 id）。", "Give the id of a fact of the project."));
        return Guid.Empty;
    }
}

/// <summary>What the evidence slices answer when it does not go.</summary>
internal static class EvidenceProblems
{
    public static Problem Of(UploadFault fault) => fault switch
    {
        UploadFault.TooLarge => Problem.OfField(ProblemKind.TooLarge, new FieldError("file", new(
            "单个佐证材料最大 20 MB。", "An evidence file may have at most 20 MB."))),
        UploadFault.CutOff => Problem.Invalid(new FieldError("file", new(
            "文件没有传完，请重新上传。", "The file did not arrive whole; send it again."))),
        UploadFault.None or UploadFault.NoFile => Problem.Invalid(new FieldError("file", new(
            "请把文件作为请求正文上传，或以 multipart/form-data 放在字段 file 里；空文件不收。",
            "Send the file as the body, or as multipart/form-data in the field \"file\"; it may not be empty."))),
    };

    public static Problem Unknown(Guid file) => Problem.NotFound(new(
        $"项目里没有编号为 {file} 的佐证材料。", $"The project has no evidence file with the id {file}."));
}

using System.Security.Cryptography;
using Leads.Domain.Projects;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Microsoft.Net.Http.Headers;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Evidence;

/// <summary>
/// <c>GET …/projects/{id}/evidence/{file}</c>: the very bytes that were sent, withdrawn or not. They are hashed before
/// anything of them is answered: a file that was swapped is not served.
/// </summary>
internal sealed partial class GetEvidence(
    RegionStore regions, ProjectStore projects, IRegionFiles files, ActivityLog activity,
    TimeProvider clock, ILogger<GetEvidence> logger)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id, Guid file)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (await projects.FindAsync(region, id, token) is not { Project: var project }
            || !context.Scope().Covers(project, registry.Today(clock)))
            return ProjectProblems.Unknown(id);
        if (project.EvidenceFiles.FirstOrDefault(f => f.Id == file) is not { } known)
            return EvidenceProblems.Unknown(file);
        var content = await ReadAsync(region, EvidenceForms.PathOf(id, file), known.Length, token);
        if (content is not null)
            await activity.NoteAsync(region, "evidenceDownloaded", context.Caller().Name, $"{id:N}/{file:N}");
        if (content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) == known.Sha256)
            return new EvidenceDownload(known, content);
        Log.Damaged(logger, region, id, file, content is null ? "missing or of another length" : "changed");
        return Problem.Of(ProblemKind.EvidenceDamaged, new(
            $"“{known.Name}”与上传时的内容不一致或已丢失，因此不提供下载；已记入日志，请管理员从备份恢复（leads doctor）。",
            $"\"{known.Name}\" is not what was sent, or is gone, so it is not served; it has been logged. The administrator "
                + "restores it from a backup (leads doctor)."));
    }

    /// <summary>The content; null when it is not there or not as long as it was.</summary>
    private async Task<byte[]?> ReadAsync(
        string region, FilePath path, long length, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(region, path, cancellationToken);
        if (stream is null || stream.Length != length)
            return null;
        var content = new byte[length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Evidence file {File} of project {Project} in {Region} is {Fault}; not served")]
        public static partial void Damaged(ILogger logger, string region, Guid project, Guid file, string fault);
    }
}

/// <summary>
/// A file to keep, never to be shown by the browser in our name: it is what somebody sent, so it may neither run nor
/// be taken for anything but its type.
/// </summary>
internal sealed class EvidenceDownload(EvidenceFile file, byte[] content) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"evidence-{file.Id:N}{EvidenceForms.EndingsOf(file.Type)[0]}",
            FileNameStar = file.Name,
        }.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.ContentType = EvidenceForms.MediaTypeOf(file.Type);
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}

using Leads.Domain.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Evidence;

/// <summary>How evidence files are kept and sent.</summary>
internal static class EvidenceForms
{
    /// <summary>Where the content lies among the region's files.</summary>
    public static FilePath PathOf(Guid project, Guid file) =>
        FilePath.Of("evidence", project.ToString("N"), file.ToString("N"));

    /// <summary>The files that a project names, with their hashes.</summary>
    public static IEnumerable<(FilePath Path, string? Sha256)> FilesOf(Project project) =>
        project.EvidenceFiles.Select(file => (PathOf(project.Id, file.Id), (string?)file.Sha256));

    /// <summary>The name with the ending of what the file really is: a.exe that is a PDF becomes a.exe.pdf.</summary>
    public static string Named(string name, EvidenceType type) =>
        EndingsOf(type).Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? name
            : name + EndingsOf(type)[0];

    public static string MediaTypeOf(EvidenceType type) => type switch
    {
        EvidenceType.Pdf => "application/pdf",
        EvidenceType.Png => "image/png",
        EvidenceType.Jpeg => "image/jpeg",
        EvidenceType.Webp => "image/webp",
        EvidenceType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        EvidenceType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static string[] EndingsOf(EvidenceType type) => type switch
    {
        EvidenceType.Pdf => [".pdf"],
        EvidenceType.Png => [".png"],
        EvidenceType.Jpeg => [".jpg", ".jpeg"],
        EvidenceType.Webp => [".webp"],
        EvidenceType.Docx => [".docx"],
        EvidenceType.Xlsx => [".xlsx"],
    };
}

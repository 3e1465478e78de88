using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>Imports as rows, and their files: the upload, the preview as it was committed, the projects touched.</summary>
public sealed class ImportStore(IRegionStorage storage, IRegionFiles files)
{
    /// <summary>The import with the version of its row; null when there is none.</summary>
    public async Task<(ImportRecord Record, string ETag)?> FindAsync(
        string region, Guid id, CancellationToken cancellationToken) =>
        await storage.FindAsync(region, ImportRecord.KeyOf(id), cancellationToken) is { } row
            ? (Read(row), row.ETag)
            : null;

    /// <summary>All imports of a region, the newest first.</summary>
    public async Task<IReadOnlyList<ImportRecord>> ListAsync(string region, CancellationToken cancellationToken)
    {
        var rows = await storage.ListAsync(region, ImportRecord.Prefix, "", 10_000, cancellationToken);
        return [.. rows.Reverse().Select(Read)];
    }

    /// <summary>The operation that writes an import as it was read.</summary>
    public static Operation Save(ImportRecord record, string? etag)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(record, ImportsJson.Stored.ImportRecord);
        var key = ImportRecord.KeyOf(record.Id);
        return etag is null ? new Operation.Insert(key, body) : new Operation.Replace(key, etag, body);
    }

    /// <summary>Keeps the uploaded bytes as they came.</summary>
    public Task<StoredFile> KeepUploadAsync(string region, Guid id, byte[] content, CancellationToken cancellationToken) =>
        files.SaveAsync(region, PathOf(id, "upload"), new MemoryStream(content), cancellationToken);

    /// <summary>The uploaded bytes.</summary>
    public async Task<byte[]> UploadAsync(string region, Guid id, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(region, PathOf(id, "upload"), cancellationToken)
            ?? throw new FileNotFoundException($"The uploaded file of import {id} is gone.");
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    /// <summary>Keeps what the import touched, before it is committed.</summary>
    public Task KeepTouchedAsync(
        string region, Guid id, IReadOnlyList<TouchedProject> touched, CancellationToken cancellationToken) =>
        files.SaveAsync(
            region,
            PathOf(id, "touched.json"),
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(touched, ImportsJson.Stored.IReadOnlyListTouchedProject)),
            cancellationToken);

    /// <summary>What the import touched; empty when it was never committed.</summary>
    public async Task<IReadOnlyList<TouchedProject>> TouchedAsync(
        string region, Guid id, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(region, PathOf(id, "touched.json"), cancellationToken);
        return stream is null
            ? []
            : (await JsonSerializer.DeserializeAsync(
                stream, ImportsJson.Stored.IReadOnlyListTouchedProject, cancellationToken))!;
    }

    private static FilePath PathOf(Guid id, string name) => FilePath.Of("imports", id.ToString("N"), name);

    private static ImportRecord Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, ImportsJson.Stored.ImportRecord)!;
}

/// <summary>A project of a committed import.</summary>
/// <param name="Id">The project.</param>
/// <param name="Version">Its version after the import; another one now means that it was changed since.</param>
/// <param name="IsNew">The import made it.</param>
/// <param name="Before">The project as it was before; null when it was new or did not change.</param>
public sealed record TouchedProject(Guid Id, int Version, bool IsNew, Domain.Projects.Project? Before);

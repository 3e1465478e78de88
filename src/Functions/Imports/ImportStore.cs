using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>Imports as rows, and their files: the upload, what its commit answered, the projects it touched.</summary>
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
    public Task<StoredFile> KeepUploadAsync(string region, Guid id, byte[] content,
        CancellationToken cancellationToken) =>
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

    /// <summary>Keeps a preview: it is shown while a commit runs.</summary>
    public Task KeepPreviewAsync(
        string region, ImportRecord record, ImportAnswer answer, CancellationToken cancellationToken) =>
        SaveAsync(region, PreviewOf(record), answer, ImportsJson.Stored.ImportAnswer, cancellationToken);

    /// <summary>The preview that was shown last.</summary>
    public Task<ImportAnswer> PreviewAsync(string region, ImportRecord record, CancellationToken cancellationToken) =>
        LoadAsync(region, PreviewOf(record), ImportsJson.Stored.ImportAnswer, cancellationToken);

    /// <summary>Keeps what an attempt to commit would do, before it is committed.</summary>
    public async Task KeepAsync(
        string region, Guid id, Guid attempt, ImportAnswer answer, TouchedByImport touched,
        CancellationToken cancellationToken)
    {
        await SaveAsync(region, AnswerOf(id, attempt), answer, ImportsJson.Stored.ImportAnswer, cancellationToken);
        await SaveAsync(region, TouchedBy(id, attempt), touched, ImportsJson.Stored.TouchedByImport, cancellationToken);
    }

    /// <summary>What the commit of an import answered.</summary>
    public Task<ImportAnswer> AnswerAsync(string region, ImportRecord record, CancellationToken cancellationToken) =>
        LoadAsync(region, AnswerOf(record.Id, record.Attempt), ImportsJson.Stored.ImportAnswer, cancellationToken);

    /// <summary>
    /// The columns of the ledger that was committed last: the bureau's own template; empty before any. Forms are ours.
    /// </summary>
    public async Task<IReadOnlyList<ColumnMatch>> TemplateAsync(string region, CancellationToken cancellationToken)
    {
        var all = await ListAsync(region, cancellationToken);
        foreach (var record in all.Where(r => r.State == ImportState.Committed).OrderByDescending(r => r.CommittedAt))
        {
            var answer = await AnswerAsync(region, record, cancellationToken);
            if (answer.Intended + answer.Signed > 0)
                return answer.Columns;
        }

        return [];
    }

    /// <summary>What a committed import touched.</summary>
    public Task<TouchedByImport> TouchedAsync(
        string region, ImportRecord record, CancellationToken cancellationToken) =>
        LoadAsync(region, TouchedBy(record.Id, record.Attempt), ImportsJson.Stored.TouchedByImport, cancellationToken);

    /// <summary>The files that an import names; the hash where it is known. A demonstration's import has none.</summary>
    public static IEnumerable<(FilePath Path, string? Sha256)> FilesOf(ImportRecord record)
    {
        if (record.Sha256.Length > 0)
            yield return (PathOf(record.Id, "upload"), record.Sha256);
        if (record.Preview is not null)
            yield return (PreviewOf(record), null);
        if (record.Attempt is null)
            yield break;
        yield return (AnswerOf(record.Id, record.Attempt), null);
        yield return (TouchedBy(record.Id, record.Attempt), null);
    }

    /// <summary>Written while it is made: what an import touched is never in memory as one text.</summary>
    private async Task SaveAsync<T>(
        string region, FilePath path, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var saving = files.SaveAsync(region, path, pipe.Reader.AsStream(), cancellationToken);
        Exception? fault = null;
        try
        {
            await JsonSerializer.SerializeAsync(pipe.Writer, value, type, cancellationToken);
        }
        catch (Exception wrong)
        {
            fault = wrong;
            throw;
        }
        finally
        {
            await pipe.Writer.CompleteAsync(fault);
        }

        await saving;
    }

    private async Task<T> LoadAsync<T>(
        string region, FilePath path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(region, path, cancellationToken)
            ?? throw new FileNotFoundException($"The file {path} of an import is gone.");
        return (await JsonSerializer.DeserializeAsync(stream, type, cancellationToken))!;
    }

    private static FilePath PreviewOf(ImportRecord record) => PathOf(record.Id, $"preview-{record.Preview:N}.json");

    private static FilePath AnswerOf(Guid id, Guid? attempt) => PathOf(id, $"answer-{attempt:N}.json");

    private static FilePath TouchedBy(Guid id, Guid? attempt) => PathOf(id, $"touched-{attempt:N}.json");

    private static FilePath PathOf(Guid id, string name) => FilePath.Of("imports", id.ToString("N"), name);

    private static ImportRecord Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, ImportsJson.Stored.ImportRecord)!.Whole();
}

/// <summary>What an import did, as far as the next file and an undo need it.</summary>
/// <param name="Projects">Every project of the file, unchanged ones too.</param>
/// <param name="NewNames">Row keys of the chains and units that it named for the first time.</param>
public sealed record TouchedByImport(IReadOnlyList<TouchedProject> Projects, IReadOnlyList<string> NewNames)
{
    /// <summary>Its rows registered no projects: they told facts of known ones, or trips.</summary>
    public bool IsForm { get; init; }

    /// <summary>Trips that it wrote; null in files of a version that knew none.</summary>
    public IReadOnlyList<TouchedTrip>? Trips { get; init; }

    /// <summary>What its columns taught; null when they taught nothing.</summary>
    public TaughtColumns? Taught { get; init; }

    /// <summary>Aliases that it added; null in files of a version that added none.</summary>
    public IReadOnlyList<TouchedAliases>? Aliases { get; init; }
}

/// <summary>A project of a committed import.</summary>
/// <param name="Id">The project.</param>
/// <param name="Version">Its version after the import; another one now means that it was changed since.</param>
/// <param name="IsNew">The import made it.</param>
/// <param name="Before">The project as it was before; null when it was new or did not change.</param>
/// <param name="After">The project as the import left it; null when it was new or did not change.</param>
public sealed record TouchedProject(Guid Id, int Version, bool IsNew, Project? Before, Project? After)
{
    /// <summary>What an undo needs to know of a planned project.</summary>
    public static TouchedProject Of(PlannedProject planned) =>
        planned.Before is null || planned.Changes.Count == 0
            ? new(planned.After.Id, planned.After.Version, planned.Before is null, null, null)
            : new(planned.After.Id, planned.After.Version, false, planned.Before, planned.After);
}

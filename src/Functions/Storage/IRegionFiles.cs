namespace Leads.Functions.Storage;

/// <summary>
/// A region's files: uploaded ledgers, evidence, frozen renderings, exports. A folder on one box, Blob Storage on
/// Azure. A file is there as a whole or not at all.
/// </summary>
public interface IRegionFiles
{
    /// <summary>
    /// Stores the stream durably under this path, in place of what was there, and answers what it held.
    /// </summary>
    Task<StoredFile> SaveAsync(string region, FilePath path, Stream content, CancellationToken cancellationToken);

    /// <summary>The file's content; null when there is none. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(string region, FilePath path, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string region, FilePath path, CancellationToken cancellationToken);

    /// <summary>The paths of all files of a region, in ordinal order.</summary>
    Task<IReadOnlyList<FilePath>> ListAsync(string region, CancellationToken cancellationToken);
}

/// <summary>What a stored file holds.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Length">In bytes.</param>
public sealed record StoredFile(string Sha256, long Length);

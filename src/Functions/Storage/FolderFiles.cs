using System.Security.Cryptography;

namespace Leads.Functions.Storage;

/// <summary>
/// Files in a folder: written aside, synced, then renamed into place, so that a crash leaves the old file or the new
/// one. To be made only while the data folder's lock is held.
/// </summary>
public sealed class FolderFiles : IRegionFiles
{
    private readonly string _root;
    private readonly string _unfinished;

    /// <param name="folder">The data folder; files go to <c>files/</c> in it.</param>
    public FolderFiles(string folder)
        : this(new DirectoryInfo(Path.Combine(folder, "files")))
    {
        if (Directory.Exists(_unfinished))
            Directory.Delete(_unfinished, recursive: true);
        Directory.CreateDirectory(_unfinished);
    }

    private FolderFiles(DirectoryInfo root)
    {
        _root = root.FullName;
        _unfinished = Path.Combine(_root, ".unfinished"); // no encoded name begins with a dot
    }

    /// <summary>The files of a folder that another process may hold: to read only.</summary>
    public static FolderFiles Beside(string folder) => new(new DirectoryInfo(Path.Combine(folder, "files")));

    public async Task<StoredFile> SaveAsync(
        string region, FilePath path, Stream content, CancellationToken cancellationToken)
    {
        var place = PlaceOf(region, path);
        var aside = Path.Combine(_unfinished, Path.GetRandomFileName());
        try
        {
            var stored = await WriteAsync(aside, content, cancellationToken);
            MakeFolders(Path.GetDirectoryName(place)!);
            File.Move(aside, place, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(place)!);
            return stored;
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string region, FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PlaceOf(region, path),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                bufferSize: 64 << 10,
                useAsync: true));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<bool> ExistsAsync(string region, FilePath path, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PlaceOf(region, path)));

    public Task<IReadOnlyList<FilePath>> ListAsync(string region, CancellationToken cancellationToken)
    {
        var home = Path.Combine(_root, FilePath.Encode(region));
        IEnumerable<string> files =
            Directory.Exists(home) ? Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories) : [];
        return Task.FromResult<IReadOnlyList<FilePath>>([.. files
            .Select(file => FilePath.Parse(Path.GetRelativePath(home, file).Replace(Path.DirectorySeparatorChar, '/')))
            .OfType<FilePath>().OrderBy(path => path.Encoded, StringComparer.Ordinal)]);
    }

    private static async Task<StoredFile> WriteAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        target.Flush(flushToDisk: true);
        return new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), target.Length);
    }

    /// <summary>Makes what is missing of the folder and syncs the name of each in the one above.</summary>
    private static void MakeFolders(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var above = Path.GetDirectoryName(folder)!;
        MakeFolders(above);
        Directory.CreateDirectory(folder);
        FolderSync.Flush(above);
    }

    private string PlaceOf(string region, FilePath path) =>
        Path.Combine(_root, FilePath.Encode(region), path.Encoded.Replace('/', Path.DirectorySeparatorChar));
}

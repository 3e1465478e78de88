using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>Writes a zip and keeps the hash of every entry for its manifest.</summary>
internal sealed class ArchiveWriter(Stream target) : IDisposable
{
    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly Dictionary<string, ArchiveEntry> _entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ArchiveEntry> Entries => _entries;

    /// <summary>
    /// Writes an archive aside, syncs it and gives it its name: a file of this name is whole. One that exists is left.
    /// </summary>
    public static async Task WriteFileAsync(string file, Func<ArchiveWriter, string, Task> write)
    {
        if (File.Exists(file) || Directory.Exists(file))
            throw new CommandRefusedException(new(
                $"{file} 已存在，请换一个文件名。", $"{file} exists already; choose another name."));
        var aside = Path.GetFullPath(file) + ".unfinished";
        if (Directory.Exists(aside))
            Directory.Delete(aside, recursive: true);
        Directory.CreateDirectory(aside);
        try
        {
            var archive = Path.Combine(aside, "archive");
            await using (var stream = new FileStream(archive, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                using (var writer = new ArchiveWriter(stream))
                    await write(writer, aside);
                stream.Flush(flushToDisk: true);
            }

            File.Move(archive, file);
            FolderSync.Flush(Path.GetDirectoryName(aside)!);
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    public ArchiveEntryWriter Add(string name) => new(_zip.CreateEntry(name, CompressionLevel.Fastest).Open(), ended =>
        _entries.Add(name, ended with { Name = name }));

    public async Task AddAsync(string name, Stream content)
    {
        await using (content)
        using (var entry = Add(name))
        {
            var buffer = new byte[128 << 10];
            int read;
            while ((read = await content.ReadAsync(buffer)) > 0)
                entry.Write(buffer.AsSpan(0, read));
        }
    }

    public void End(ArchiveManifest manifest)
    {
        using var stream = _zip.CreateEntry(ArchiveManifest.Name, CompressionLevel.Fastest).Open();
        JsonSerializer.Serialize(stream, manifest, ArchiveJson.Stored.ArchiveManifest);
    }

    public void Dispose() => _zip.Dispose();
}

/// <summary>One entry being written; the next can be begun when it is disposed.</summary>
internal sealed class ArchiveEntryWriter(Stream stream, Action<ArchiveEntry> ended) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        _hash.AppendData(bytes);
        _length += bytes.Length;
    }

    public void Dispose()
    {
        stream.Dispose();
        ended(new ArchiveEntry("", _length, Convert.ToHexStringLower(_hash.GetHashAndReset())));
        _hash.Dispose();
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>
/// Reads an archive that may come from anywhere. Opening it has checked every entry against the manifest: what is read
/// later is what was written. Nothing is ever written to a path that the archive chose.
/// </summary>
internal sealed class ArchiveReader : IDisposable
{
    private const long LargestManifest = 64 << 20;
    private const int FileFolders = 2;

    private readonly ZipArchive _zip;

    private ArchiveReader(ZipArchive zip, ArchiveManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public ArchiveManifest Manifest { get; }

    /// <summary>Opens and verifies an archive.</summary>
    /// <param name="room">Bytes that its content may take.</param>
    /// <exception cref="CommandRefusedException">Damaged, changed, of another kind or of a newer Leads.</exception>
    public static ArchiveReader Open(string file, string kind, long room)
    {
        if (!File.Exists(file))
            throw new CommandRefusedException(new($"没有文件 {file}。", $"There is no file {file}."));
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read));
            var reader = new ArchiveReader(zip, ReadManifest(zip, kind));
            reader.Verify(room);
            return reader;
        }
        catch (Exception wrong)
        {
            zip?.Dispose();
            if (wrong is InvalidDataException or JsonException or EndOfStreamException)
                throw NoArchive(wrong.Message);
            throw;
        }
    }

    public Stream Read(string name) => _zip.GetEntry(name)!.Open();

    /// <summary>The path of a file's entry, <c>files/{region}/{path}</c>, within its region.</summary>
    public static FilePath PathOf(ArchiveEntry entry) => FilePath.Parse(entry.Name.Split('/', FileFolders + 1)[FileFolders])!;

    public static string NameOf(string region, FilePath path) => $"files/{FilePath.Encode(region)}/{path.Encoded}";

    public IEnumerable<ArchiveEntry> FilesOf(string region) =>
        Manifest.Entries.Where(entry => entry.Name.StartsWith($"files/{FilePath.Encode(region)}/", StringComparison.Ordinal));

    public void Dispose() => _zip.Dispose();

    private static ArchiveManifest ReadManifest(ZipArchive zip, string kind)
    {
        if (zip.GetEntry(ArchiveManifest.Name) is not { Length: <= LargestManifest } entry)
            throw NoArchive($"no {ArchiveManifest.Name}");
        using var content = new MemoryStream();
        using (var stream = entry.Open())
            CopyAtMost(stream, content.Write, entry.Length, entry.Name);
        var manifest = JsonSerializer.Deserialize(content.ToArray(), ArchiveJson.Stored.ArchiveManifest);
        if (manifest?.Format > ArchiveManifest.Newest)
            throw new CommandRefusedException(new(
                $"压缩包由更新版本的 Leads 写成（格式 {manifest.Format}），请升级后再试。",
                $"The archive was written by a newer Leads (format {manifest.Format}, this one knows "
                + $"{ArchiveManifest.Newest}); use that one."));
        if (manifest is not { Format: > 0, Regions: { } regions, Entries: { } entries }
            || !regions.All(region => region is { Region: not null })
            || !entries.All(listed => listed is { Name: not null, Length: >= 0, Sha256: not null }))
            throw NoArchive($"{ArchiveManifest.Name} is incomplete");
        if (manifest.Kind != kind)
            throw new CommandRefusedException(new(
                $"这是 {manifest.Kind} 压缩包，这里需要 {kind}。region 用 leads import，backup 用 leads restore。",
                $"This is an archive of kind {manifest.Kind}, not {kind}: leads import takes region, leads restore backup."));
        return manifest;
    }

    private void Verify(long room)
    {
        var listed = Manifest.Entries.Select(entry => entry.Name).ToList();
        var present = _zip.Entries.Select(entry => entry.FullName).Where(name => name != ArchiveManifest.Name).ToList();
        if (listed.Concat(present).FirstOrDefault(name => !IsExpected(name)) is { } strange)
            throw Wrong(strange, "不属于压缩包", "does not belong into an archive");
        if (present.Except(listed).FirstOrDefault() is { } unlisted)
            throw Wrong(unlisted, "不在清单中", "is not in the manifest");
        if (listed.Except(present).FirstOrDefault() is { } missing)
            throw Wrong(missing, "缺失", "is missing");
        if (listed.Count != listed.Distinct().Count() || present.Count != listed.Count || _zip.Entries.Count != listed.Count + 1)
            throw NoArchive("an entry is there twice");
        var total = Manifest.Entries.Aggregate(0m, (sum, entry) => sum + entry.Length);
        if (total > room)
            throw new CommandRefusedException(new(
                $"压缩包展开后 {total:0} 字节，可用空间只有 {room} 字节。",
                $"The archive's content takes {total:0} bytes, and there is room for {room} only."));
        foreach (var entry in Manifest.Entries)
            Verify(entry);
    }

    private void Verify(ArchiveEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            using var stream = Read(entry.Name);
            var length = CopyAtMost(stream, hash.AppendData, entry.Length, entry.Name);
            if (length == entry.Length && Convert.ToHexStringLower(hash.GetHashAndReset()) == entry.Sha256)
                return;
        }
        catch (InvalidDataException)
        {
            // Damaged so that it cannot even be unpacked.
        }

        throw Wrong(entry.Name, "与清单中的 SHA-256 不符：文件已损坏或被改动", "does not match its SHA-256: damaged or changed");
    }

    private delegate void Take(ReadOnlySpan<byte> bytes);

    /// <summary>Whatever the zip says of itself: not a byte more than was declared is unpacked.</summary>
    private static long CopyAtMost(Stream stream, Take take, long most, string name)
    {
        var buffer = new byte[128 << 10];
        var length = 0L;
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            length += read;
            if (length > most)
                throw Wrong(name, "比声明的更长", "is longer than it says");
            take(buffer.AsSpan(0, read));
        }

        return length;
    }

    private static bool IsExpected(string name) =>
        name is ExportRegion.Rows or BackUp.Database
        || (name.Split('/', FileFolders + 1) is ["files", var region, var path]
            && FilePath.Parse(region) is not null && FilePath.Parse(path) is not null);

    private static CommandRefusedException NoArchive(string why) => new(new(
        $"这不是完整的 Leads 压缩包（{why}）。", $"This is no whole archive of Leads ({why})."));

    private static CommandRefusedException Wrong(string entry, string zh, string en) => new(new(
        $"压缩包中的 {entry} {zh}。什么也没有改动。", $"{entry} in the archive {en}. Nothing was changed."));
}

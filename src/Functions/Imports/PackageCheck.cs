using System.IO.Compression;

namespace Leads.Functions.Imports;

/// <summary>
/// Unpacks a package once, keeping nothing, before anything in it is believed: whether it was made to burst, arrived
/// whole, and is a workbook. The sizes that a zip declares may lie.
/// </summary>
internal sealed class PackageCheck(CancellationToken cancellationToken)
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 128L * 1024 * 1024;

    // A part this large that packs this well was made to burst.
    private const long SuspiciousSize = 20L * 1024 * 1024;
    private const long SuspiciousRatio = 300;

    // These are read as a whole.
    private const long MostOfRelations = 1024 * 1024;

    // The reader keeps a tag in memory, however long it is.
    private const int LongestTag = 1024 * 1024;

    private readonly byte[] buffer = new byte[81920];
    private long unpacked;

    public void Refuse(byte[] content)
    {
        // A Word document and a plain zip are packages too.
        if (!TypesOf(content).Contains("spreadsheetml.worksheet+xml", StringComparison.Ordinal))
            throw new UnreadableFileException(FileRefusal.NotALedger);
    }

    /// <summary>The types of its parts, as the package lists them, when nothing in it is to be feared.</summary>
    public string TypesOf(byte[] content)
    {
        // Counted before the directory is read, which takes much more memory than it is long.
        if (content.AsSpan().Count("PK\u0001\u0002"u8) > MostEntries)
            throw new UnreadableFileException(FileRefusal.TooLarge);
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
            Refuse(entry);
        using var types = new StreamReader(zip.GetEntry("[Content_Types].xml")?.Open() ?? Stream.Null);
        return types.ReadToEnd();
    }

    private void Refuse(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw new UnreadableFileException(FileRefusal.PasswordProtected);
        using var part = entry.Open();
        var (size, crc, tag) = (0L, new Crc32(), IsXml(entry) ? new TagLength() : null);
        for (int read; (read = part.Read(buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size += read;
            unpacked += read;
            if (unpacked > MostUnpacked || (IsWhole(entry) && size > MostOfRelations)
                || (size > SuspiciousSize && size / Math.Max(1, entry.CompressedLength) > SuspiciousRatio)
                || tag?.Longest(buffer.AsSpan(0, read)) > LongestTag)
                throw new UnreadableFileException(FileRefusal.TooMuchInside);
            crc.Add(buffer.AsSpan(0, read));
        }

        if (crc.Value != entry.Crc32 || size != entry.Length)
            throw new UnreadableFileException(FileRefusal.Damaged);
    }

    private static bool IsWhole(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsXml(ZipArchiveEntry entry) =>
        IsWhole(entry) || (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            && !entry.FullName.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase));

    /// <summary>How far the opening brackets of an xml in UTF-8 lie apart; other encodings are not read.</summary>
    private sealed class TagLength
    {
        private int since;
        private bool begun;

        public int Longest(ReadOnlySpan<byte> bytes)
        {
            if (!begun && bytes is [0xFE or 0xFF or 0x00, ..] or [_, 0x00, ..])
                throw new UnreadableFileException(FileRefusal.Damaged);
            begun = true;
            var longest = since;
            for (int next; (next = bytes.IndexOf((byte)'<')) >= 0; bytes = bytes[(next + 1)..])
            {
                longest = Math.Max(longest, since + next);
                since = 0;
            }

            since += bytes.Length;
            return Math.Max(longest, since);
        }
    }
}

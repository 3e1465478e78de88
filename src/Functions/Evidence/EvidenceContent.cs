using System.Buffers.Binary;
using System.IO.Compression;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Imports;

namespace Leads.Functions.Evidence;

/// <summary>
/// What a file is, as its content says: neither its name nor what the sender calls it is believed. A picture must be
/// whole and end where it ends, so that nothing else hides behind it.
/// </summary>
internal static class EvidenceContent
{
    public static readonly Text Unknown = new(
        "只接受 PDF、PNG、JPEG、WebP 以及不含宏的 Word（.docx）和 Excel（.xlsx）文件；按内容判断，与文件名无关。",
        "Send a PDF, PNG, JPEG or WebP file, or a Word (.docx) or Excel (.xlsx) file without macros; its content is looked "
            + "at, not its name.");

    private static readonly Text s_damaged = new("文件不完整或已损坏，请重新导出后上传。",
        "The file is damaged or not whole; export it anew and send it again.");

    private static readonly Text s_macros = new("文件含有宏或 ActiveX 控件，请另存为不含宏的文件。",
        "The file holds macros or ActiveX controls; save it without them.");

    private static readonly Text s_burst = new("文件解压后过大，疑似压缩炸弹。", "Unpacked, the file is far too large.");

    private static readonly Text s_locked = new("文件有密码，请去掉密码后上传。", "The file has a password; remove it.");

    /// <summary>The type, or why it is not taken.</summary>
    public static (EvidenceType? Type, Text Why) TypeOf(byte[] content, CancellationToken cancellationToken)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("%PDF-"u8))
            return Whole(EvidenceType.Pdf, EndsAsPdf(bytes));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
            return Whole(EvidenceType.Png, IsPng(bytes[8..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Whole(EvidenceType.Jpeg, IsJpeg(bytes[2..]));
        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 16 && bytes[8..12].SequenceEqual("WEBP"u8))
            return Whole(EvidenceType.Webp, IsWebp(bytes));
        return bytes.StartsWith("PK\u0003\u0004"u8) ? Office(content, cancellationToken) : (null, Unknown);
    }

    private static (EvidenceType? Type, Text Why) Whole(EvidenceType type, bool isWhole) =>
        isWhole ? (type, default) : (null, s_damaged);

    /// <summary>Programs leave line ends behind the end mark, nothing else.</summary>
    private static bool EndsAsPdf(ReadOnlySpan<byte> bytes) => bytes.TrimEnd("\0\t\n\f\r "u8).EndsWith("%%EOF"u8);

    /// <summary>Chunk by chunk, from the header to the end, with nothing behind it.</summary>
    private static bool IsPng(ReadOnlySpan<byte> chunks)
    {
        for (var isFirst = true; chunks.Length >= 12; isFirst = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            var name = chunks[4..8];
            if (isFirst != name.SequenceEqual("IHDR"u8) || length > chunks.Length - 12)
                return false;
            if (name.SequenceEqual("IEND"u8))
                return chunks.Length == 12;
            chunks = chunks[(12 + (int)length)..];
        }

        return false;
    }

    /// <summary>
    /// Segment by segment to the picture itself, which must end. Phones write more behind the end (a moving picture).
    /// </summary>
    private static bool IsJpeg(ReadOnlySpan<byte> segments)
    {
        for (var hasFrame = false; segments is [0xFF, var mark, _, _, ..];)
        {
            if (mark == 0xFF)
            {
                segments = segments[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(segments[2..]) + 2;
            if (length > segments.Length || mark is < 0xC0 or 0xD8 or 0xD9)
                return false;
            if (mark == 0xDA)
                return hasFrame && segments[length..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
            hasFrame |= mark is <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            segments = segments[length..];
        }

        return false;
    }

    private static bool IsWebp(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L;
        return bytes[12..15].SequenceEqual("VP8"u8) && (bytes.Length == length || bytes.Length == length + (length & 1));
    }

    private static (EvidenceType? Type, Text Why) Office(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var types = new PackageCheck(cancellationToken).TypesOf(content);
            if (HasCode(content) || types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                return (null, s_macros);
            if (types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal))
                return (EvidenceType.Docx, default);
            return types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal)
                ? (EvidenceType.Xlsx, default)
                : (null, Unknown);
        }
        catch (UnreadableFileException unreadable)
        {
            return (null, unreadable.Reason switch
            {
                FileRefusal.PasswordProtected => s_locked,
                FileRefusal.TooLarge or FileRefusal.TooMuchInside => s_burst,
                _ => s_damaged,
            });
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            return (null, s_damaged);
        }
    }

    private static bool HasCode(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return zip.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("activeX", StringComparison.OrdinalIgnoreCase));
    }
}

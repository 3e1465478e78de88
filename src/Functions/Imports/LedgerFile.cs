using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>A file sent as a ledger: its sheets, or why it is none.</summary>
public abstract record LedgerFile
{
    /// <summary>The longest file that is read at all: a ledger of ten thousand projects has a tenth of it.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private LedgerFile()
    {
    }

    /// <summary>A file with cells in it. Whether they make a ledger is for <see cref="LedgerReader"/> to say.</summary>
    public sealed record Understood(IReadOnlyList<Sheet> Sheets) : LedgerFile;

    /// <summary>A file that cannot be read.</summary>
    /// <param name="Row">The row at which reading ended, where one is to blame.</param>
    public sealed record Refused(FileRefusal Reason, int? Row = null) : LedgerFile;

    /// <summary>Reads at most <see cref="MostBytes"/> of a stream, then as the other.</summary>
    public static LedgerFile Read(Stream stream, string fileName)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (content.Length + read > MostBytes)
                return new Refused(FileRefusal.TooLarge);
            content.Write(buffer, 0, read);
        }

        return Read(content.ToArray(), fileName);
    }

    /// <summary>Reads an .xlsx or a .csv; which of them it is, its bytes say and not its name.</summary>
    public static LedgerFile Read(byte[] content, string fileName) => Read(content, fileName, CancellationToken.None);

    /// <summary>The same, as long as somebody waits for it.</summary>
    public static LedgerFile Read(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        try
        {
            if (content.Length > MostBytes)
                return new Refused(FileRefusal.TooLarge);
            var sheets = SheetsOf(content, Path.GetFileName(fileName.Replace('\\', '/')), cancellationToken);
            return sheets.All(sheet => sheet.Rows.Count == 0)
                ? new Refused(FileRefusal.Empty)
                : new Understood(sheets);
        }
        catch (UnreadableFileException unreadable)
        {
            return new Refused(unreadable.Reason, unreadable.Row);
        }
        catch (Exception fault) when (fault is XmlException or IOException or InvalidDataException or FormatException
            or OverflowException or OpenXmlPackageException or ArgumentException or KeyNotFoundException
            or InvalidOperationException or NotSupportedException)
        {
            return new Refused(FileRefusal.Damaged);
        }
    }

    private static IReadOnlyList<Sheet> SheetsOf(
        byte[] content, string fileName, CancellationToken cancellationToken)
    {
        if (content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return WorkbookReader.Read(content, cancellationToken);
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new UnreadableFileException(OfOldOffice(content));
        if (content.Length > 0 && !IsText(fileName))
            throw new UnreadableFileException(FileRefusal.NotALedger);
        return [CsvReader.Read(content, fileName, cancellationToken)];
    }

    // Other programs call a text .xls, so that Excel opens it.
    private static bool IsText(string fileName) =>
        Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TXT" or ".TSV" or ".XLS" or ".XLSX" or "";

    // An encrypted .xlsx and an old .xls share the container; the names of the streams in it tell them apart.
    private static FileRefusal OfOldOffice(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
            return FileRefusal.PasswordProtected;
        return content.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0
            || content.IndexOf(Encoding.Unicode.GetBytes("Book\0")) >= 0
                ? FileRefusal.OldXls
                : FileRefusal.NotALedger;
    }
}

/// <summary>Why a file is not read as a ledger.</summary>
public enum FileRefusal
{
    NotALedger,
    PasswordProtected,
    OldXls,
    TooLarge,
    TooMuchInside,
    TooManyCells,
    LongCell,
    OpenQuote,
    Garbled,
    WebPage,
    Damaged,
    Empty,
}

/// <summary>Stops the reading of a file from within; never leaves <see cref="LedgerFile"/>.</summary>
internal sealed class UnreadableFileException(FileRefusal reason, int? row = null) : Exception
{
    public FileRefusal Reason { get; } = reason;

    public int? Row { get; } = row;
}

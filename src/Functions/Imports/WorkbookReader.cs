using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>Reads an .xlsx part by part, streaming: only its filled cells are kept.</summary>
internal static class WorkbookReader
{
    private const long MostUnpacked = 400L * 1024 * 1024;

    // A part this large that packs this well was made to burst.
    private const long SuspiciousSize = 20L * 1024 * 1024;
    private const long SuspiciousRatio = 300;

    public static IReadOnlyList<Sheet> Read(byte[] content)
    {
        RefuseBombs(content);
        RefuseOthers(content);
        using var package = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
        var workbook = package.WorkbookPart ?? throw new UnreadableFileException(FileRefusal.NotALedger);
        var book = new WorkbookParts(
            new SharedStrings(StreamOf(workbook.SharedStringTablePart)),
            new NumberFormats(StreamOf(workbook.WorkbookStylesPart)),
            new CellBudget());
        var (entries, is1904) = Entries(workbook);
        return [.. entries
            .Where(entry => workbook.TryGetPartById(entry.Id, out var part) && part is WorksheetPart)
            .Select(entry => new SheetXml(book, is1904).Read(
                entry.Name, entry.Hidden, workbook.GetPartById(entry.Id).GetStream(FileMode.Open, FileAccess.Read)))];
    }

    public static XmlReader Xml(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    // Unpacked once and counted: the sizes that a zip declares may lie.
    private static void RefuseBombs(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var buffer = new byte[81920];
        var unpacked = 0L;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            var size = 0L;
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                size += read;
                unpacked += read;
                if (unpacked > MostUnpacked
                    || (size > SuspiciousSize && size / Math.Max(1, entry.CompressedLength) > SuspiciousRatio))
                    throw new UnreadableFileException(FileRefusal.TooLarge);
            }
        }
    }

    // A Word document and a plain zip are packages too; what a package holds is written in its list of types.
    private static void RefuseOthers(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        using var types = new StreamReader(zip.GetEntry("[Content_Types].xml")?.Open() ?? Stream.Null);
        if (!types.ReadToEnd().Contains("spreadsheetml.worksheet+xml", StringComparison.Ordinal))
            throw new UnreadableFileException(FileRefusal.NotALedger);
    }

    private static Stream? StreamOf(OpenXmlPart? part) => part?.GetStream(FileMode.Open, FileAccess.Read);

    private static (List<SheetEntry> Entries, bool Is1904) Entries(WorkbookPart workbook)
    {
        var entries = new List<SheetEntry>();
        var is1904 = false;
        using var xml = Xml(workbook.GetStream(FileMode.Open, FileAccess.Read));
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                is1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            else if (xml.LocalName == "sheet")
                entries.Add(Entry(xml));
        }

        return (entries, is1904);
    }

    private static SheetEntry Entry(XmlReader xml)
    {
        var name = xml.GetAttribute("name") ?? "";
        var hidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
        var id = "";
        // The relationship's namespace differs between the transitional and the strict format; its local name does not.
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
                id = xml.Value;
        return new SheetEntry(name, id, hidden);
    }

    private sealed record SheetEntry(string Name, string Id, bool Hidden);
}

/// <summary>What the sheets of a workbook share.</summary>
internal sealed record WorkbookParts(SharedStrings Strings, NumberFormats Formats, CellBudget Budget);

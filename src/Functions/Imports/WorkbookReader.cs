using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>Reads an .xlsx part by part, streaming: only its filled cells are kept.</summary>
internal static class WorkbookReader
{
    private const int MostSheets = 1_000;

    public static IReadOnlyList<Sheet> Read(byte[] content, CancellationToken cancellationToken)
    {
        new PackageCheck(cancellationToken).Refuse(content);
        using var package = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
        var workbook = package.WorkbookPart ?? throw new UnreadableFileException(FileRefusal.NotALedger);
        var book = new WorkbookParts(
            new SharedStrings(StreamOf(workbook.SharedStringTablePart)),
            new NumberFormats(StreamOf(workbook.WorkbookStylesPart)),
            new CellBudget(),
            cancellationToken);
        var (entries, is1904) = Entries(workbook);
        var sheets = new List<Sheet>();
        var seen = new HashSet<OpenXmlPart>();
        foreach (var entry in entries)
        {
            // A sheet that lies elsewhere, or twice in the list, is none that Excel wrote: nothing may be left out silently.
            if (!workbook.TryGetPartById(entry.Id, out var part) || !seen.Add(part))
                throw new UnreadableFileException(FileRefusal.Damaged);
            if (part is WorksheetPart)
                sheets.Add(new SheetXml(book, is1904).Read(
                    entry.Name, entry.Hidden, part.GetStream(FileMode.Open, FileAccess.Read)));
        }

        return sheets;
    }

    private static Stream? StreamOf(OpenXmlPart? part) => part?.GetStream(FileMode.Open, FileAccess.Read);

    private static (List<SheetEntry> Entries, bool Is1904) Entries(WorkbookPart workbook)
    {
        var entries = new List<SheetEntry>();
        var is1904 = false;
        using var xml = XmlSteps.Open(workbook.GetStream(FileMode.Open, FileAccess.Read));
        while (xml.Step())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                is1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            else if (xml.LocalName == "sheet")
                entries.Add(entries.Count < MostSheets
                    ? Entry(xml)
                    : throw new UnreadableFileException(FileRefusal.TooMuchInside));
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
internal sealed record WorkbookParts(
    SharedStrings Strings, NumberFormats Formats, CellBudget Budget, CancellationToken CancellationToken);

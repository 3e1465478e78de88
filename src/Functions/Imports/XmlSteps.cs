using System.Xml;

namespace Leads.Functions.Imports;

/// <summary>Walks through xml that may have been made to exhaust its reader.</summary>
internal static class XmlSteps
{
    // No part of a workbook is nested nearly this deep, and every level costs memory.
    private const int Deepest = 256;

    public static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>The next node; false at the end.</summary>
    public static bool Step(this XmlReader xml) => xml.Depth > Deepest
        ? throw new UnreadableFileException(FileRefusal.Damaged)
        : xml.Read();

    /// <summary>Past the element and all in it.</summary>
    public static void Leave(this XmlReader xml)
    {
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Step() && xml.Depth > depth)
            {
            }
        }

        xml.Step();
    }
}

using System.Globalization;
using System.Xml;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>Reads one cell's xml; a formula counts by the value it last had.</summary>
internal sealed class CellXml(WorkbookParts book, bool is1904)
{
    private const int Days1904 = 1462;
    private const int LastSerial = 2_958_465;

    // Serial 60 is the 29 February 1900 that never was; from 61 on this is the day before the first.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>The cell the reader stands on, or null if it is empty; the reader is behind it then.</summary>
    public Cell? Read(XmlReader xml)
    {
        var type = xml.GetAttribute("t") ?? "n";
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        if (xml.IsEmptyElement)
        {
            xml.Step();
            return null;
        }

        var (value, formula) = Content(xml);
        if (value is null)
            return formula is null or "" ? null : new Cell("=" + CellText.Checked(formula), Formula: true);
        var cell = OfType(type, value, style);
        return cell is not null && formula is not null ? cell with { Formula = true } : cell;
    }

    private static (string? Value, string? Formula) Content(XmlReader xml)
    {
        string? value = null;
        string? formula = null;
        var depth = xml.Depth;
        xml.Step();
        while (xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                xml.Step();
            else if (xml.LocalName == "v")
                value = CellText.Read(xml);
            else if (xml.LocalName == "f")
                formula = CellText.Read(xml);
            else if (xml is { LocalName: "is", IsEmptyElement: false })
                value = SharedStrings.RichText(xml);
            else
                xml.Leave();
        }

        xml.Step();
        return (value, formula);
    }

    private Cell? OfType(string type, string value, int style) => type switch
    {
        "s" => OfShared(book.Strings.At(int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture))),
        "str" => OfText(CellText.Unescape(value)),
        "inlineStr" or "e" => OfText(CellText.Checked(value)),
        "b" => new Cell(value is "1" or "true" ? "TRUE" : "FALSE"),
        "d" => OfIsoDate(value),
        _ => OfNumber(value, book.Formats.OfStyle(style)),
    };

    private static Cell? OfShared(Cell shared) => shared.Text.Length == 0 ? null : shared;

    private static Cell? OfText(string text) => text.Length == 0 ? null : new Cell(text);

    private static Cell OfIsoDate(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Cell(Iso(DateOnly.FromDateTime(date)), Date: DateOnly.FromDateTime(date))
            : new Cell(CellText.Checked(value));

    private Cell? OfNumber(string value, NumberFormat format)
    {
        if (value.Length == 0)
            return null;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var binary)
            || Math.Abs(binary) >= 1e28)
            return new Cell(CellText.Checked(value));
        // Excel shows 15 digits; what lies beyond (8.3000000000000007) is the noise of binary fractions.
        var number = decimal.Parse(
            binary.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return format == NumberFormat.Number ? new Cell(Plain(number), number) : OfDate(number, format);
    }

    private Cell OfDate(decimal number, NumberFormat format)
    {
        var serial = is1904 ? number + Days1904 : number;
        if (serial < 1 || serial >= LastSerial + 1)
            return new Cell(Plain(number), number);
        var day = SerialZero.AddDays((int)serial);
        // The first of a month that is shown without its day was typed without one.
        return format == NumberFormat.Month && day.Day == 1
            ? new Cell(day.ToString("yyyy年M月", CultureInfo.InvariantCulture))
            : new Cell(Iso(day), serial, day);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}

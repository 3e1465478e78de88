using DocumentFormat.OpenXml.Spreadsheet;

namespace Leads.Functions.Scorecards;

/// <summary>
/// How a sheet is put on paper: as wide as one page. One that may grow is on A3 where A4 would make its letters too
/// small, and on two pages side by side where A3 would.
/// </summary>
internal sealed class SheetPaper(IReadOnlyList<double> widths, bool mayGrow)
{
    // In characters: beyond it the letters of a page are smaller than about 7 points.
    private const double WidestA4 = 170;
    private const double WidestA3 = 260;
    private const uint A3 = 8;
    private const uint A4 = 9;

    private readonly double width = widths.Sum();

    /// <summary>Whether it takes two pages side by side.</summary>
    public bool IsTwoPages => mayGrow && width > WidestA3;

    /// <summary>
    /// How many columns a title stands over: all of them, or those that are on the first of two pages for sure.
    /// </summary>
    public int TitleColumns()
    {
        if (!IsTwoPages)
            return widths.Count;
        var (columns, taken) = (0, 0.0);
        while (columns < widths.Count && taken + widths[columns] <= width / 2)
            taken += widths[columns++];
        return Math.Max(2, columns);
    }

    public PageSetup Landscape() => new()
    {
        PaperSize = mayGrow && width > WidestA4 ? A3 : A4,
        Orientation = OrientationValues.Landscape,
        FitToWidth = IsTwoPages ? 2u : 1u,
        FitToHeight = 0,
    };

    public static PageMargins Margins() =>
        new() { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 };

    /// <summary>The header's row repeats on every page; on two pages side by side the first columns do, too.</summary>
    public DefinedName Titles(string sheet, uint headerRow, int columns, uint at)
    {
        var rows = $"'{sheet}'!${headerRow}:${headerRow}";
        return new DefinedName(
            IsTwoPages && columns > 0 ? $"'{sheet}'!$A:${Sheets.ColumnName(columns - 1)},{rows}" : rows)
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = at,
        };
    }
}

using Leads.Domain.Ledgers;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Exports;

/// <summary>A ledger as a workbook: real dates and numbers, sums as formulas, ready to print.</summary>
internal static class LedgerWorkbook
{
    private const int HeaderRows = 3;

    public static byte[] Write(
        string region, DateOnly day, IReadOnlyList<ExportSheet> ledger, IReadOnlyList<UntoldFact> untold)
    {
        using var sheets = new Sheets();
        foreach (var sheet in ledger)
        {
            var page = new SheetPage(ExportWords.SheetName(sheet.Kind), ExportWords.Title(region, sheet.Kind, day),
                [.. sheet.Columns.Select(column => (Broken(column.Header), ColumnWidths.Of(sheet, column)))])
            {
                UnitLine = ExportWords.UnitLine,
                FrozenColumns = FrozenColumns(sheet),
                MayGrow = true,
            };
            sheets.Add(page, Rows(sheet));
        }

        if (untold.Count > 0)
            UntoldSheet.Add(sheets, region, day, untold);
        return sheets.Finish();
    }

    // A unit stands in a line of its own; whoever reads headers passes over their breaks.
    private static string Broken(string header) => header.Replace("（", "\n（", StringComparison.Ordinal);

    // The name stays in sight where it stands among the first columns.
    private static int FrozenColumns(ExportSheet sheet) =>
        sheet.Columns.Take(3).TakeWhile(column => column.Field != Field.Name).Count() is var before and < 3
            ? before + 1
            : 0;

    private static IEnumerable<object?[]> Rows(ExportSheet sheet)
    {
        for (var at = 0; at < sheet.Rows.Count; at++)
            yield return [.. sheet.Columns.Select(column => Cell(sheet.Rows[at], column, at + 1))];
        if (sheet.Rows.Count > 0)
            yield return [.. sheet.Columns.Select((column, at) => Total(sheet, column, at))];
    }

    private static object Cell(LedgerRow row, ExportColumn column, int serial) =>
        column.Field == Field.Serial
            ? new StyledCell(serial, CellStyle.Serial)
            : ExportSheet.Value(row, column) switch
            {
                LedgerDate { Approximate: true } month =>
                    new StyledCell(new DateOnly(month.On.Year, month.On.Month, 1), CellStyle.Month),
                LedgerDate day => day.On,
                decimal number => new StyledCell(IsExact(number) ? number : Written(number), CellStyle.ExactAmount),
                var text => new StyledCell(text, ExportSheet.IsLong(column) ? CellStyle.Wrapped : CellStyle.Text),
            };

    private static StyledCell Total(ExportSheet sheet, ExportColumn column, int at) =>
        at == 0 ? new StyledCell(ExportWords.Total, CellStyle.BoldCentred)
        : ExportSheet.IsSummed(column)
            ? new StyledCell(Formula.Sum(at, HeaderRows + 1, sheet.Rows.Count, sheet.Sum(column)), CellStyle.BoldAmount)
            : new StyledCell(null, CellStyle.Bold);

    // A spreadsheet keeps 15 digits of a number; more than these are only kept by a text.
    private static bool IsExact(decimal number)
    {
        var digits = Written(number).Replace(".", "", StringComparison.Ordinal);
        return digits.Trim('0').Length <= 15 && digits.Length <= 20;
    }

    private static string Written(decimal number) =>
        number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);
}

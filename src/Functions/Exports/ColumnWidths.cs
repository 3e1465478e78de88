using Leads.Domain.Ledgers;

namespace Leads.Functions.Exports;

/// <summary>How wide the columns of an export are: as their texts need, within what a page bears.</summary>
internal static class ColumnWidths
{
    private const int Sample = 500;

    public static double Of(ExportSheet sheet, ExportColumn column) => column.Field switch
    {
        Field.Serial => 6,
        Field.CreditCode => 21,
        _ => Math.Max(OfHeader(column.Header), OfTexts(sheet, column)),
    };

    // A header may break its line, before its unit as a rule.
    private static double OfHeader(string header) => Math.Clamp(Wide(header.Split('（')[0]) + 1, 8, 16);

    private static double OfTexts(ExportSheet sheet, ExportColumn column)
    {
        var widest = sheet.Rows.Take(Sample).Select(row => Wide(ExportSheet.Value(row, column))).DefaultIfEmpty().Max();
        return Math.Min(widest + 1, ExportSheet.IsLong(column) ? 26 : 20);
    }

    private static double Wide(object? value) => value switch
    {
        null => 0,
        LedgerDate => 11,
        decimal number => Math.Max(8, $"{number:#,##0.00######}".Length),
        string text => text.Split('\n').Max(line => line.Sum(c => c > '\u2e7f' ? 2.0 : 1.1)),
        _ => 0,
    };
}

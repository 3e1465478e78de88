using System.Globalization;
using System.Text;
using Leads.Domain.Ledgers;
using Leads.Functions.Imports;

namespace Leads.Functions.Exports;

/// <summary>A ledger as csv: UTF-8 with its mark, so that a spreadsheet reads Chinese, and no text a formula.</summary>
internal static class LedgerCsv
{
    /// <param name="untold">How many facts no column says.</param>
    public static byte[] Write(string region, DateOnly day, ExportSheet sheet, int untold)
    {
        using var stream = new MemoryStream();
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.NewLine = "\r\n";
        writer.WriteLine(Quoted(ExportWords.Title(region, sheet.Kind, day)));
        writer.WriteLine(Quoted(ExportWords.UnitLine));
        writer.WriteLine(string.Join(',', sheet.Columns.Select(column => Quoted(column.Header))));
        for (var at = 0; at < sheet.Rows.Count; at++)
            writer.WriteLine(string.Join(',', sheet.Columns.Select(column => Cell(sheet.Rows[at], column, at + 1))));
        if (sheet.Rows.Count > 0)
            writer.WriteLine(string.Join(',', sheet.Columns.Select((column, at) => Total(sheet, column, at))));
        if (untold > 0)
            writer.WriteLine(Quoted(ExportWords.UntoldFoot(untold)));
        writer.Flush();
        return stream.ToArray();
    }

    private static string Cell(LedgerRow row, ExportColumn column, int serial) =>
        column.Field == Domain.Ledgers.Field.Serial
            ? serial.ToString(CultureInfo.InvariantCulture)
            : ExportSheet.Value(row, column) switch
            {
                null => "",
                LedgerDate date => Day(date),
                decimal number => Number(number),
                var text => Quoted((string)text),
            };

    private static string Total(ExportSheet sheet, ExportColumn column, int at) =>
        at == 0 ? ExportWords.Total : ExportSheet.IsSummed(column) ? Number(sheet.Sum(column)) : "";

    private static string Day(LedgerDate date) => date.Approximate
        ? $"{date.On.Year}年{date.On.Month}月"
        : date.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    // A control character would make the file no text at all.
    internal static string Quoted(string text)
    {
        var clean = string.Concat(text.Where(c => c is '\t' or '\n' or '\r' || !char.IsControl(c)));
        return $"\"{TextMark.Put(clean).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

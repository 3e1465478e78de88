using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Leads.Functions.Tests.Templates;

/// <summary>A form as a clerk fills it in: downloaded from the process, some cells typed.</summary>
internal sealed class FormFile : IDisposable
{
    private const int FirstRow = 4;

    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;
    private int filled;

    private FormFile(byte[] content)
    {
        stream.Write(content);
        document = SpreadsheetDocument.Open(stream, isEditable: true);
    }

    public SpreadsheetDocument Document => document;

    public Worksheet Sheet => SheetNamed(Book.Descendants<Sheet>().First().Name!);

    private DocumentFormat.OpenXml.Spreadsheet.Workbook Book => document.WorkbookPart!.Workbook!;

    public static async Task<FormFile> OfAsync(Bureau bureau, string form) =>
        new(await bureau.App.Client.GetByteArrayAsync($"{Bureau.Home}/templates/{form}.xlsx"));

    public Worksheet SheetNamed(string name) => ((WorksheetPart)document.WorkbookPart!.GetPartById(
        Book.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!)).Worksheet!;

    /// <summary>The texts of a row, by column.</summary>
    public string[] Texts(uint row) =>
        [.. Sheet.Descendants<Row>().Single(r => r.RowIndex! == row).Elements<Cell>().Select(cell => cell.InnerText)];

    /// <summary>Types into the next row: a header and what goes under it, again and again.</summary>
    public FormFile Row(params (string Header, object Value)[] cells)
    {
        var headers = Texts(FirstRow - 1).ToList();
        var row = Sheet.Descendants<Row>().Single(r => r.RowIndex! == (uint)(FirstRow + filled));
        foreach (var (header, value) in cells)
            Type(row.Elements<Cell>().ElementAt(headers.IndexOf(header)), value);
        filled++;
        return this;
    }

    public byte[] Bytes()
    {
        document.Save();
        using var copy = new MemoryStream();
        using (document.Clone(copy))
        {
        }

        return copy.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    private static void Type(Cell cell, object value)
    {
        if (value is string text)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text));
            return;
        }

        var number = value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue).ToOADate() : value;
        cell.CellValue = new CellValue(Convert.ToString(number, CultureInfo.InvariantCulture)!);
    }
}

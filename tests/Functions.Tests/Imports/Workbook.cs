using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Leads.Functions.Tests.Imports;

/// <summary>An .xlsx in the making: one sheet per call, rows as they would be typed.</summary>
internal sealed class Workbook(bool date1904 = false)
{
    private static readonly string[] Formats =
        ["yyyy-mm-dd", "yyyy\"年\"m\"月\"", "#,##0.00_);[Red]\\(#,##0.00\\)", "h:mm"];

    private readonly List<(string Name, object?[][] Rows, string[] Merges, bool Hidden)> sheets = [];

    public Workbook Sheet(string name, object?[][] rows, string[]? merges = null, bool hidden = false)
    {
        sheets.Add((name, rows, merges ?? [], hidden));
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new WorkbookProperties { Date1904 = date1904 }, new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = Shared();
            foreach (var sheet in sheets)
                Add(book, sheet);
        }

        return stream.ToArray();
    }

    private static void Add(WorkbookPart book, (string Name, object?[][] Rows, string[] Merges, bool Hidden) sheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(sheet.Rows.Select((row, index) => ToRow(row, index))));
        if (sheet.Merges.Length > 0)
            part.Worksheet.Append(new MergeCells(sheet.Merges.Select(range => new MergeCell { Reference = range })));
        var all = book.Workbook.GetFirstChild<Sheets>()!;
        all.Append(new Sheet
        {
            Name = sheet.Name,
            Id = book.GetIdOfPart(part),
            SheetId = (uint)all.ChildElements.Count + 1,
            State = sheet.Hidden ? SheetStateValues.VeryHidden : SheetStateValues.Visible,
        });
    }

    private static Row ToRow(object?[] values, int index) => new(values
        .Select((value, column) => (value, column))
        .Where(cell => cell.value is not null)
        .Select(cell => ToCell(cell.value!, $"{(char)('A' + cell.column)}{index + 1}")))
    {
        RowIndex = (uint)index + 1,
    };

    private static Cell ToCell(object value, string reference)
    {
        var cell = value switch
        {
            string text => new Cell(new InlineString(new Text(text))) { DataType = CellValues.InlineString },
            Shared shared => new Cell(Value(shared.Index)) { DataType = CellValues.SharedString },
            Styled styled => new Cell(Value(styled.Raw)) { StyleIndex = styled.Style },
            Formula { Value: null } formula => new Cell(new CellFormula(formula.Text)),
            Formula formula => new Cell(new CellFormula(formula.Text), Value(formula.Value)),
            _ => new Cell(Value(value)),
        };
        cell.CellReference = reference;
        return cell;
    }

    private static CellValue Value(object value) => new(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    // Styles 1 to 4 are the custom formats, 5 is the built-in date 14, 6 the built-in month of a Chinese Excel.
    private static Stylesheet Styles() => new(
        new NumberingFormats(Formats.Select((code, at) =>
            new NumberingFormat { NumberFormatId = (uint)(164 + at), FormatCode = code })),
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new uint[] { 0, 164, 165, 166, 167, 14, 57 }.Select(id => new CellFormat { NumberFormatId = id })));

    private static SharedStringTable Shared() => new(
        new SharedStringItem(new Text("项目名称")),
        new SharedStringItem(
            new Run(new Text("冷链")), new Run(new Text("（一期）")),
            new PhoneticRun(new Text("lěngliàn")) { BaseTextStartIndex = 0, EndingBaseIndex = 2 }));
}

internal sealed record Shared(int Index);

internal sealed record Styled(string Raw, uint Style);

internal sealed record Formula(string Text, string? Value);

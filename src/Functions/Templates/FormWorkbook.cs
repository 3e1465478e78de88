using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Leads.Domain.Ledgers;
using Leads.Functions.Scorecards;
using CellStyle = Leads.Functions.Scorecards.CellStyle;
using SheetCells = Leads.Functions.Scorecards.Sheets;

namespace Leads.Functions.Templates;

/// <summary>
/// Writes a form as a workbook: the empty sheet, the page that explains it with examples (which the reader of ledgers
/// never reads), and the hidden words of its drop-downs.
/// </summary>
internal static class FormWorkbook
{
    public const int HeaderRow = 3;
    private const int RuledRows = 40;

    public static byte[] Write(Form form, FormLists lists)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
            Add(book, form.Sheet, Blank(form, lists));
            Add(book, LedgerReader.InstructionsSheet, FormInstructions.Of(form));
            Add(book, FormLists.Sheet, Words(form, lists), SheetStateValues.Hidden);
            book.Workbook.Append(new DefinedNames(PaperOf(form).Titles(form.Sheet, HeaderRow, columns: 1, at: 0)));
        }

        return stream.ToArray();
    }

    public static Row RowOf(uint at, double height, params IEnumerable<(object? Value, CellStyle Style)> cells)
    {
        var row = new Row { RowIndex = at, Height = height, CustomHeight = true };
        row.Append(cells.Select((cell, column) =>
            SheetCells.CellOf(SheetCells.ColumnName(column) + at, cell.Value, cell.Style)));
        return row;
    }

    private static Worksheet Blank(Form form, FormLists lists)
    {
        var columns = form.Columns;
        var paper = PaperOf(form);
        var titled = paper.TitleColumns();
        var lastOfNote = SheetCells.ColumnName(Math.Min(titled, columns.Count - 1) - 1);
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(Frozen(columns.Count)),
            new SheetFormatProperties { DefaultRowHeight = 18 },
            new Columns(columns.Select((column, at) => ColumnOf(column, at))),
            Rows(form, lists.Region),
            new MergeCells(
                new MergeCell { Reference = $"A1:{SheetCells.ColumnName(titled - 1)}1" },
                new MergeCell { Reference = $"{NoteColumn(paper)}2:{lastOfNote}2" }),
            FormValidations.Of(form, lists, HeaderRow),
            new PrintOptions { HorizontalCentered = true },
            SheetPaper.Margins(),
            paper.Landscape(),
            new HeaderFooter(new OddFooter("&C&P / &N")));
    }

    private static SheetData Rows(Form form, string region)
    {
        var columns = form.Columns;
        var data = new SheetData();
        data.Append(RowOf(1, 30, Line(region + form.Sheet, CellStyle.Title, "", CellStyle.Title, columns.Count)));
        IEnumerable<(object?, CellStyle)> note = Line(
            $"红色表头必填，灰色选填；怎么填见“{LedgerReader.InstructionsSheet}”。请不要改动表头。", CellStyle.Note,
            form.Unit, CellStyle.UnitLine, PaperOf(form).IsTwoPages ? columns.Count - 1 : columns.Count);
        data.Append(RowOf(2, 18, PaperOf(form).IsTwoPages ? note.Prepend((null, CellStyle.Note)) : note));
        data.Append(RowOf(HeaderRow, 34, columns.Select(column =>
            ((object?)column.Header, column.Required ? CellStyle.Header : CellStyle.HeaderOptional))));
        for (var at = 1; at <= RuledRows; at++)
            data.Append(RowOf((uint)(HeaderRow + at), 18, columns.Select(column => ((object?)null, StyleOf(column)))));
        return data;
    }

    private static SheetPaper PaperOf(Form form) =>
        new([.. form.Columns.Select(column => column.Width)], mayGrow: true);

    // The first column repeats on the second page: the note would begin there a second time.
    private static string NoteColumn(SheetPaper paper) => paper.IsTwoPages ? "B" : "A";

    private static IEnumerable<(object?, CellStyle)> Line(
        string first, CellStyle firstStyle, string last, CellStyle lastStyle, int columns) =>
        [
            (first, firstStyle),
            .. Enumerable.Repeat(((object?)null, firstStyle), columns - 2),
            (last.Length == 0 ? null : last, lastStyle),
        ];

    private static CellStyle StyleOf(FormColumn column) => column.Entry switch
    {
        FormEntry.PastDay or FormEntry.AnyDay => CellStyle.Day,
        FormEntry.Text => CellStyle.Wrapped,
        FormEntry.Amount or FormEntry.Area or FormEntry.Choice or FormEntry.Chain or FormEntry.Unit
            or FormEntry.Sector => CellStyle.Text,
    };

    private static Column ColumnOf(FormColumn column, int at)
    {
        var made = SheetCells.ColumnOf((uint)at + 1, column.Width);
        made.Style = (uint)StyleOf(column);
        return made;
    }

    // The header stays, and the column that names the row.
    private static SheetView Frozen(int columns) => new(
        new Pane
        {
            HorizontalSplit = columns > 8 ? 1 : null,
            VerticalSplit = HeaderRow,
            TopLeftCell = columns > 8 ? $"B{HeaderRow + 1}" : $"A{HeaderRow + 1}",
            ActivePane = columns > 8 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
    {
        WorkbookViewId = 0,
        TabSelected = true,
    };

    /// <summary>Under each column's letter the words it offers.</summary>
    private static Worksheet Words(Form form, FormLists lists)
    {
        var words = form.Columns.Select(lists.Of).ToList();
        var rows = Enumerable.Range(0, words.Max(list => list.Count)).Select(at => RowOf(
            (uint)at + 1, 16, words.Select(list => ((object?)list.ElementAtOrDefault(at), CellStyle.Text))));
        return new Worksheet(new SheetData(rows));
    }

    private static void Add(WorkbookPart book, string name, Worksheet sheet, SheetStateValues? state = null)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        var all = book.Workbook.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.Sheets>()!;
        var entry = new DocumentFormat.OpenXml.Spreadsheet.Sheet
        {
            Id = book.GetIdOfPart(part),
            SheetId = (uint)all.ChildElements.Count + 1,
            Name = name,
        };
        if (state is { } hidden)
            entry.State = hidden;
        all.Append(entry);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Leads.Functions.Scorecards;

/// <summary>How a cell looks; the order is that of the formats in the workbook's style sheet.</summary>
public enum CellStyle : uint
{
    Text,
    Title,
    Header,
    Count,
    Amount,
    Percent,
    Points,
    Day,
    Bold,
    Wrapped,
    Note,
    HeaderOptional,
    Serial,
    Month,
    ExactAmount,
    BoldAmount,
    BoldCentred,
    UnitLine,
}

/// <summary>A value with a look of its own.</summary>
public sealed record StyledCell(object? Value, CellStyle Style);

/// <summary>A value that the spreadsheet works out, and what it comes to.</summary>
public sealed record Formula(string Text, decimal Result)
{
    /// <summary>The sum of a column's cells from a row on.</summary>
    public static Formula Sum(int column, int firstRow, int rows, decimal result)
    {
        var name = Sheets.ColumnName(column);
        return new($"SUM({name}{firstRow}:{name}{firstRow + rows - 1})", result);
    }
}

/// <summary>What stands around the rows of a sheet, and what stays in sight.</summary>
public sealed record SheetPage(string Name, string Title, IReadOnlyList<(string Header, double Width)> Columns)
{
    /// <summary>A line of its own between title and headers; null for none.</summary>
    public string? UnitLine { get; init; }

    /// <summary>Columns that stay when the others are scrolled.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>It has as many columns as its rows need, and its paper grows with them.</summary>
    public bool MayGrow { get; init; }

    /// <summary>The row of the headers.</summary>
    public uint HeaderRow => UnitLine is null ? 2u : 3u;

    internal SheetPaper Paper => new([.. Columns.Select(column => column.Width)], MayGrow);
}

/// <summary>
/// Writes a workbook sheet by sheet. Texts are typed as texts, whatever they begin with: nothing a user wrote becomes a
/// formula.
/// </summary>
public sealed partial class Sheets : IDisposable
{
    private const double CharactersWide = 1.15;
    private const int MostCharacters = 32_767;

    private readonly MemoryStream _stream = new();
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private uint _count;
    private DefinedNames? _names;

    public Sheets()
    {
        _document = SpreadsheetDocument.Create(_stream, SpreadsheetDocumentType.Workbook);
        _book = _document.AddWorkbookPart();
        _book.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
        _book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
    }

    /// <summary>Adds a sheet: a title, a frozen row of headers that prints on every page, then the rows.</summary>
    public void Add(string name, string title, IReadOnlyList<(string Header, double Width)> columns,
        IEnumerable<object?[]> rows) => Add(new SheetPage(name, title, columns), rows);

    /// <summary>The same of a page with more to it. A row is gone once it is written, however many there are.</summary>
    public void Add(SheetPage page, IEnumerable<object?[]> rows)
    {
        var part = _book.AddNewPart<WorksheetPart>();
        var paper = page.Paper;
        var last = ColumnName(Math.Max(page.Columns.Count, 2) - 1);
        var lastOfTitle = ColumnName(Math.Max(paper.TitleColumns(), 2) - 1);
        var merged = new MergeCells(new MergeCell { Reference = $"A1:{lastOfTitle}1" });
        if (page.UnitLine is not null)
            merged.Append(new MergeCell { Reference = $"A2:{lastOfTitle}2" });
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            writer.WriteElement(new SheetViews(Frozen(page)));
            writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 16 });
            writer.WriteElement(new Columns(page.Columns.Select((c, i) => ColumnOf((uint)i + 1, c.Width))));
            WriteRows(writer, page, rows, last, merged);
            writer.WriteElement(merged);
            writer.WriteElement(new PrintOptions { HorizontalCentered = true });
            writer.WriteElement(SheetPaper.Margins());
            writer.WriteElement(paper.Landscape());
            writer.WriteElement(new HeaderFooter(new OddFooter("&C&P / &N")));
            writer.WriteEndElement();
        }

        Register(part, page);
    }

    private static void WriteRows(
        OpenXmlWriter writer, SheetPage page, IEnumerable<object?[]> rows, string last, MergeCells merged)
    {
        double[] widths = [.. page.Columns.Select(c => c.Width)];
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(RowOf(1, [(page.Title, CellStyle.Title)]));
        if (page.UnitLine is not null)
            writer.WriteElement(RowOf(2, [(page.UnitLine, CellStyle.UnitLine)]));
        writer.WriteElement(
            RowOf(page.HeaderRow, [.. page.Columns.Select(c => ((object?)c.Header, CellStyle.Header))],
                widths));
        var at = page.HeaderRow + 1;
        foreach (var row in rows)
        {
            if (row is [StyledCell { Style: CellStyle.Note }])
                merged.Append(new MergeCell { Reference = $"A{at}:{last}{at}" });
            writer.WriteElement(RowOf(at++, [.. row.Select(Styled)], widths));
        }

        writer.WriteEndElement();
    }

    /// <summary>The bytes; nothing can be added afterwards.</summary>
    public byte[] Finish()
    {
        if (_names is not null)
            _book.Workbook.Append(_names);
        _document.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
    }

    private void Register(WorksheetPart part, SheetPage page)
    {
        _book.Workbook.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.Sheets>()!.Append(
            new Sheet { Id = _book.GetIdOfPart(part), SheetId = _count + 1, Name = page.Name });
        (_names ??= new DefinedNames()).Append(
            page.Paper.Titles(page.Name, page.HeaderRow, page.FrozenColumns, _count));
        _count++;
    }

    private SheetView Frozen(SheetPage page)
    {
        var pane = new Pane
        {
            VerticalSplit = page.HeaderRow,
            TopLeftCell = $"{ColumnName(page.FrozenColumns)}{page.HeaderRow + 1}",
            ActivePane = page.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        if (page.FrozenColumns > 0)
            pane.HorizontalSplit = page.FrozenColumns;
        return new(pane) { WorkbookViewId = 0, TabSelected = _count == 0, ShowGridLines = false };
    }

    internal static Column ColumnOf(uint at, double width) =>
        new() { Min = at, Max = at, Width = width * CharactersWide, CustomWidth = true };

    private static Row RowOf(uint at, IReadOnlyList<(object? Value, CellStyle Style)> cells,
        params double[] widths)
    {
        var row = new Row { RowIndex = at };
        if (at == 1)
            (row.Height, row.CustomHeight) = (28, true);
        else if (cells is [(string note, CellStyle.Note)]) // no program sizes the height of merged cells by itself
            (row.Height, row.CustomHeight) = (14 * Math.Ceiling((note.Length + 4) * 1.8 / widths.Sum()), true);
        else if (LinesOf(cells, widths) is > 1 and var lines)
            row.Height = 15 * lines;
        for (var i = 0; i < cells.Count; i++)
            row.Append(CellOf(ColumnName(i) + at, cells[i].Value, cells[i].Style));
        return row;
    }

    /// <summary>How many lines the longest wrapped text of a row takes; a program may know better once it edits it.</summary>
    private static int LinesOf(IReadOnlyList<(object? Value, CellStyle Style)> cells, double[] widths) =>
        Math.Min(20, cells.Zip(widths, (cell, width) => cell is (string text, CellStyle.Wrapped or CellStyle.Header)
            ? LinesOf(text, width)
            : 1).DefaultIfEmpty(1).Max());

    internal static int LinesOf(string text, double width) => text.Split('\n').Sum(line =>
        (int)Math.Ceiling(Math.Max(1, line.Sum(CharacterWidth)) / (width * CharactersWide)));

    private static double CharacterWidth(char character) => character > '\u2e7f' ? 2 : 1.1;

    private static (object? Value, CellStyle Style) Styled(object? value) => value switch
    {
        StyledCell styled => (styled.Value, styled.Style),
        DateOnly => (value, CellStyle.Day),
        int or long => (value, CellStyle.Count),
        decimal => (value, CellStyle.Amount),
        _ => (value, CellStyle.Text),
    };

    internal static Cell CellOf(string reference, object? value, CellStyle style) => value switch
    {
        null => new Cell { CellReference = reference, StyleIndex = (uint)style },
        string text => Words(reference, text, style),
        Formula formula => new Cell(new CellFormula(formula.Text), Raw(formula.Result))
        { CellReference = reference, StyleIndex = (uint)style },
        DateOnly day => Number(reference, Serial(day), style),
        IFormattable number => Number(reference, number.ToString(null, CultureInfo.InvariantCulture), style),
        _ => throw new ArgumentException(value.GetType().Name),
    };

    private static string Serial(DateOnly day) =>
        day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture);

    private static Cell Words(string reference, string text, CellStyle style)
    {
        var words = new DocumentFormat.OpenXml.Spreadsheet.Text(
            Printable(text))
        { Space = SpaceProcessingModeValues.Preserve };
        return new Cell(new InlineString(words))
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
            StyleIndex = (uint)style,
        };
    }

    private static CellValue Raw(decimal number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static Cell Number(string reference, string number, CellStyle style) =>
        new(new CellValue(number)) { CellReference = reference, StyleIndex = (uint)style };

    /// <summary>
    /// XML cannot hold most control characters and keeps no carriage return, so the format writes them as _x000D_; a
    /// cell holds at most 32,767 characters.
    /// </summary>
    private static string Printable(string text) =>
        Unprintable().Replace(text.Length > MostCharacters ? text[..MostCharacters] : text,
            found => $"_x{(int)found.Value[0]:X4}_");

    [GeneratedRegex("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Unprintable();

    internal static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));
}

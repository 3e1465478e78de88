using System.Globalization;
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
    UnitLine,
}

/// <summary>A value with a look of its own.</summary>
public sealed record StyledCell(object? Value, CellStyle Style);

/// <summary>
/// Writes a workbook sheet by sheet. Texts are typed as texts, whatever they begin with: nothing a user wrote becomes a
/// formula.
/// </summary>
public sealed class Sheets : IDisposable
{
    private const double CharactersWide = 1.15;

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
        IEnumerable<object?[]> rows)
    {
        var part = _book.AddNewPart<WorksheetPart>();
        var sheetData = new SheetData();
        sheetData.Append(RowOf(1, [(title, CellStyle.Title)]));
        sheetData.Append(RowOf(2, [.. columns.Select(c => ((object?)c.Header, CellStyle.Header))]));
        var last = ColumnName(Math.Max(columns.Count, 2) - 1);
        var merged = new MergeCells(new MergeCell { Reference = $"A1:{last}1" });
        uint at = 3;
        foreach (var row in rows)
        {
            if (row is [StyledCell { Style: CellStyle.Note }])
                merged.Append(new MergeCell { Reference = $"A{at}:{last}{at}" });
            sheetData.Append(RowOf(at++, [.. row.Select(Styled)], columns.Sum(c => c.Width)));
        }

        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(Frozen()),
            new SheetFormatProperties { DefaultRowHeight = 16 },
            new Columns(columns.Select((c, i) => ColumnOf((uint)i + 1, c.Width))),
            sheetData,
            merged,
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C&P / &N")));
        Register(part, name);
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

    private void Register(WorksheetPart part, string name)
    {
        _book.Workbook.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.Sheets>()!.Append(
            new Sheet { Id = _book.GetIdOfPart(part), SheetId = _count + 1, Name = name });
        (_names ??= new DefinedNames()).Append(
            new DefinedName($"'{name}'!$2:$2") { Name = "_xlnm.Print_Titles", LocalSheetId = _count });
        _count++;
    }

    private SheetView Frozen() => new(
        new Pane
        {
            VerticalSplit = 2,
            TopLeftCell = "A3",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen
        })
    {
        WorkbookViewId = 0,
        TabSelected = _count == 0,
        ShowGridLines = false,
    };

    internal static Column ColumnOf(uint at, double width) =>
        new() { Min = at, Max = at, Width = width * CharactersWide, CustomWidth = true };

    private static Row RowOf(uint at, IReadOnlyList<(object? Value, CellStyle Style)> cells, double width = 0)
    {
        var row = new Row { RowIndex = at };
        if (at == 1)
            (row.Height, row.CustomHeight) = (28, true);
        else if (cells is [(string note, CellStyle.Note)]) // no program sizes the height of merged cells by itself
            (row.Height, row.CustomHeight) = (14 * Math.Ceiling((note.Length + 4) * 1.8 / width), true);
        for (var i = 0; i < cells.Count; i++)
            row.Append(CellOf(ColumnName(i) + at, cells[i].Value, cells[i].Style));
        return row;
    }

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

    private static Cell Number(string reference, string number, CellStyle style) =>
        new(new CellValue(number)) { CellReference = reference, StyleIndex = (uint)style };

    /// <summary>XML cannot hold most control characters, and a cell holds at most 32,767 characters.</summary>
    private static string Printable(string text)
    {
        var clean = new string([.. text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);
        return clean.Length > 32_000 ? clean[..32_000] : clean;
    }

    internal static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));
}

using DocumentFormat.OpenXml.Wordprocessing;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>Where a cell's text stands.</summary>
internal enum CellSide
{
    Left,
    Centre,
    Right,
}

/// <summary>One cell.</summary>
/// <param name="Fill">RRGGBB behind it; null for none.</param>
/// <param name="Span">How many columns it takes.</param>
/// <param name="Bare">No line above and below: a gap between two tables side by side.</param>
internal readonly record struct WordCell(
    WordText Text, CellSide Side = CellSide.Left, string? Fill = null, int Span = 1, bool Bare = false)
{
    public static implicit operator WordCell(string text) => new(text);
}

/// <summary>How a table is set.</summary>
/// <param name="Size">Points.</param>
/// <param name="RowHeight">Millimetres, exactly; null: as high as the text needs.</param>
/// <param name="Line">Colour of its lines.</param>
/// <param name="Padding">Millimetres at the left and right of a cell's text.</param>
/// <param name="Together">Short enough to stay on one page as a whole.</param>
internal sealed record WordTableLook(
    double Size, double? RowHeight = null, string Line = "808080", double Padding = 0.7, bool Together = false)
{
    /// <summary>Headers of many narrow columns are set smaller, so that their words stay whole.</summary>
    public double HeadSize => Size < 10 ? Size - 1.5 : Size;
}

/// <summary>A table of fixed width: its head is repeated on every page, and no row is cut in two.</summary>
internal sealed class WordTable
{
    private const string HeadFill = "F3ECE6";

    /// <summary>So many rows at the end stay on one page, so that no total stands alone.</summary>
    private const int LastTogether = 4;

    private readonly Table _table = new();
    private readonly int[] _widths;
    private readonly WordTableLook _look;

    /// <param name="widths">Millimetres.</param>
    public WordTable(IReadOnlyList<double> widths, WordTableLook look)
    {
        _widths = [.. widths.Select(WordDocument.Twips)];
        _look = look;
        var margin = WordDocument.Twips(look.Padding);
        _table.Append(new TableProperties
        {
            TableWidth = new TableWidth { Width = $"{_widths.Sum()}", Type = TableWidthUnitValues.Dxa },
            TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center },
            TableBorders = Borders(look.Line),
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new TableCellMarginDefault(
                new TableCellLeftMargin { Width = (short)margin, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = (short)margin, Type = TableWidthValues.Dxa }),
        });
        _table.Append(new TableGrid(_widths.Select(width => new GridColumn { Width = $"{width}" })));
    }

    /// <summary>A row of headers; on every page when the table runs over several.</summary>
    public WordTable Head(IEnumerable<string> headers) => Put(
        [.. headers.Select(header => new WordCell(new WordText(header, Face: Typefaces.Hei, Size: _look.HeadSize), CellSide.Centre, HeadFill))],
        isHead: true);

    /// <summary>A line over the whole width that names what follows, and stays with it.</summary>
    public WordTable Section(string text) => Put(
        [new WordCell(new WordText(text, Face: Typefaces.Hei, Colour: WordStyles.Red), CellSide.Left, "FBF8F4", _widths.Length)],
        keepsWithNext: true);

    public WordTable Row(params IReadOnlyList<WordCell> cells) => Put(cells);

    public Table Finish()
    {
        var rows = _table.Elements<TableRow>().ToList();
        var together = _look.Together ? rows : rows[Math.Max(1, rows.Count - LastTogether)..];
        foreach (var paragraph in together.SkipLast(1).SelectMany(row => row.Descendants<Paragraph>()))
            paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        return _table;
    }

    private WordTable Put(IReadOnlyList<WordCell> cells, bool isHead = false, bool keepsWithNext = false)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (_look.RowHeight is { } height)
            properties.Append(new TableRowHeight { Val = (uint)WordDocument.Twips(height), HeightType = HeightRuleValues.Exact });
        if (isHead)
            properties.Append(new TableHeader());
        var row = new TableRow { TableRowProperties = properties };
        var column = 0;
        foreach (var cell in cells)
        {
            row.Append(CellOf(cell, _widths[column..(column + cell.Span)].Sum(), keepsWithNext || isHead));
            column += cell.Span;
        }

        _table.Append(row);
        return this;
    }

    private TableCell CellOf(WordCell cell, int width, bool keepsWithNext)
    {
        var properties = new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa },
            TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
        };
        if (cell.Span > 1)
            properties.GridSpan = new GridSpan { Val = cell.Span };
        if (cell.Bare)
            properties.TableCellBorders = new TableCellBorders(
                new TopBorder { Val = BorderValues.Nil }, new LeftBorder { Val = BorderValues.Nil },
                new BottomBorder { Val = BorderValues.Nil }, new RightBorder { Val = BorderValues.Nil });
        if (cell.Fill is { } fill)
            properties.Shading = new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill };
        var paragraph = WordDocument.ParagraphOf(
            WordStyle.Cell, cell.Text with { Size = cell.Text.Size ?? _look.Size });
        paragraph.ParagraphProperties!.Justification = new Justification { Val = SideOf(cell.Side) };
        if (keepsWithNext)
            paragraph.ParagraphProperties.KeepNext = new KeepNext();
        return new TableCell(paragraph) { TableCellProperties = properties };
    }

    private static JustificationValues SideOf(CellSide side) => side switch
    {
        CellSide.Left => JustificationValues.Left,
        CellSide.Centre => JustificationValues.Center,
        CellSide.Right => JustificationValues.Right,
    };

    private static TableBorders Borders(string colour) => new()
    {
        TopBorder = new TopBorder { Val = BorderValues.Single, Size = 8, Color = colour },
        LeftBorder = new LeftBorder { Val = BorderValues.Single, Size = 4, Color = colour },
        BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 8, Color = colour },
        RightBorder = new RightBorder { Val = BorderValues.Single, Size = 4, Color = colour },
        InsideHorizontalBorder = new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = colour },
        InsideVerticalBorder = new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = colour },
    };
}

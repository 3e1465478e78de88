using DocumentFormat.OpenXml.Wordprocessing;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>The page for the wall as a Word document, of which its PDF is made.</summary>
internal static class WallWord
{
    private const double FiguresRow = 6;
    private const string TotalFill = "F3ECE6";

    private static readonly WordPage s_page = new(true, Wall.Margin, Wall.Margin, Wall.Margin, Wall.Margin, Numbered: false);

    public static byte[] Render(Rendering rendering)
    {
        var wall = Wall.Of(rendering);
        using var word = new WordDocument(rendering.Words, wall.Title, rendering.Card.RegionName);
        Exactly(word.Add(WordStyle.Title, new WordText(wall.Title, Colour: WordStyles.Red, Size: 26)), 32);
        Exactly(word.Add(WordStyle.Subtitle, new WordText(wall.Issue, Size: 13)), 20);
        word.Add(Figures(wall));
        Exactly(word.Add(WordStyle.Cell, new WordText("", Size: 6)), 8);
        word.Add(Rows(wall));
        Exactly(word.Add(WordStyle.Cell, new WordText(wall.Foot, Size: 7.5, Colour: "606060")), 12);
        return word.Finish(s_page);
    }

    private static void Exactly(Paragraph paragraph, int points) =>
        paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines
        { Before = "0", After = "0", Line = $"{points * 20}", LineRule = LineSpacingRuleValues.Exact };

    private static WordTable Figures(Wall wall)
    {
        var width = s_page.Width / wall.Figures.Count;
        var table = new WordTable([.. wall.Figures.Select(_ => width)], new WordTableLook(10, FiguresRow, "C9B8AE"));
        table.Row([.. wall.Figures.Select(f => new WordCell(
            new WordText(f.Unit.Length == 0 ? f.Name : $"{f.Name}（{f.Unit}）", Size: 10), CellSide.Centre, TotalFill))]);
        table.Row([.. wall.Figures.Select(f => new WordCell(
            new WordText(f.Value, Bold: true, Size: 16, Colour: WordStyles.Red), CellSide.Centre))]);
        table.Row([.. wall.Figures.Select(f => new WordCell(
            new WordText($"{f.Week}  {f.Done}", Size: 8, Colour: f.IsRed ? WordStyles.Red : "404040"), CellSide.Centre))]);
        return table;
    }

    private static WordTable Rows(Wall wall)
    {
        var table = new WordTable(
            [.. Wall.Widths, Wall.GapWidth, .. Wall.Widths],
            new WordTableLook(wall.FontSize, wall.RowHeight, "C9B8AE", 0.6));
        for (var i = 0; i < Math.Max(wall.Left.Count, wall.Right.Count); i++)
            table.Row([.. Side(wall, wall.Left, i), new WordCell("", Bare: true), .. Side(wall, wall.Right, i)]);
        return table;
    }

    private static IEnumerable<WordCell> Side(Wall wall, IReadOnlyList<WallRow> rows, int at)
    {
        var columns = Wall.Widths.Count;
        if (at >= rows.Count)
            return [new WordCell("", Span: columns, Bare: true)];
        var row = rows[at];
        return row.Kind switch
        {
            WallKind.Head => [Head(wall, row.Name, CellSide.Left), .. row.Cells.Select(cell => Head(wall, cell, CellSide.Right))],
            WallKind.Section =>
            [
                new WordCell(new WordText(row.Name, Face: Typefaces.Hei, Colour: WordStyles.Red), Fill: "FBF8F4", Span: columns),
            ],
            WallKind.Row or WallKind.Total => Numbers(wall, row),
            WallKind.Red => List(wall, row, WordStyles.Red),
            WallKind.Black => List(wall, row, "262626"),
            WallKind.Plain => [new WordCell(wall.Words(row), Span: columns)],
        };
    }

    private static IEnumerable<WordCell> Numbers(Wall wall, WallRow row)
    {
        var isTotal = row.Kind == WallKind.Total;
        var (fill, last) = (isTotal ? TotalFill : null, row.Cells.Count - 2);
        yield return new WordCell(new WordText(wall.Fit(row.Name, Wall.Widths[0]), isTotal), Fill: fill);
        for (var i = 0; i < row.Cells.Count; i++)
            yield return new WordCell(
                new WordText(row.Cells[i], isTotal, row.IsRed && i == last ? WordStyles.Red : null), CellSide.Right, fill);
    }

    private static IEnumerable<WordCell> List(Wall wall, WallRow row, string colour) =>
    [
        new WordCell(new WordText(wall.Fit(row.Name, Wall.Widths[0]), Colour: "FFFFFF", Face: Typefaces.Hei), Fill: colour),
        new WordCell(wall.Words(row), Span: Wall.Widths.Count - 1),
    ];

    private static WordCell Head(Wall wall, string text, CellSide side) =>
        new(new WordText(text, Size: wall.HeadSize, Colour: "FFFFFF", Face: Typefaces.Hei), side, WordStyles.Red);
}

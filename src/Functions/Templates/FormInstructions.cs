using DocumentFormat.OpenXml.Spreadsheet;
using Leads.Functions.Scorecards;
using CellStyle = Leads.Functions.Scorecards.CellStyle;
using SheetCells = Leads.Functions.Scorecards.Sheets;

namespace Leads.Functions.Templates;

/// <summary>The page that explains a form: column by column what goes there, with an example.</summary>
internal static class FormInstructions
{
    private static readonly (string Header, double Width)[] s_columns =
        [("列", 24), ("必填", 8), ("填什么", 76), ("示例", 40)];

    private static readonly SheetPaper s_paper = new([.. s_columns.Select(column => column.Width)], mayGrow: true);

    public static Worksheet Of(Form form)
    {
        var data = new SheetData();
        var merges = new MergeCells(new MergeCell { Reference = "A1:D1" });
        data.Append(FormWorkbook.RowOf(1, 30, Whole($"{form.Sheet}填写说明", CellStyle.Title)));
        data.Append(FormWorkbook.RowOf(2, 22, s_columns.Select(column => ((object?)column.Header, CellStyle.Header))));
        uint at = 3;
        foreach (var column in form.Columns)
            data.Append(FormWorkbook.RowOf(at++, 6 + (16 * Lines(column)),
                (column.Header, CellStyle.Bold), (column.Required ? "必填" : "", CellStyle.Text),
                (column.Says, CellStyle.Wrapped), (column.Example, CellStyle.Wrapped)));
        foreach (var rule in form.Rules.Append("本页只作说明，导入时不读取；示例不会被导入。"))
        {
            merges.Append(new MergeCell { Reference = $"A{at}:D{at}" });
            data.Append(FormWorkbook.RowOf(at++, 20, Whole("· " + rule, CellStyle.Note)));
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false }),
            new SheetFormatProperties { DefaultRowHeight = 18 },
            new Columns(s_columns.Select((column, index) => SheetCells.ColumnOf((uint)index + 1, column.Width))),
            data,
            merges,
            new PrintOptions { HorizontalCentered = true },
            SheetPaper.Margins(),
            s_paper.Landscape());
    }

    private static int Lines(FormColumn column) => Math.Max(
        SheetCells.LinesOf(column.Says, s_columns[2].Width), SheetCells.LinesOf(column.Example, s_columns[3].Width));

    private static IEnumerable<(object?, CellStyle)> Whole(string text, CellStyle style) =>
        [(text, style), .. Enumerable.Repeat(((object?)null, style), s_columns.Length - 1)];
}

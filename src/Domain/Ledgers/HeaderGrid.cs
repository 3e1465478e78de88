namespace Leads.Domain.Ledgers;

/// <summary>The first rows of a sheet as a grid of texts, merged cells filled, to look for headers in.</summary>
internal sealed class HeaderGrid
{
    private const int Depth = 15;
    private static readonly DateOnly AnyCutoff = new(2100, 1, 1);
    private const int MostMerges = 1_000;
    private readonly Sheet sheet;
    private readonly List<MergedRange> merges;
    private readonly string[][] texts;
    private readonly string[][] own;
    private readonly bool[] hasParentMerge;

    public HeaderGrid(Sheet sheet)
    {
        this.sheet = sheet;
        Rows = Math.Min(Depth + 2, sheet.Rows.Count);
        Columns = sheet.Rows.Take(Rows).Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        own = [.. sheet.Rows.Take(Rows).Select(OwnTexts)];
        texts = [.. own.Select(row => (string[])row.Clone())];
        hasParentMerge = new bool[Rows];
        merges = Rows == 0 ? [] : [.. sheet.Merges
            .Where(merge => merge.FirstRow <= sheet.Rows[Rows - 1].Number)
            .Take(MostMerges)];
        merges.ForEach(Fill);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The compact text shown at a place, that of the merged cell included.</summary>
    public string Text(int row, int column) => texts[row][column];

    /// <summary>The compact texts that stand in a row themselves.</summary>
    public IEnumerable<string> Own(int row) => own[row].Where(text => text.Length > 0);

    /// <summary>The header as written, without line breaks.</summary>
    public string Written(int row, int column)
    {
        var number = sheet.Rows[row].Number;
        var merge = merges.Find(merge => merge.Covers(number, column));
        var source = merge is null ? row : IndexOf(merge.FirstRow);
        var cell = source < 0 ? null : sheet.Rows[source][merge?.FirstColumn ?? column];
        return string.Concat((cell?.Text ?? "").Where(character => !Names.IsBlank(character)));
    }

    /// <summary>The rows of a block that say something of their own at a column, from the top.</summary>
    public IReadOnlyList<int> Path(int top, int bottom, int column)
    {
        var rows = new List<int>();
        for (var row = top; row <= bottom; row++)
            if (Text(row, column).Length > 0 && (rows.Count == 0 || Text(rows[^1], column) != Text(row, column)))
                rows.Add(row);
        return rows;
    }

    /// <summary>
    /// The text of an unmerged parent to the left of a child: it reaches over the columns to its right as far as they
    /// have children and no parent of their own; "" where there is none.
    /// </summary>
    public string ParentToTheLeft(int row, int column)
    {
        if (hasParentMerge[row] || row + 1 >= Rows)
            return "";
        for (var left = column; left >= 0 && Text(row + 1, left).Length > 0; left--)
            if (Text(row, left).Length > 0)
                return Text(row, left);
        return "";
    }

    /// <summary>
    /// A header's row holds words only, and more than one of them: not a title, a unit line, or a project.
    /// </summary>
    public bool IsLabels(int row) =>
        row < Rows
        && !HasValues(sheet.Rows[row])
        && texts[row].Where(text => text.Length > 0 && !IsTitle(text)).Distinct().Take(2).Count() == 2;

    public static bool IsTitle(string text) =>
        text.Length > 40 || TitleWords.Any(word => text.Contains(word, StringComparison.Ordinal));

    private static readonly string[] TitleWords =
        ["台账", "一览表", "统计表", "汇总表", "明细表", "情况表", "登记表", "进度表", "清单", "截至", "截止", "填报单位", "单位:"];

    private string[] OwnTexts(SheetRow row)
    {
        var compact = new string[Columns];
        for (var column = 0; column < Columns; column++)
            compact[column] = row[column] is { } cell ? NaturalKey.Part(LedgerText.Start(cell.Text)) : "";
        return compact;
    }

    // A header may hold a few (a column per month); a project's row holds more.
    private static bool HasValues(SheetRow row)
    {
        var cells = row.Cells.Where(cell => cell is { IsEmpty: false }).ToList();
        return cells.Count(IsValue!) * 3 > cells.Count;
    }

    private static bool IsValue(Cell cell) =>
        cell.Number is not null || cell.Date is not null || AmountReader.Number(cell) is not null
        || DateReader.Read(cell, AnyCutoff).Value is not null;

    private void Fill(MergedRange merge)
    {
        var first = IndexOf(merge.FirstRow);
        if (first < 0 || merge.FirstColumn >= Columns)
            return;
        var text = own[first][merge.FirstColumn];
        for (var row = first; row < Rows && sheet.Rows[row].Number <= merge.LastRow; row++)
            for (var column = merge.FirstColumn; column <= Math.Min(merge.LastColumn, Columns - 1); column++)
                texts[row][column] = text;
        hasParentMerge[first] |= merge.Width > 1 && !IsTitle(text);
    }

    private int IndexOf(int number)
    {
        for (var index = 0; index < Rows; index++)
            if (sheet.Rows[index].Number == number)
                return index;
        return -1;
    }
}

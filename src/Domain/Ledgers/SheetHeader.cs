namespace Leads.Domain.Ledgers;

/// <summary>A column of a sheet as its header describes it.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Header">The header's text, unique in its sheet.</param>
/// <param name="Labels">Its words in compact form, level by level.</param>
/// <param name="Claim">What it is taken for.</param>
/// <param name="Unit">The unit that the header or its parent gives.</param>
/// <param name="Said">What clerks have said of it.</param>
/// <param name="HeaderSays">What its header's words alone make of it.</param>
internal sealed record LedgerColumn(
    int Index, string Header, IReadOnlyList<string> Labels, Claim? Claim, MoneyUnit? Unit, ColumnSaying Said,
    Field? HeaderSays)
{
    /// <summary>The column as a clerk sees it; one that lost its field or is not read here has none.</summary>
    public ColumnMatch MatchIn(string sheet)
    {
        var by = Said.Field == Claim?.Field ? Said.By : ColumnOrigin.Header;
        return new ColumnMatch(sheet, Header, Claim?.Field)
        {
            By = by,
            Unit = by == ColumnOrigin.Header ? null : Said.Unit,
            HeaderSays = by == ColumnOrigin.Header ? null : HeaderSays,
            Remembered = Said.Remembered,
        };
    }
}

/// <summary>The header of a sheet: where it is and what its columns are.</summary>
/// <param name="FirstRow">Index of its first row among the sheet's rows.</param>
/// <param name="LastRow">Index of its last row.</param>
/// <param name="Columns">Every column that has a header.</param>
/// <param name="Titles">The compact texts above it.</param>
internal sealed record SheetHeader(
    int FirstRow, int LastRow, IReadOnlyList<LedgerColumn> Columns, IReadOnlyList<string> Titles)
{
    private const int Deepest = 15;

    /// <summary>The rows among the first that know most of their columns; null where no row names projects.</summary>
    public static SheetHeader? Find(Sheet sheet, ColumnChoices choices)
    {
        var grid = new HeaderGrid(sheet);
        var best = Blocks(grid)
            .Select(rows => (rows.Top, rows.Bottom, Columns: new HeaderBlock(grid, rows.Top, rows.Bottom, choices)))
            .Where(block => block.Columns.NamesProjects)
            .OrderByDescending(block => block.Columns.Score)
            .ThenBy(block => block.Bottom - block.Top)
            .ThenBy(block => block.Top)
            .FirstOrDefault();
        if (best.Columns is null)
            return null;
        var titles = Enumerable.Range(0, best.Top).SelectMany(grid.Own).ToList();
        return new SheetHeader(best.Top, best.Bottom, best.Columns.Resolve(sheet, best.Bottom), titles);
    }

    // One level, or up to three (the third when a parent has a parent).
    private static IEnumerable<(int Top, int Bottom)> Blocks(HeaderGrid grid)
    {
        for (var top = 0; top < Math.Min(Deepest, grid.Rows); top++)
            for (var bottom = top; bottom <= top + 2 && grid.IsLabels(bottom); bottom++)
                yield return (top, bottom);
    }
}

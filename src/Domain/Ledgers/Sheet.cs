namespace Leads.Domain.Ledgers;

/// <summary>One sheet of a ledger file as it arrived; for a csv the whole file, named after it.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Rows">The rows that hold something, in order.</param>
/// <param name="Merges">The merged ranges; none in a csv.</param>
/// <param name="Hidden">A clerk has hidden it: what nobody sees is not imported.</param>
public sealed record Sheet(
    string Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<MergedRange> Merges, bool Hidden = false);

/// <summary>One row of a sheet.</summary>
/// <param name="Number">The file's own row number, from 1.</param>
/// <param name="Cells">The cells by column, from 0; null where there is nothing.</param>
public sealed record SheetRow(int Number, IReadOnlyList<Cell?> Cells)
{
    public Cell? this[int column] => column < Cells.Count ? Cells[column] : null;

    /// <summary>What a cell holds, as it is written; empty where there is nothing.</summary>
    internal string Written(int column) => this[column]?.Text.Trim() ?? "";
}

/// <summary>
/// Cells shown as one; the text is in the first. Rows from 1 and columns from 0, as in <see cref="SheetRow"/>.
/// </summary>
public sealed record MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    internal int Width => LastColumn - FirstColumn + 1;

    internal bool Covers(int row, int column) =>
        row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>What a cell holds.</summary>
/// <param name="Text">As a clerk sees or typed it.</param>
/// <param name="Number">The number, if the file says it is one.</param>
/// <param name="Date">The day, if the file formats the number as a date.</param>
/// <param name="Formula">The value was calculated by the sheet.</param>
public sealed record Cell(string Text, decimal? Number = null, DateOnly? Date = null, bool Formula = false)
{
    internal bool IsEmpty => Number is null && Date is null && Text.All(Names.IsBlank);
}

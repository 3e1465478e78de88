namespace Leads.Domain.Ledgers;

/// <summary>What the cells beneath a header bear out.</summary>
internal static class ColumnCells
{
    private const int Sample = 200;
    private static readonly DateOnly AnyCutoff = new(2100, 1, 1);

    /// <summary>At least half of what a column holds are dates.</summary>
    public static bool AreDates(Sheet sheet, int headerRow, int column)
    {
        var filled = sheet.Rows.Skip(headerRow + 1)
            .Select(row => row[column])
            .Where(cell => !NothingMarks.IsNothing(cell))
            .Take(Sample)
            .ToList();
        return filled.Count > 0
            && filled.Count(cell => DateReader.Read(cell, AnyCutoff).Value is not null) * 2 >= filled.Count;
    }
}

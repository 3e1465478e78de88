namespace Leads.Functions.Imports;

/// <summary>Bounds what one file may hold, so that no file can exhaust the process.</summary>
internal sealed class CellBudget
{
    public const int MostRows = 200_000;
    public const int MostColumns = 200;

    // Over all sheets: about 300 MB of cells.
    public const int MostCells = 4_000_000;

    private int cells;

    /// <summary>Counts a filled cell of a sheet that has this many filled rows already.</summary>
    public void Take(int column, int filledRows)
    {
        if (column >= MostColumns || filledRows >= MostRows || ++cells > MostCells)
            throw new UnreadableFileException(FileRefusal.TooManyCells);
    }
}

namespace Leads.Functions.Imports;

/// <summary>Bounds what one file may hold, over all its sheets, so that no file can exhaust the process.</summary>
internal sealed class CellBudget
{
    public const int MostRows = 30_000;
    public const int MostColumns = 200;
    public const int MostCells = 600_000;

    // A text that many cells share counts once for each of them: each is read.
    public const int MostCharacters = 24_000_000;

    private int rows;
    private int cells;
    private long characters;

    /// <summary>Counts a row that holds something.</summary>
    public void TakeRow()
    {
        if (++rows > MostRows)
            throw new UnreadableFileException(FileRefusal.TooManyCells);
    }

    /// <summary>Counts a filled cell.</summary>
    public void Take(int column, string text)
    {
        characters += text.Length;
        if (column >= MostColumns || ++cells > MostCells || characters > MostCharacters)
            throw new UnreadableFileException(FileRefusal.TooManyCells);
    }
}

namespace Leads.Domain.Ledgers;

/// <summary>
/// What came of reading one cell: a value, nothing (an empty cell or a dash), or the fault that holds the row back.
/// </summary>
internal readonly record struct Reading<T>(T? Value, HoldReason? Fault)
    where T : struct
{
    public static Reading<T> Nothing => default;

    public static implicit operator Reading<T>(T value) => new(value, null);

    public static implicit operator Reading<T>(HoldReason fault) => new(null, fault);
}

/// <summary>The marks by which clerks say that there is nothing.</summary>
internal static class NothingMarks
{
    public static bool IsNothing(Cell? cell) =>
        cell is null || (cell.Number is null && cell.Date is null && IsNothing(NaturalKey.Part(cell.Text)));

    public static bool IsNothing(string compact) =>
        compact is "" or "无" or "暂无" or "/" or "\\" or "空" || compact.All(IsDash);

    // Hyphen to horizontal bar, minus, box drawing and the katakana long mark all look like a dash in a sheet.
    private static bool IsDash(char character) =>
        character is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\u2500' or '\u2501' or '\u30FC' or '_' or '~';
}

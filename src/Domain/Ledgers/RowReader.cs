using System.Diagnostics;

namespace Leads.Domain.Ledgers;

/// <summary>Reads the rows of one sheet: every cell, then the first fault in column order.</summary>
internal sealed class RowReader(
    Sheet sheet, IReadOnlyList<LedgerColumn> columns, SheetKind kind, DateOnly cutoff, LedgerOptions options)
{
    private readonly Dictionary<int, string> overrules = options.Overrules
        .Where(overrule => overrule.Sheet == sheet.Name)
        .GroupBy(overrule => overrule.Row)
        .ToDictionary(same => same.Key, same => same.Last().Note);

    private readonly SeenProjects seen = new();
    private readonly FormRows form = new();

    /// <summary>What a row says, accepted or not.</summary>
    public RowReading Read(SheetRow source, string? sectionSector)
    {
        var cells = new CellReadings(source, columns, cutoff, options);
        var name = LedgerText.Line(cells.Text(Field.Name));
        var row = FormRows.Stated(
            LedgerRowMaker.Make(sheet.Name, source.Number, KindOf(cells), name, cells, sectionSector), cells);
        AddRowFaults(cells, row);
        row = row with { LeftOut = Overruling.LeftOut(row, cells) };
        var overruled = overrules.GetValueOrDefault(source.Number);
        var fault = cells.FirstFault(reason => overruled is null || IsFinal(row, reason));
        return fault is { } found
            ? new RowReading(row, cells, new HeldBack(
                sheet.Name, source.Number, found.Column.Header, found.Value, found.Reason)
            {
                Final = IsFinal(row, found.Reason),
            })
            : new RowReading(overruled is null ? row : Overruling.LetIn(row, cells, overruled), cells, HeldBack: null);
    }

    private RowKind KindOf(CellReadings cells) => kind switch
    {
        SheetKind.Intended => RowKind.Intended,
        SheetKind.Signed => RowKind.Signed,
        SheetKind.Mixed => cells.IsFilled(Field.SignedOn) ? RowKind.Signed : RowKind.Intended,
        SheetKind.Progress => RowKind.Progress,
        SheetKind.PaidIn => RowKind.PaidIn,
        SheetKind.Trips => throw new UnreachableException(),
    };

    /// <summary>
    /// No note of a clerk helps: a project needs its name, and the one fact of a form's row all that makes it.
    /// </summary>
    private static bool IsFinal(LedgerRow row, HoldReason reason) => row.TellsProject
        ? reason == HoldReason.MissingName
        : reason != HoldReason.SuspectedUnit;

    private void AddRowFaults(CellReadings cells, LedgerRow row)
    {
        if (row.Name.Length == 0)
            cells.AddFault(Field.Name, HoldReason.MissingName);
        else if (row.TellsProject && seen.IsRepeated(row))
            cells.AddFault(Field.Name, HoldReason.Duplicate);
        form.AddFaults(cells, row);
        // A 累计 of 0 makes no fact, but it contradicts a 当年 all the same.
        if (cells.Yuan(Field.PaidInTotal) < cells.Yuan(Field.PaidInThisYear))
            cells.AddFault(Field.PaidInTotal, HoldReason.ContradictoryAmounts);
    }
}

/// <summary>A row as read, its cells, and why it is held back; null when it goes in.</summary>
internal sealed record RowReading(LedgerRow Row, CellReadings Cells, HeldBack? HeldBack);

/// <summary>
/// What the rows of a sheet record: all leads, all contracts, or by row whether its signature is dated; or what a form
/// asks for.
/// </summary>
internal enum SheetKind
{
    Intended,
    Signed,
    Mixed,
    Progress,
    PaidIn,
    Trips,
}

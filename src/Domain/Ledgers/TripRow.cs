namespace Leads.Domain.Ledgers;

/// <summary>A trip to attract investment (外出招商) as one row of its form tells it.</summary>
public sealed record TripRow(string Sheet, int Row, DateOnly On, string Who, string Where)
{
    public string? Chain { get; init; }

    public IReadOnlyList<string> Firms { get; init; } = [];

    public string? Result { get; init; }

    /// <summary>What makes it the same trip as another row: day, people and place.</summary>
    public string Key => $"{On:yyyyMMdd}\n{NaturalKey.Part(Who)}\n{NaturalKey.Part(Where)}";

    /// <summary>Whether another row of the same trip tells the same of it.</summary>
    public bool SaysTheSame(TripRow other) =>
        Chain == other.Chain && Result == other.Result && Firms.SequenceEqual(other.Firms);
}

/// <summary>A trip as read, or why its row is held back.</summary>
internal sealed record TripReading(TripRow? Trip, HeldBack? HeldBack);

/// <summary>Reads a sheet of the form of trips.</summary>
internal static class TripReader
{
    public static SheetReading Read(SheetLayout layout, DateOnly cutoff, LedgerOptions options)
    {
        var columns = layout.Columns(cutoff);
        var kinds = new RowKinds(layout.Sheet, layout.Header);
        var fixes = new CellFixes(layout.Sheet.Name, columns, options.Fixes);
        var seen = new Dictionary<string, TripRow>();
        var trips = layout.Sheet.Rows.Skip(layout.Header.LastRow + 1)
            .Select(fixes.Apply)
            .Where(row => kinds.Of(row) == RowShape.Project)
            .Select(row => Read(
                layout.Sheet.Name, row.Number, new CellReadings(row, columns, cutoff, options), options.Today, seen))
            .ToList();
        return new SheetReading(
            new SheetCount(layout.Sheet.Name, trips.Count, 0, 0), [], [], SheetReader.Matches(layout, columns))
        {
            Trips = trips,
            Corrected = fixes.Applied,
        };
    }

    private static TripReading Read(
        string sheet, int number, CellReadings cells, DateOnly today, Dictionary<string, TripRow> seen)
    {
        var trip = new TripRow(
            sheet,
            number,
            cells.Date(Field.TripOn)?.On ?? default,
            LedgerText.Line(cells.Text(Field.Travellers)),
            LedgerText.Line(cells.Text(Field.Destination)))
        {
            Chain = LedgerText.LineOrNull(cells.Text(Field.Chain)),
            Firms = LedgerText.Names(cells.Text(Field.Firms)),
            Result = cells.Text(Field.TripResult),
        };
        FormRows.AddMissing(cells, Field.TripOn, Field.Travellers, Field.Destination);
        if (trip.On > today)
            cells.AddFault(Field.TripOn, HoldReason.ImpossibleDate);
        if (cells.Faults.Count == 0 && !seen.TryAdd(trip.Key, trip) && !seen[trip.Key].SaysTheSame(trip))
            cells.AddFault(Field.Destination, HoldReason.Contradictory);
        return cells.FirstFault(_ => true) is { } fault
            ? new TripReading(null, new HeldBack(sheet, number, fault.Column.Header, fault.Value, fault.Reason)
            {
                Final = true,
            })
            : new TripReading(trip, null);
    }
}

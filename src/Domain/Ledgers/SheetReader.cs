namespace Leads.Domain.Ledgers;

/// <summary>A sheet that is understood: where its header is, what its columns are and what its rows record.</summary>
internal sealed record SheetLayout(Sheet Sheet, SheetHeader Header, SheetKind Kind)
{
    /// <summary>The columns once the cut-off is known: 2020年到位 is no 当年到位 in 2021.</summary>
    public IReadOnlyList<LedgerColumn> Columns(DateOnly cutoff)
    {
        var line = Header.Titles.Select(MoneyUnit.InLine).FirstOrDefault(unit => unit is not null);
        var taken = new HashSet<Field>();
        return [.. Header.Columns.Select(column => column with
        {
            Claim = column.Claim is { } claim && IsRead(claim, cutoff) ? claim : null,
            Unit = column.Unit ?? line ?? (column.Said.Unit is { } said ? MoneyUnit.Of(said) : null),
        }).Select(column => IsSecond(column) ? column with { Claim = null } : column)];

        bool IsRead(Claim claim, DateOnly cutoff) =>
            claim.Field.IsReadIn(Kind) && (claim.Year is null || claim.Year == cutoff.Year);

        // 当年到位 and 2021年到位 side by side: the first is read.
        bool IsSecond(LedgerColumn column) =>
            column.Claim is { Field: Field.PaidInThisYear } claim && !taken.Add(claim.Field);
    }
}

/// <summary>Everything a sheet yields.</summary>
internal sealed record SheetReading(
    SheetCount Count,
    IReadOnlyList<RowReading> Rows,
    IReadOnlyList<TotalMismatch> Totals,
    IReadOnlyList<ColumnMatch> Columns)
{
    /// <summary>Of a sheet of trips.</summary>
    public IReadOnlyList<TripReading> Trips { get; init; } = [];

    public IReadOnlyList<CorrectedCell> Corrected { get; init; } = [];
}

/// <summary>Reads a sheet from its header to its foot.</summary>
internal static class SheetReader
{
    public static SheetReading Read(SheetLayout layout, DateOnly cutoff, LedgerOptions options)
    {
        if (layout.Kind == SheetKind.Trips)
            return TripReader.Read(layout, cutoff, options);
        var columns = layout.Columns(cutoff);
        var kinds = new RowKinds(layout.Sheet, layout.Header);
        var reader = new RowReader(layout.Sheet, columns, layout.Kind, cutoff, options);
        var totals = new TotalsCheck(layout.Sheet.Name, columns);
        var sectors = new SectionSectors();
        var readings = new List<RowReading>();
        var fixes = new CellFixes(layout.Sheet.Name, columns, options.Fixes);
        foreach (var row in layout.Sheet.Rows.Skip(layout.Header.LastRow + 1).Select(fixes.Apply))
            switch (kinds.Of(row))
            {
                case RowShape.Project:
                    readings.Add(reader.Read(row, sectors.Current));
                    totals.Add(readings[^1]);
                    break;
                case RowShape.Section:
                    sectors.Enter(RowKinds.SectionText(row));
                    totals.EnterSection();
                    break;
                case RowShape.Subtotal:
                    totals.AddTotal(row, isSubtotal: true);
                    break;
                case RowShape.Total:
                    totals.AddTotal(row, isSubtotal: false);
                    break;
                case RowShape.Blank or RowShape.Header or RowShape.Foot:
                    break;
            }

        return new SheetReading(
            new SheetCount(
                layout.Sheet.Name, readings.Count, CountOf(RowKind.Intended), CountOf(RowKind.Signed)),
            readings,
            [.. totals.Mismatches()],
            Matches(layout, columns))
        {
            Corrected = fixes.Applied,
        };

        int CountOf(RowKind kind) => readings.Count(reading => reading.Row.Kind == kind);
    }

    /// <summary>What the columns of a sheet were taken for.</summary>
    public static IReadOnlyList<ColumnMatch> Matches(SheetLayout layout, IReadOnlyList<LedgerColumn> columns) =>
        [.. columns.Select(column => column.MatchIn(layout.Sheet.Name))];
}

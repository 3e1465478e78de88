namespace Leads.Domain.Ledgers;

/// <summary>
/// Reads a ledger as clerks keep it. Nothing is guessed silently, nothing is lost: a row goes in as it is written or is
/// held back with its reason (domain note, section 6).
/// </summary>
public static class LedgerReader
{
    /// <summary>The sheet of a form that explains it, with examples: never read, nor a copy of it.</summary>
    public const string InstructionsSheet = "填写说明";

    /// <summary>The sheet of an export that lists what the others cannot say; it is not read, either.</summary>
    public const string UntoldSheet = "表外事项";

    /// <summary>What the sheets say, under these options.</summary>
    public static Ledger Read(IReadOnlyList<Sheet> sheets, LedgerOptions options)
    {
        var skipped = new List<SkippedSheet>();
        var layouts = new List<SheetLayout>();
        foreach (var sheet in sheets)
            if (Understand(sheet, options, out var reason) is { } layout)
                layouts.Add(layout);
            else
                skipped.Add(new SkippedSheet(sheet.Name, reason));

        var cutoff = Cutoff(layouts, options, out var warnings);
        var readings = layouts.Select(layout => SheetReader.Read(layout, cutoff, options)).ToList();
        var rows = readings.SelectMany(reading => reading.Rows).ToList();
        var trips = readings.SelectMany(reading => reading.Trips).ToList();
        return new Ledger(
            cutoff,
            [.. rows.Where(row => row.HeldBack is null).Select(row => row.Row)],
            [.. rows.Select(row => row.HeldBack).Concat(trips.Select(trip => trip.HeldBack)).OfType<HeldBack>()],
            [.. readings.SelectMany(reading => reading.Totals)],
            [.. warnings, .. new LedgerWarnings(cutoff).Of(rows), .. NothingFilled(readings)],
            [.. readings.Select(reading => reading.Count)],
            skipped,
            [.. readings.SelectMany(reading => reading.Columns)])
        {
            Trips = [.. trips.Select(trip => trip.Trip).OfType<TripRow>()],
            Corrected = [.. readings.SelectMany(reading => reading.Corrected)],
            NotAccepted = [.. rows.Where(row => row.HeldBack is not null).Select(row => row.Row)],
        };
    }

    private static IEnumerable<LedgerWarning> NothingFilled(IReadOnlyList<SheetReading> readings) =>
        readings.Any(reading => reading.Count.Read > 0)
            ? []
            : readings.Select(reading =>
                new LedgerWarning(reading.Count.Sheet, 0, "", "", LedgerWarningKind.NothingFilled));

    private static SheetLayout? Understand(Sheet sheet, LedgerOptions options, out SkipReason reason)
    {
        reason = SkipReason.Hidden;
        if (sheet.Hidden)
            return null;
        reason = SkipReason.Instructions;
        if (sheet.Name.StartsWith(InstructionsSheet, StringComparison.Ordinal) || sheet.Name == UntoldSheet)
            return null;
        reason = SkipReason.Empty;
        if (sheet.Rows.All(row => row.Cells.All(cell => cell is null || cell.IsEmpty)))
            return null;
        reason = SkipReason.NoHeader;
        if (SheetHeader.Find(sheet, new ColumnChoices(sheet.Name, options)) is not { } header)
            return null;
        reason = SkipReason.UnknownKind;
        if (SheetKinds.Of(sheet.Name, header) is not { } kind)
            return null;
        // Forms are ours: their headers mean what they say, whatever is remembered of a ledger's.
        return kind.IsForm() && options.Remembered.Count > 0
            ? Understand(sheet, options with { Remembered = [] }, out reason)
            : new SheetLayout(sheet, header, kind);
    }

    private static DateOnly Cutoff(
        List<SheetLayout> layouts, LedgerOptions options, out IReadOnlyList<LedgerWarning> warnings)
    {
        warnings = [];
        if (options.Cutoff is { } asked)
            return asked;
        var titles = layouts.SelectMany(layout =>
            layout.Header.Titles.Append(NaturalKey.Part(layout.Sheet.Name))).ToList();
        if (CutoffReader.InTitles(titles, out var lacksYear) is { } written)
            return written;
        if (lacksYear)
            warnings = [new LedgerWarning(layouts[0].Sheet.Name, 1, "", "", LedgerWarningKind.CutoffWithoutYear)];
        return options.Today;
    }
}

namespace Leads.Domain.Ledgers;

/// <summary>What a clerk should know of rows that go in all the same.</summary>
internal sealed class LedgerWarnings(DateOnly cutoff)
{
    private readonly HashSet<string> signedKeys = [];
    private readonly HashSet<(string Name, string Code)> signedCodes = [];

    /// <summary>The warnings of all rows; a held-back contract still answers for its lead.</summary>
    public IEnumerable<LedgerWarning> Of(IReadOnlyList<RowReading> readings)
    {
        foreach (var row in readings.Select(reading => reading.Row).Where(row => row.Kind == RowKind.Signed))
        {
            signedKeys.Add(row.NaturalKey);
            if (row.CreditCode is { } code)
                signedCodes.Add((NaturalKey.Part(row.Name), code));
        }

        return readings.Where(reading => reading.HeldBack is null).SelectMany(Of);
    }

    private IEnumerable<LedgerWarning> Of(RowReading reading)
    {
        var (row, cells, _) = reading;
        foreach (var field in Enum.GetValues<Field>().Where(field => field.IsFact()))
            if (cells.Date(field) is { } date && date.On > cutoff)
                yield return Warning(reading, field, LedgerWarningKind.DatedAfterCutoff);
        foreach (var field in cells.FailedTexts)
            yield return Warning(reading, field, LedgerWarningKind.FormulaError);
        if (row.Kind == RowKind.Signed && row.Signed is null)
            yield return Warning(reading, Field.SignedOn, LedgerWarningKind.NoSignatureDate);
        if (row.Kind == RowKind.Intended && row.Intended is null && row.Signed is null)
            yield return Warning(reading, Field.IntendedOn, LedgerWarningKind.NoIntentDate);
        if (row.Kind == RowKind.Intended && SaysSigned(row) && !HasSignedRow(row))
            yield return Warning(reading, Field.Progress, LedgerWarningKind.SignedWithoutSignedRow);
        if (row.Kind == RowKind.Signed && row.Terminated is null && SaysTerminated(cells) is { } remark)
            yield return Warning(reading, remark, LedgerWarningKind.TerminatedWithoutDate);
    }

    private static bool SaysSigned(LedgerRow row) =>
        NaturalKey.Part(row.Progress) is "签约" or "已签" or "已正式签约" or "已签合同" or "已签订合同"
        || NaturalKey.Part(row.Progress).StartsWith("已签约", StringComparison.Ordinal);

    private bool HasSignedRow(LedgerRow row) =>
        signedKeys.Contains(row.NaturalKey)
        || (row.CreditCode is { } code && signedCodes.Contains((NaturalKey.Part(row.Name), code)));

    private static Field? SaysTerminated(CellReadings cells)
    {
        foreach (var field in (Field[])[Field.Note, Field.Progress, Field.Problem])
        {
            var text = NaturalKey.Part(cells.Text(field));
            if (text is "已终止" or "终止" or "放弃" or "已放弃"
                || text.Contains("项目已终止", StringComparison.Ordinal) || text.Contains("项目终止", StringComparison.Ordinal))
                return field;
        }

        return null;
    }

    private static LedgerWarning Warning(RowReading reading, Field field, LedgerWarningKind kind) => new(
        reading.Row.Sheet,
        reading.Row.Row,
        reading.Cells.Column(field)?.Header ?? "",
        reading.Cells.Cell(field)?.Text.Trim() ?? "",
        kind);
}

namespace Leads.Domain.Ledgers;

/// <summary>Why a row cannot be trusted, at one of its cells.</summary>
internal readonly record struct CellFault(LedgerColumn Column, string Value, HoldReason Reason);

/// <summary>The cells of one row, read by what their columns are.</summary>
internal sealed class CellReadings
{
    private readonly SheetRow row;
    private readonly IReadOnlyList<LedgerColumn> columns;
    private readonly Dictionary<Field, LedgerDate> dates = [];
    private readonly Dictionary<Field, decimal> amounts = [];
    private readonly List<CellFault> faults = [];

    public CellReadings(SheetRow row, IReadOnlyList<LedgerColumn> columns, DateOnly cutoff, LedgerOptions options)
    {
        this.row = row;
        this.columns = columns;
        foreach (var column in columns)
            if (column.Claim is { Field: var field })
            {
                if (field.IsDate())
                    Keep(column, dates, DateReader.Read(row[column.Index], cutoff));
                else if (field.IsMoney())
                    KeepAmount(column, AmountReader.Read(row[column.Index], column.Unit), options);
            }
    }

    public IReadOnlyList<CellFault> Faults => faults;

    /// <summary>
    /// The text of the field's cells, joined where a field may have several columns; null where nothing is.
    /// </summary>
    public string? Text(Field field)
    {
        string? text = null;
        foreach (var column in columns)
            if (column.Claim?.Field == field && !NothingMarks.IsNothing(row[column.Index])
                && !FormulaErrors.IsError(row[column.Index]!))
                text = LedgerText.Join([text, Names.Trim(row[column.Index]!.Text)]);
        return text;
    }

    /// <summary>The columns of texts that hold a formula's failure instead.</summary>
    public IEnumerable<Field> FailedTexts => columns
        .Where(column => column.Claim is { Field: var held } && !held.IsDate() && !held.IsMoney()
            && row[column.Index] is { } cell && FormulaErrors.IsError(cell))
        .Select(column => column.Claim!.Value.Field).Distinct();

    public Cell? Cell(Field field) =>
        columns.FirstOrDefault(column => column.Claim?.Field == field) is { } column ? row[column.Index] : null;

    /// <summary>What a column's cell holds, as it is written.</summary>
    public string Written(LedgerColumn column) => row.Written(column.Index);

    public LedgerColumn? Column(Field field) => columns.FirstOrDefault(column => column.Claim?.Field == field);

    public bool IsFilled(Field field) => !NothingMarks.IsNothing(Cell(field)) && Cell(field) is not { Number: 0 };

    public LedgerDate? Date(Field field) => dates.TryGetValue(field, out var date) ? date : null;

    /// <summary>The amount in 元 with its fractions; null where the cell is empty or unreadable.</summary>
    public decimal? Yuan(Field field) => amounts.TryGetValue(field, out var amount) ? amount : null;

    /// <summary>
    /// The amount; 0 is no amount, except that a total investment of 0 is one, and suspected, and that 0 in this year
    /// says that all money came before it.
    /// </summary>
    public Money? Amount(Field field) =>
        Yuan(field) is { } yuan && (yuan != 0 || field is Field.TotalInvestment or Field.PaidInThisYear)
        ? new Money(decimal.ToInt64(Math.Round(yuan, MidpointRounding.AwayFromZero)))
        : null;

    public void AddFault(Field field, HoldReason reason)
    {
        if (Column(field) is { } column)
            AddFault(column, reason);
    }

    /// <summary>The first fault from the left that counts.</summary>
    public CellFault? FirstFault(Func<HoldReason, bool> counts)
    {
        CellFault? first = null;
        foreach (var fault in faults)
            if (counts(fault.Reason)
                && (first is not { } found || fault.Column.Index < found.Column.Index))
                first = fault;
        return first;
    }

    private void Keep<T>(LedgerColumn column, Dictionary<Field, T> kept, Reading<T> reading)
        where T : struct
    {
        if (reading.Fault is { } fault)
            AddFault(column, fault);
        else if (reading.Value is { } value)
            kept[column.Claim!.Value.Field] = value;
    }

    private void KeepAmount(LedgerColumn column, Reading<decimal> reading, LedgerOptions options)
    {
        Keep(column, amounts, reading);
        var field = column.Claim!.Value.Field;
        if (!field.IsPaidIn() && Amount(field) is { } amount
            && (amount >= options.SuspectFrom || (amount < options.SuspectBelow && field != Field.PaidInEntry)))
            AddFault(column, HoldReason.SuspectedUnit);
    }

    private void AddFault(LedgerColumn column, HoldReason reason) =>
        faults.Add(new CellFault(column, Written(column), reason));
}

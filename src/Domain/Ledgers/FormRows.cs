using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What the rows of the forms of progress and of paid-in money say, and what is wrong with them.</summary>
internal sealed class FormRows
{
    private readonly Dictionary<(string Project, FactKind Kind, bool? Partial), DateOnly> stated = [];

    /// <summary>The row with the fact that its cells state; a ledger's row as it is.</summary>
    public static LedgerRow Stated(LedgerRow row, CellReadings cells) => row.Kind switch
    {
        RowKind.Intended or RowKind.Signed => row,
        RowKind.Progress => MilestoneWords.Read(cells.Text(Field.Milestone)) is (var kind, var partial)
            && cells.Date(Field.OccurredOn) is { } on
                ? row with { Fact = new StatedFact(kind, on, partial) }
                : row,
        RowKind.PaidIn => cells.Amount(Field.PaidInEntry) is { } amount && cells.Date(Field.PaidInOn) is { } on
            ? row with { Fact = new StatedFact(FactKind.PaidIn, on, Amount: amount) }
            : row,
    };

    public void AddFaults(CellReadings cells, LedgerRow row)
    {
        if (row.Kind == RowKind.Progress)
            AddProgressFaults(cells, row);
        else if (row.Kind == RowKind.PaidIn)
            AddPaymentFaults(cells, row);
    }

    /// <summary>Cells that must be filled.</summary>
    public static void AddMissing(CellReadings cells, params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
            if (!cells.IsFilled(field))
                cells.AddFault(field, HoldReason.MissingCell);
    }

    private static void AddPaymentFaults(CellReadings cells, LedgerRow row)
    {
        AddMissing(cells, Field.PaidInOn, Field.PaidInEntry);
        // A payment of 0 is none.
        if (row.Fact is null && cells.Faults.Count == 0)
            cells.AddFault(Field.PaidInEntry, HoldReason.MissingCell);
    }

    private void AddProgressFaults(CellReadings cells, LedgerRow row)
    {
        AddMissing(cells, Field.Milestone, Field.OccurredOn);
        var word = MilestoneWords.Read(cells.Text(Field.Milestone));
        if (word is null && cells.IsFilled(Field.Milestone))
            cells.AddFault(Field.Milestone, HoldReason.UnknownMilestone);
        if (word?.Kind.NeedsCause() == true && row.Note is null)
            cells.AddFault(cells.Column(Field.Note) is null ? Field.Milestone : Field.Note, HoldReason.MissingCause);
        if (row.Fact is { } fact && fact.Kind.IsMilestone() && !IsFirstDate(row, fact))
            cells.AddFault(Field.OccurredOn, HoldReason.Contradictory);
    }

    // A project opens once; it may be suspended and resumed again and again.
    private bool IsFirstDate(LedgerRow row, StatedFact fact)
    {
        var key = (row.NaturalKey, fact.Kind, fact.Partial);
        return stated.TryAdd(key, fact.Date.On) || stated[key] == fact.Date.On;
    }
}

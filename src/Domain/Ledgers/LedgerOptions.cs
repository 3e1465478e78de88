namespace Leads.Domain.Ledgers;

/// <summary>
/// How a ledger is to be read: the request's cut-off, the thresholds, and what a clerk decided in the preview.
/// </summary>
public sealed record LedgerOptions
{
    /// <summary>Today in the region's zone: the cut-off when neither the request nor a title says one.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The cut-off of the request; goes before any title.</summary>
    public DateOnly? Cutoff { get; init; }

    /// <summary>An amount from here on looks like 万元 read as 亿元.</summary>
    public Money SuspectFrom { get; init; } = Money.FromYi(1_000);

    /// <summary>An amount under this looks like 亿元 read as 万元.</summary>
    public Money SuspectBelow { get; init; } = Money.FromWan(10);

    public IReadOnlyList<CellFix> Fixes { get; init; } = [];

    public IReadOnlyList<RowOverrule> Overrules { get; init; } = [];

    /// <summary>What the clerk says of columns in this import; goes before what is remembered.</summary>
    public IReadOnlyList<ColumnChoice> ColumnMap { get; init; } = [];

    /// <summary>What earlier files of the same sender have taught.</summary>
    public IReadOnlyList<RememberedColumn> Remembered { get; init; } = [];
}

/// <summary>What a clerk typed in place of a cell; it is read as if the cell held it.</summary>
public sealed record CellFix(string Sheet, int Row, string Column, string Text);

/// <summary>
/// A clerk takes a held-back row as it is, and says why. It covers every fault of the row but a missing name.
/// </summary>
public sealed record RowOverrule(string Sheet, int Row, string Note);

namespace Leads.Domain.Ledgers;

/// <summary>
/// A ledger as read: what goes in, what is held back, and what a clerk should look at (domain note, section 6).
/// </summary>
public sealed record Ledger(
    DateOnly Cutoff,
    IReadOnlyList<LedgerRow> Rows,
    IReadOnlyList<HeldBack> HeldBack,
    IReadOnlyList<TotalMismatch> Totals,
    IReadOnlyList<LedgerWarning> Warnings,
    IReadOnlyList<SheetCount> Read,
    IReadOnlyList<SkippedSheet> Skipped,
    IReadOnlyList<ColumnMatch> Columns)
{
    /// <summary>The trips of its forms.</summary>
    public IReadOnlyList<TripRow> Trips { get; init; } = [];

    /// <summary>The cells that a clerk changed.</summary>
    public IReadOnlyList<CorrectedCell> Corrected { get; init; } = [];

    /// <summary>The rows that are held back, as far as they could be read: their projects have not vanished.</summary>
    public IReadOnlyList<LedgerRow> NotAccepted { get; init; } = [];
}

/// <summary>A row that cannot be trusted: where it is, what it says, and why it waits for a clerk.</summary>
public sealed record HeldBack(string Sheet, int Row, string Column, string Value, HoldReason Reason)
{
    /// <summary>No note of a clerk lets the row in: the cell must be put right.</summary>
    public bool Final { get; init; }
}

/// <summary>Why a row is held back.</summary>
public enum HoldReason
{
    MissingName,
    ImpossibleDate,
    UnreadableDate,
    UnreadableAmount,
    SuspectedUnit,
    Duplicate,
    ContradictoryAmounts,

    /// <summary>A known project's signature would move by more than a year. Found by the importer, not here.</summary>
    Conflict,

    /// <summary>The natural key fits two known projects. Found by the importer, not here.</summary>
    Ambiguous,

    MissingUnit,

    /// <summary>A form's cell that must be filled is empty.</summary>
    MissingCell,

    /// <summary>The form's word for what happened is none of the agreed ones.</summary>
    UnknownMilestone,

    /// <summary>A suspension or a termination without its reason.</summary>
    MissingCause,

    /// <summary>A row above says the same thing with another date or another content.</summary>
    Contradictory,

    /// <summary>A form speaks of a project that is not known. Found by the importer, not here.</summary>
    UnknownProject,

    /// <summary>Resumed or reinstated what was never stopped. Found by the importer, not here.</summary>
    NothingToRevive,

    /// <summary>
    /// A ledger's total that reaches beyond the payment may contain it. Found by the importer, not here.
    /// </summary>
    CoveredByTotal,
}

/// <summary>A 小计 or 合计 that its rows do not add up to, both in the column's own unit.</summary>
public sealed record TotalMismatch(string Sheet, int Row, string Column, decimal Printed, decimal Computed);

/// <summary>Something accepted that a clerk should know of.</summary>
public sealed record LedgerWarning(string Sheet, int Row, string Column, string Value, LedgerWarningKind Kind);

/// <summary>What a warning is about.</summary>
public enum LedgerWarningKind
{
    /// <summary>A fact lies after the cut-off.</summary>
    DatedAfterCutoff,

    /// <summary>The lead's progress says 已签约, and no signed row of the file is the same project.</summary>
    SignedWithoutSignedRow,

    /// <summary>A remark says 项目已终止, and no date of termination is given.</summary>
    TerminatedWithoutDate,

    /// <summary>A row of signed projects without the day of the signature: it carries no Signed fact.</summary>
    NoSignatureDate,

    /// <summary>A row of leads without the day of the intent, nor of a signature: it carries no fact and counts nowhere.</summary>
    NoIntentDate,

    /// <summary>The title gives a cut-off without a year, and no title has one: today is taken.</summary>
    CutoffWithoutYear,

    /// <summary>The file's headers are known, but no row is filled.</summary>
    NothingFilled,

    /// <summary>A cell of text holds a formula's failure, or a formula without its value: it is not taken.</summary>
    FormulaError,
}

/// <summary>How many rows of a sheet were read, accepted or not.</summary>
public sealed record SheetCount(string Sheet, int Read, int Intended, int Signed);

/// <summary>A sheet that was not read.</summary>
public sealed record SkippedSheet(string Sheet, SkipReason Reason);

/// <summary>Why a sheet was not read.</summary>
public enum SkipReason
{
    Hidden,
    Empty,

    /// <summary>No row has a project's name and something else as headers.</summary>
    NoHeader,

    /// <summary>Neither its columns nor its name say whether its projects are intended or signed.</summary>
    UnknownKind,

    /// <summary>The page of a form that says how to fill it, or of an export that lists what its ledger cannot say.</summary>
    Instructions,
}

/// <summary>A column of a sheet, and what it was taken for; no field: it is not read.</summary>
public sealed record ColumnMatch(string Sheet, string Header, Field? Field)
{
    /// <summary>Who says so.</summary>
    public ColumnOrigin By { get; init; }

    /// <summary>What the header's words would have made of it, where somebody said otherwise.</summary>
    public Field? HeaderSays { get; init; }

    /// <summary>The unit that somebody gave it, for amounts without one.</summary>
    public AmountUnit? Unit { get; init; }

    /// <summary>What is remembered of its header; a choice by hand replaces it with the commit.</summary>
    public RememberedColumn? Remembered { get; init; }
}

using Leads.Domain.Ledgers;

namespace Leads.Functions.Imports;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>Nothing is recorded yet.</summary>
    Preview,

    /// <summary>Its rows are facts.</summary>
    Committed,

    /// <summary>What it had done was taken back.</summary>
    Undone,

    /// <summary>A commit was asked for; still nothing is recorded.</summary>
    Committing,

    /// <summary>An undo was asked for; still nothing is taken back.</summary>
    Undoing,
}

/// <summary>One uploaded ledger: the file, what a clerk decided on it, and what became of it.</summary>
public sealed record ImportRecord
{
    /// <summary>Every import row's key starts with this.</summary>
    public const string Prefix = "import-";

    public required Guid Id { get; init; }

    public required ImportState State { get; init; }

    public required string FileName { get; init; }

    /// <summary>Of the uploaded bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The cut-off that the request gave; null leaves it to the file.</summary>
    public DateOnly? Cutoff { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required string UploadedBy { get; init; }

    /// <summary>Whose file it is: a unit, a bureau, a person; null in imports of a version that did not ask.</summary>
    public string? Sender { get; init; }

    public IReadOnlyList<CellFix> Fixes { get; init; } = [];

    public IReadOnlyList<RowOverrule> Overrules { get; init; } = [];

    /// <summary>The known project that a clerk chose for a row whose key fits two.</summary>
    public IReadOnlyList<RowChoice> Choices { get; init; } = [];

    public IReadOnlyList<ColumnChoice> Columns { get; init; } = [];

    /// <summary>
    /// What was remembered of its columns when the preview was shown: the commit reads them as the clerk saw them,
    /// whatever is taught meanwhile.
    /// </summary>
    public IReadOnlyList<StoredColumn> Remembered { get; init; } = [];

    /// <summary>Names the file of the preview that was shown last.</summary>
    public Guid? Preview { get; init; }

    /// <summary>The commit or undo that has not ended; null while there is none.</summary>
    public ImportJob? Job { get; init; }

    /// <summary>Why the last job could not be done.</summary>
    public ImportFailure? Failure { get; init; }

    /// <summary>What a clerk decided on names that look like slips.</summary>
    public IReadOnlyList<NameChoice> Names { get; init; } = [];

    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Which attempt was committed; it names the files of what was done.</summary>
    public Guid? Attempt { get; init; }

    public ImportResult? Result { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>What an undo had to leave as it was, since it was changed after the import.</summary>
    public IReadOnlyList<KeptChange> Kept { get; init; } = [];

    /// <summary>The sender whose memory it uses and teaches.</summary>
    internal string SentBy => Sender ?? UploadedBy;

    /// <summary>
    /// Whether it is shown as it was kept. An import that waits for its commit is worked out afresh, unless the commit
    /// could not be done: then its file may be gone.
    /// </summary>
    internal bool IsShownAsKept => State is ImportState.Preview or ImportState.Committing
        ? Preview is not null && (Job is not null || Failure is not null)
        : true;

    /// <summary>The row key of an import; ids are time-ordered.</summary>
    public static string KeyOf(Guid id) => Prefix + id.ToString("N");

    /// <summary>A record as it is read: a list that an older version did not know is empty, never null.</summary>
    public ImportRecord Whole() => this with
    {
        Fixes = Fixes ?? [],
        Overrules = Overrules ?? [],
        Choices = Choices ?? [],
        Columns = Columns ?? [],
        Remembered = Remembered ?? [],
        Names = Names ?? [],
        Kept = Kept ?? [],
    };
}

/// <summary>Which known project a row means.</summary>
public sealed record RowChoice(string Sheet, int Row, Guid Into);

/// <summary>What a commit did, in projects.</summary>
public sealed record ImportResult(int Created, int Updated, int Unchanged);

/// <summary>Something that an undo left as it is.</summary>
/// <param name="Id">The project or the trip; null for a chain, a unit or a column.</param>
/// <param name="Project">Its name.</param>
/// <param name="Field">Which part of it stays.</param>
/// <param name="Message">The reason, in the caller's language.</param>
public sealed record KeptChange(
    Guid? Id, string Project, string Field, KeptReason Reason = KeptReason.ChangedSince, string Message = "");

/// <summary>Why an undo left something as it is.</summary>
public enum KeptReason
{
    ChangedSince,
    UsedByProjects,
    UsedByTargets,
    UsedByRecipients,
    UsedByTrips,

    /// <summary>Has points, which someone entered since.</summary>
    UsedByPoints,
}

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

    public IReadOnlyList<CellFix> Fixes { get; init; } = [];

    public IReadOnlyList<RowOverrule> Overrules { get; init; } = [];

    /// <summary>The known project that a clerk chose for a row whose key fits two.</summary>
    public IReadOnlyList<RowChoice> Choices { get; init; } = [];

    public IReadOnlyList<ColumnChoice> Columns { get; init; } = [];

    /// <summary>What a clerk decided on names that look like slips.</summary>
    public IReadOnlyList<NameChoice> Names { get; init; } = [];

    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Which attempt was committed; it names the files of what was done.</summary>
    public Guid? Attempt { get; init; }

    public ImportResult? Result { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>What an undo had to leave as it was, since it was changed after the import.</summary>
    public IReadOnlyList<KeptChange> Kept { get; init; } = [];

    /// <summary>The row key of an import; ids are time-ordered.</summary>
    public static string KeyOf(Guid id) => Prefix + id.ToString("N");

    /// <summary>A record as it is read: a list that an older version did not know is empty, never null.</summary>
    public ImportRecord Whole() => this with
    {
        Fixes = Fixes ?? [],
        Overrules = Overrules ?? [],
        Choices = Choices ?? [],
        Columns = Columns ?? [],
        Names = Names ?? [],
        Kept = Kept ?? [],
    };
}

/// <summary>Which known project a row means.</summary>
public sealed record RowChoice(string Sheet, int Row, Guid Into);

/// <summary>What a commit did, in projects.</summary>
public sealed record ImportResult(int Created, int Updated, int Unchanged);

/// <summary>Something that an undo left as it is.</summary>
public sealed record KeptChange(Guid Id, string Project, string Field);

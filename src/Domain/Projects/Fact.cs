namespace Leads.Domain.Projects;

/// <summary>Recognition state of a fact. Only <see cref="Recognised"/> facts count.</summary>
public enum Recognition
{
    /// <summary>已保存: entered although another unit has the project (首报首谈); the bureau says whose it is.</summary>
    Draft,

    /// <summary>审核中: waits for the bureau.</summary>
    Submitted,

    /// <summary>审核通过.</summary>
    Recognised,

    /// <summary>不予认定, with the reason.</summary>
    Rejected,
}

/// <summary>What holds of a recognition state.</summary>
public static class Recognitions
{
    /// <summary>Neither recognised nor rejected yet: it counts for nothing and is shown as waiting.</summary>
    public static bool Waits(this Recognition state) => state is Recognition.Draft or Recognition.Submitted;
}

/// <summary>A level of recognition; the highest one reached is a project's.</summary>
public enum RecognitionLevel
{
    /// <summary>自报.</summary>
    SelfReported,

    /// <summary>县审.</summary>
    County,

    /// <summary>市认.</summary>
    City,

    /// <summary>省认.</summary>
    Province,
}

/// <summary>
/// One dated, audited fact. It is never changed in what it says: a correction is a new fact that
/// <see cref="Replaces"/> it.
/// </summary>
public sealed record Fact
{
    /// <summary>Its id, given from outside, time-ordered.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it says.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>Effective date (发生日期), in the region's calendar.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The date was partial (2021年3月) and stands for the last day of its month.</summary>
    public bool Approximate { get; init; }

    /// <summary>PaidIn: the entry. CapitalIncreased: what is added to total investment.</summary>
    public Money? Amount { get; init; }

    /// <summary>
    /// PaidIn: it comes of a ledger's total (累计到位) and stands for payments up to its date that are not known singly.
    /// </summary>
    public bool Level { get; init; }

    /// <summary>Intended and Signed: total investment (总投资); null when not known.</summary>
    public Money? TotalInvestment { get; init; }

    /// <summary>
    /// Signed: contracted outside capital (合同引资额); null when not known. CapitalIncreased: what is added to it.
    /// </summary>
    public Money? ContractedCapital { get; init; }

    /// <summary>Producing: only a part of the capacity (部分投产).</summary>
    public bool Partial { get; init; }

    /// <summary>Cause of a suspension, reason of a termination.</summary>
    public string? Cause { get; init; }

    /// <summary>A remark.</summary>
    public string? Note { get; init; }

    /// <summary>Names of evidence files or documents.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether it counts.</summary>
    public required Recognition State { get; init; }

    /// <summary>Recognised by the same side that recorded it (自认定).</summary>
    public bool SelfRecognised { get; init; }

    /// <summary>Who recognised or rejected it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was recognised or rejected.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>
    /// The level at which it was recognised, raised later at most; null while it is not, and for one recognised before
    /// levels were kept.
    /// </summary>
    public RecognitionLevel? DecidedLevel { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Rejection { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The day of <see cref="RecordedAt"/> in the region's zone.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>Where it came from: file, sheet and row of an import.</summary>
    public string? Source { get; init; }

    /// <summary>The fact that this one corrects.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Why it corrects.</summary>
    public string? Why { get; init; }

    /// <summary>A correction that only takes the replaced fact back; it counts for nothing itself.</summary>
    public bool Withdraws { get; init; }
}

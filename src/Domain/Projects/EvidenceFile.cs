namespace Leads.Domain.Projects;

/// <summary>What an evidence file is, by its content.</summary>
public enum EvidenceType
{
    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A JPEG picture, what phones take.</summary>
    Jpeg,

    /// <summary>A WebP picture.</summary>
    Webp,

    /// <summary>A Word document without macros.</summary>
    Docx,

    /// <summary>A workbook without macros.</summary>
    Xlsx,
}

/// <summary>佐证材料: a file that shows that a fact is so. Its content lies beside the project and never changes.</summary>
public sealed record EvidenceFile
{
    /// <summary>Its id, time-ordered.</summary>
    public required Guid Id { get; init; }

    /// <summary>The fact that it shows.</summary>
    public required Guid Fact { get; init; }

    /// <summary>The name that it is downloaded by.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required EvidenceType Type { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Hash of the content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who sent it.</summary>
    public required string By { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Set when it was withdrawn: it is kept, and shows nothing any more.</summary>
    public EvidenceWithdrawal? Withdrawal { get; init; }
}

/// <summary>Who withdrew an evidence file, when and why.</summary>
public sealed record EvidenceWithdrawal(string By, DateTimeOffset At, string Reason);

namespace Leads.Domain.Projects;

/// <summary>What may be done to the evidence of a project.</summary>
public static class EvidenceRules
{
    /// <summary>Files of one project, withdrawn ones too.</summary>
    public const int MostFiles = 200;

    /// <summary>Adds a file to a fact. The same content twice on one fact is one file: then nothing changes.</summary>
    public static Outcome<IReadOnlyList<Change>> Add(Project project, EvidenceFile file)
    {
        if (!project.Facts.Any(f => f.Id == file.Fact))
            return new Refusal(RefusalReason.UnknownFact, "fact");
        if (project.EvidenceFiles.Any(f => f.Fact == file.Fact && f.Sha256 == file.Sha256 && f.Withdrawal is null))
            return new Outcome<IReadOnlyList<Change>>.Accepted([]);
        if (project.EvidenceFiles.Count >= MostFiles)
            return new Refusal(RefusalReason.TooManyFiles, "file");
        return new Outcome<IReadOnlyList<Change>>.Accepted([new Change.EvidenceAdded(file)]);
    }

    /// <summary>Withdraws a file. What was recognised with it stays recognised; a correction takes that back.</summary>
    public static Outcome<Change> Withdraw(Project project, Guid file, string reason, Author author)
    {
        if (project.EvidenceFiles.FirstOrDefault(f => f.Id == file) is not { } known)
            return new Refusal(RefusalReason.UnknownEvidence, "file");
        if (known.Withdrawal is not null)
            return new Refusal(RefusalReason.AlreadyWithdrawn, "file");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal(RefusalReason.ReasonMissing, "reason");
        return new Change.EvidenceWithdrawn(known, new EvidenceWithdrawal(author.By, author.Now, reason));
    }
}

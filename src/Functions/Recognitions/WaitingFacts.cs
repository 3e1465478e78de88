using Leads.Domain.Projects;
using Leads.Functions.Projects;

namespace Leads.Functions.Recognitions;

/// <summary>A fact that waits for the bureau.</summary>
public sealed record WaitingFact
{
    public required Guid Project { get; init; }

    /// <summary>The project's version: sent back with a decision, it is refused when the project changed since.</summary>
    public required string Etag { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required string Chain { get; init; }

    public required FactAnswer Fact { get; init; }

    /// <summary>The files that show it.</summary>
    public required IReadOnlyList<EvidenceFile> EvidenceFiles { get; init; }

    /// <summary>Days since it was recorded, in the region's zone.</summary>
    public required int Days { get; init; }

    /// <summary>It cannot be recognised before an evidence file is there.</summary>
    public required bool EvidenceMissing { get; init; }

    /// <summary>Ids of other units' projects of the same name and investor (首报首谈); absent without.</summary>
    public IReadOnlyList<Guid>? CollidesWith { get; init; }

    /// <summary>Its place in the list: the oldest first.</summary>
    internal string Place => $"{Fact.RecordedAt.UtcTicks:x16}{Fact.Id:N}";

    public static WaitingFact Of(Project project, Fact fact, Author author) => new()
    {
        Project = project.Id,
        Etag = ProjectChanges.TagOf(project),
        Name = project.Fields.Name,
        Unit = project.HolderOn(author.Today, a => a.Unit),
        Chain = project.HolderOn(author.Today, a => a.Chain),
        Fact = FactAnswer.Of(fact),
        EvidenceFiles = [.. project.EvidenceOf(fact.Id)],
        Days = author.Today.DayNumber - fact.RecordedOn.DayNumber,
        EvidenceMissing = RecognitionRules.LacksEvidence(project, fact, author.Rules),
        CollidesWith = fact.State == Recognition.Draft ? project.CollidesWith : null,
    };
}

/// <summary>How many facts have waited how long; each is counted once.</summary>
/// <param name="UpTo3">At most 3 days.</param>
/// <param name="UpTo7">4 to 7 days.</param>
/// <param name="UpTo30">8 to 30 days.</param>
/// <param name="Over30">More than 30 days.</param>
public sealed record WaitingAges(int UpTo3, int UpTo7, int UpTo30, int Over30)
{
    public static WaitingAges Of(IReadOnlyList<WaitingFact> facts) => new(
        facts.Count(f => f.Days <= 3),
        facts.Count(f => f.Days is > 3 and <= 7),
        facts.Count(f => f.Days is > 7 and <= 30),
        facts.Count(f => f.Days > 30));
}

/// <summary>The bureau's work list. <c>Count</c> and <c>Ages</c> are of the whole list, not of the page.</summary>
public sealed record WaitingAnswer(
    int Count, WaitingAges Ages, IReadOnlyList<WaitingFact> Items, string? Continuation);

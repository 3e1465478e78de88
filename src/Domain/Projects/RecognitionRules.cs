namespace Leads.Domain.Projects;

/// <summary>What somebody decides about a fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Recognise">Recognised from now on; else rejected.</param>
/// <param name="Reason">Why; a rejection needs it.</param>
/// <param name="Level">The level of the recognition; null takes the region's.</param>
/// <param name="Separate">Its project is one of its own although another unit has the natural key.</param>
public sealed record DecideFact(
    Guid Fact, bool Recognise, string? Reason = null, RecognitionLevel? Level = null, bool Separate = false);

/// <summary>
/// Who may recognise what (domain note, section 2: Draft → Submitted → Recognised | Rejected). A fact is decided once;
/// after that its level can only rise. What should not have been recognised is taken back by a correction.
/// </summary>
public static class RecognitionRules
{
    /// <summary>Recognises or rejects a waiting fact, or raises the level of a recognised one.</summary>
    public static Outcome<Change> Decide(Project project, DecideFact command, Author author)
    {
        if (project.Facts.FirstOrDefault(f => f.Id == command.Fact) is not { } fact)
            return new Refusal(RefusalReason.UnknownFact, "factId");
        if (!author.Recognises)
            return new Refusal(RefusalReason.OnlyTheBureau);
        return command.Recognise ? Recognise(project, fact, command, author) : Reject(fact, command, author);
    }

    /// <summary>
    /// The project as an author takes it who cannot make it count at once: what waits is there and is not reported again.
    /// </summary>
    public static Project AsSeenBy(this Project project, Author author)
    {
        return project.Facts.Any(IsThere)
            ? project with
            {
                Facts = [.. project.Facts.Select(f => IsThere(f) ? f with { State = Recognition.Recognised } : f)],
            }
            : project;

        bool IsThere(Fact fact) => fact.State.Waits() && !author.RecognisesAtOnce(fact.Kind);
    }

    private static Outcome<Change> Recognise(Project project, Fact fact, DecideFact command, Author author)
    {
        if (fact.State == Recognition.Recognised && command.Level is { } level)
            return Raise(fact, level, author);
        if (!fact.State.Waits())
            return new Refusal(RefusalReason.NotWaiting, "factId");
        if (IsOwn(fact, author))
            return new Refusal(RefusalReason.FourEyes);
        if (fact.State == Recognition.Draft && !command.Separate)
            return new Refusal(RefusalReason.Collides, "separate");
        if (IsSecondOfTerms(project, fact))
            return new Refusal(RefusalReason.UseCorrection, "milestone");
        if (LacksEvidence(project, fact, author.Rules))
            return new Refusal(RefusalReason.EvidenceMissing, "evidence");
        return new Change.FactDecided(fact.Id, Recognition.Recognised, author.By, author.Now, command.Reason)
        {
            Level = command.Level ?? author.Rules.Level,
            Separate = fact.State == Recognition.Draft,
        };
    }

    /// <summary>It must not be recognised before an evidence file is there; one that only takes back needs none.</summary>
    public static bool LacksEvidence(Project project, Fact fact, RecognitionSettings rules) =>
        rules.Evidence.Contains(fact.Kind) && !fact.Withdraws && !project.EvidenceOf(fact.Id).Any();

    private static Outcome<Change> Raise(Fact fact, RecognitionLevel level, Author author)
    {
        var was = fact.DecidedLevel ?? RecognitionLevel.SelfReported;
        if (level <= was)
            return new Refusal(RefusalReason.LevelNotHigher, "level");
        if (IsOwn(fact, author))
            return new Refusal(RefusalReason.FourEyes);
        return new Change.LevelRaised(fact.Id, was, level);
    }

    private static Outcome<Change> Reject(Fact fact, DecideFact command, Author author)
    {
        if (!fact.State.Waits())
            return new Refusal(RefusalReason.NotWaiting, "factId");
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new Refusal(RefusalReason.ReasonMissing, "reason");
        return new Change.FactDecided(fact.Id, Recognition.Rejected, author.By, author.Now, command.Reason);
    }

    private static bool IsOwn(Fact fact, Author author) => author.Rules.FourEyes && fact.RecordedBy == author.By;

    /// <summary>Meanwhile another intent or signature was recognised, and this one is no correction of it.</summary>
    private static bool IsSecondOfTerms(Project project, Fact fact) =>
        fact.Kind.HasTerms() && fact.Replaces is null && project.First(fact.Kind) is not null
        && !ProjectRules.IsSigningAgain(project, fact.Kind, fact.On);
}

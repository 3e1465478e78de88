namespace Leads.Domain.Projects;

/// <summary>Who does something, when, and what that means for recognition.</summary>
/// <param name="By">The person or token.</param>
/// <param name="Now">The instant.</param>
/// <param name="Today">Its day in the region's zone.</param>
/// <param name="Recognises">May recognise: the bureau. What a unit records is submitted.</param>
public sealed record Author(string By, DateTimeOffset Now, DateOnly Today, bool Recognises)
{
    /// <summary>How the region recognises.</summary>
    public RecognitionSettings Rules { get; init; } = new();

    /// <summary>自认定: what the author records of this kind counts from the start.</summary>
    public bool RecognisesAtOnce(FactKind kind) => Recognises && !Rules.FourEyes && !Rules.Evidence.Contains(kind);
}

/// <summary>What somebody wants to record of a project.</summary>
public sealed record RecordFact
{
    /// <summary>Id of the new fact.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its kind.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>Its effective date.</summary>
    public required DateOnly On { get; init; }

    /// <inheritdoc cref="Fact.Approximate"/>
    public bool Approximate { get; init; }

    /// <inheritdoc cref="Fact.Amount"/>
    public Money? Amount { get; init; }

    /// <inheritdoc cref="Fact.Level"/>
    public bool Level { get; init; }

    /// <inheritdoc cref="Fact.TotalInvestment"/>
    public Money? TotalInvestment { get; init; }

    /// <inheritdoc cref="Fact.ContractedCapital"/>
    public Money? ContractedCapital { get; init; }

    /// <inheritdoc cref="Fact.Partial"/>
    public bool Partial { get; init; }

    /// <inheritdoc cref="Fact.Cause"/>
    public string? Cause { get; init; }

    /// <inheritdoc cref="Fact.Note"/>
    public string? Note { get; init; }

    /// <inheritdoc cref="Fact.Evidence"/>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <inheritdoc cref="Fact.Source"/>
    public string? Source { get; init; }
}

/// <summary>What may be done to a project. Pure: state and command in, a change or a refusal out.</summary>
public static class ProjectRules
{
    /// <summary>The first day that a fact can have: earlier ones are slips.</summary>
    public static readonly DateOnly Earliest = new(1949, 10, 1);

    /// <summary>The project after its changes; its version grows by one, however many they are.</summary>
    public static Project Evolve(Project project, IReadOnlyList<Change> changes) =>
        changes.Count == 0
            ? project
            : changes.Aggregate(project, (state, change) => change.Apply(state)) with { Version = project.Version + 1 };

    /// <summary>A new project with its first fact, Intended or Signed.</summary>
    public static Outcome<Project> Capture(
        Guid id, ProjectFields fields, RecordFact first, string? unit, string? chain, string? leader, Author author) =>
        Check(first, author) is { } refusal
            ? refusal
            : new Project
            {
                Id = id,
                Fields = fields,
                Facts = [ToFact(first, author)],
                Assignments =
                [
                    new Assignment
                    {
                        From = DateOnly.MinValue,
                        Unit = unit ?? "",
                        Chain = chain ?? "",
                        Leader = leader,
                        RecordedAt = author.Now,
                        RecordedBy = author.By,
                    },
                ],
                EnteredAt = author.Now,
            };

    /// <summary>Records a fact. A milestone may be recorded twice (the first date counts), but not twice on one day; a second
    /// intent or signature is refused, since its terms change only by correction.</summary>
    public static Outcome<Change> Record(Project project, RecordFact command, Author author)
    {
        if (Check(command, author) is { } refusal)
            return refusal;
        var replaced = project.ReplacedBy(f => f.State == Recognition.Recognised);
        var same = project.Facts.Where(f => f.Kind == command.Kind && IsLive(f) && !replaced.Contains(f.Id)).ToList();
        if (command.Kind.IsMilestone() && same.Any(f => f.On == command.On && StandsAgainst(f, author)))
            return new Refusal(RefusalReason.AlreadyRecorded, "on");
        if (command.Kind.HasTerms() && same.Any(f => StandsAgainst(f, author))
            && !IsSigningAgain(project, command.Kind, command.On))
            return new Refusal(RefusalReason.UseCorrection, "milestone");
        if (command.Kind == FactKind.Resumed && !Any(project, FactKind.Suspended, command.On)
            || command.Kind == FactKind.Reinstated && !Any(project, FactKind.Terminated, command.On))
            return new Refusal(RefusalReason.NothingToRevive, "milestone");
        return new Change.FactRecorded(ToFact(command, author));
    }

    /// <summary>Corrects a fact by a new one of the same kind; the old one stays readable.</summary>
    public static Outcome<Change> Correct(
        Project project, Guid factId, RecordFact command, string why, bool withdraw, Author author)
    {
        var old = project.Facts.FirstOrDefault(f => f.Id == factId);
        if (old is null || old.Kind != command.Kind)
            return new Refusal(RefusalReason.UnknownFact, "factId");
        if (project.ReplacedBy(f => f.State != Recognition.Rejected).Contains(factId))
            return new Refusal(RefusalReason.AlreadyReplaced, "factId");
        if (string.IsNullOrWhiteSpace(why))
            return new Refusal(RefusalReason.ReasonMissing, "why");
        if (!withdraw && Check(command, author) is { } refusal)
            return refusal;
        var correction = ToFact(command, author) with { Replaces = factId, Why = why, Withdraws = withdraw };
        var hasEvidence = withdraw || project.EvidenceOf(factId).Any();
        return new Change.FactRecorded(
            hasEvidence && author is { Recognises: true, Rules.FourEyes: false } ? AtOnce(correction, author) : correction);
    }

    /// <summary>
    /// An entry whose natural key other units' projects have (首报首谈): a project of its own, whose facts are drafts until
    /// the bureau has decided.
    /// </summary>
    public static Project Collide(Project entered, IReadOnlyList<Guid> others) => entered with
    {
        CollidesWith = others,
        Separate = true,
        Facts = [.. entered.Facts.Select(fact => fact with { State = Recognition.Draft })],
    };

    /// <summary>Gives the project another unit, chain or leader from a day on.</summary>
    public static Outcome<Change> Assign(DateOnly from, string? unit, string? chain, string? leader, Author author)
    {
        if (unit is null && chain is null && leader is null)
            return new Refusal(RefusalReason.NothingAssigned);
        if (from > author.Today)
            return new Refusal(RefusalReason.DatedInTheFuture, "from");
        return new Change.Assigned(new Assignment
        {
            From = from,
            Unit = unit,
            Chain = chain,
            Leader = leader,
            RecordedAt = author.Now,
            RecordedBy = author.By,
        });
    }

    private static Refusal? Check(RecordFact command, Author author)
    {
        if (command.On > author.Today)
            return new Refusal(RefusalReason.DatedInTheFuture, "on");
        if (command.On < Earliest)
            return new Refusal(RefusalReason.DatedTooEarly, "on");
        if (command.Kind.HasAmount() && (command.Amount is null || command.Amount <= Money.Zero))
            return new Refusal(RefusalReason.AmountMissing, "amount");
        if (!command.Kind.HasAmount() && command.Amount is not null)
            return new Refusal(RefusalReason.AmountNotAllowed, "amount");
        if (!command.Kind.HasTerms() && command.TotalInvestment is not null)
            return new Refusal(RefusalReason.TermsNotAllowed, "totalInvestment");
        if (!command.Kind.HasTerms() && command.Kind != FactKind.CapitalIncreased && command.ContractedCapital is not null)
            return new Refusal(RefusalReason.TermsNotAllowed, "contractedCapital");
        if (command.TotalInvestment < Money.Zero)
            return new Refusal(RefusalReason.AmountMissing, "totalInvestment");
        if (command.ContractedCapital < Money.Zero)
            return new Refusal(RefusalReason.AmountMissing, "contractedCapital");
        if (command.Kind.NeedsCause() && string.IsNullOrWhiteSpace(command.Cause))
            return new Refusal(RefusalReason.ReasonMissing, "cause");
        return null;
    }

    /// <summary>The fact that a command records, recognised at once when its author may.</summary>
    internal static Fact ToFact(RecordFact command, Author author)
    {
        var fact = new Fact
        {
            Id = command.Id,
            Kind = command.Kind,
            On = command.On,
            Approximate = command.Approximate,
            Amount = command.Amount,
            Level = command.Level,
            TotalInvestment = command.TotalInvestment,
            ContractedCapital = command.ContractedCapital,
            Partial = command.Partial,
            Cause = command.Cause,
            Note = command.Note,
            Evidence = command.Evidence,
            Source = command.Source,
            State = Recognition.Submitted,
            RecordedBy = author.By,
            RecordedAt = author.Now,
            RecordedOn = author.Today,
        };
        return author.RecognisesAtOnce(command.Kind) ? AtOnce(fact, author) : fact;
    }

    private static Fact AtOnce(Fact fact, Author author) => fact with
    {
        State = Recognition.Recognised,
        SelfRecognised = true,
        DecidedBy = author.By,
        DecidedAt = author.Now,
        DecidedLevel = author.Rules.Level,
    };

    /// <summary>
    /// A second signature is a fact of its own only while the signed project is terminated: it revives it. One on the
    /// day of the termination itself cannot be told from a signature before it.
    /// </summary>
    internal static bool IsSigningAgain(Project project, FactKind kind, DateOnly on)
    {
        var before = project.Standing().Where(f => f.On < on).ToList();
        var terminated = before.Where(f => f.Kind == FactKind.Terminated).Max(f => (DateOnly?)f.On);
        return kind == FactKind.Signed
            && before.Any(f => f.Kind == FactKind.Signed && f.On <= terminated)
            && !before.Any(f => f.Kind == FactKind.Signed && f.On > terminated)
            && !before.Any(f => f.Kind == FactKind.Reinstated && f.On >= terminated);
    }

    private static bool Any(Project project, FactKind kind, DateOnly until) =>
        project.Standing().Any(f => f.Kind == kind && f.On <= until);

    /// <summary>A waiting fact does not stand in the way of one that counts at once.</summary>
    private static bool StandsAgainst(Fact fact, Author author) =>
        fact.State == Recognition.Recognised || (fact.State.Waits() && !author.RecognisesAtOnce(fact.Kind));

    private static bool IsLive(Fact fact) => fact.State != Recognition.Rejected && !fact.Withdraws;
}

using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using ProjectProblem = Leads.Domain.Projects.Problem;

namespace Leads.Functions.Projects;

/// <summary>A project in a list. Money in 亿元.</summary>
public record ProjectSummary
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Investor { get; init; }

    public string? CreditCode { get; init; }

    public required string Sector { get; init; }

    public required string Chain { get; init; }

    public required string Unit { get; init; }

    public string? Leader { get; init; }

    public Origin? Origin { get; init; }

    public required bool Counted { get; init; }

    /// <summary>The contract's once signed, the intent's before.</summary>
    public Money? TotalInvestment { get; init; }

    public Money? ContractedCapital { get; init; }

    /// <summary>Σ of the recognised entries.</summary>
    public required Money PaidIn { get; init; }

    /// <summary>Earliest recognised date of each kind of fact that it has.</summary>
    public required IReadOnlyDictionary<string, DateOnly> Milestones { get; init; }

    public required bool Terminated { get; init; }

    public required bool Suspended { get; init; }

    /// <summary>Facts that wait for recognition.</summary>
    public required int Waiting { get; init; }

    public required IReadOnlyList<WarningAnswer> Warnings { get; init; }

    public DateOnly? LastUpdate { get; init; }

    public string? NextStep { get; init; }

    public DateOnly? NextStepDue { get; init; }

    /// <summary>The summary as of a day, with its warnings.</summary>
    public static ProjectSummary Of(Project project, DateOnly today, RegionSettings settings) =>
        Fill(new ProjectSummary
        {
            Id = project.Id,
            Version = project.Version,
            Name = project.Fields.Name,
            Investor = project.Fields.Investor,
            Sector = project.Fields.Sector,
            Chain = "",
            Unit = "",
            Counted = project.Fields.Counted,
            PaidIn = Money.Zero,
            Milestones = new Dictionary<string, DateOnly>(),
            Terminated = false,
            Suspended = false,
            Waiting = 0,
            Warnings = [],
        }, project, today, settings);

    /// <summary>Fills in what follows from the facts; the same for a summary and for a whole project.</summary>
    protected static T Fill<T>(T answer, Project project, DateOnly today, RegionSettings settings)
        where T : ProjectSummary
    {
        var facts = new RegionFacts(capacity: 1);
        facts.Set(project.Id, FactPacking.Pack(project));
        var view = Domain.Rates.Rates.View(facts, project.Id, today, settings)!;
        var standing = project.Standing().ToList();
        var terms = project.First(FactKind.Signed) ?? project.First(FactKind.Intended);
        var next = project.NextSteps.MaxBy(step => step.At);
        return answer with
        {
            CreditCode = project.Fields.CreditCode,
            Origin = project.Fields.Origin,
            Chain = view.Chain,
            Unit = view.Unit,
            Leader = project.HolderOn(today, a => a.Leader) is { Length: > 0 } leader ? leader : null,
            TotalInvestment = terms?.TotalInvestment,
            ContractedCapital = terms?.ContractedCapital,
            PaidIn = view.PaidIn,
            Milestones = standing.Where(f => !f.Kind.HasAmount()).GroupBy(f => f.Kind).OrderBy(g => g.Key)
                .ToDictionary(g => Hosting.Json.Word(g.Key), g => g.Min(f => f.On)),
            Terminated = view.IsTerminated,
            Suspended = view.IsSuspended,
            Waiting = project.Waiting().Count(),
            Warnings = [.. view.Warnings.Select(w => new WarningAnswer(w.Kind, w.Days))],
            LastUpdate = view.LastUpdate,
            NextStep = next?.Text,
            NextStepDue = next?.Due,
        };
    }
}

/// <summary>A warning and how many days it has stood.</summary>
public sealed record WarningAnswer(Warnings Kind, int Days);

/// <summary>A whole project: fields, facts, and all that belongs to it.</summary>
public sealed record ProjectAnswer : ProjectSummary
{
    public required ProjectFields Fields { get; init; }

    /// <summary>Every fact ever recorded, replaced ones too, in the order of recording.</summary>
    public required IReadOnlyList<FactAnswer> Facts { get; init; }

    public required IReadOnlyList<Assignment> Assignments { get; init; }

    public required IReadOnlyList<Note> Notes { get; init; }

    public required IReadOnlyList<NextStep> NextSteps { get; init; }

    public required IReadOnlyList<ProjectProblem> Problems { get; init; }

    /// <summary>What was done to it, oldest first; only where one project is read.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; init; }

    /// <summary>The answer about a project.</summary>
    public static new ProjectAnswer Of(Project project, DateOnly today, RegionSettings settings) =>
        Fill(new ProjectAnswer
        {
            Id = project.Id,
            Version = project.Version,
            Name = project.Fields.Name,
            Investor = project.Fields.Investor,
            Sector = project.Fields.Sector,
            Chain = "",
            Unit = "",
            Counted = project.Fields.Counted,
            PaidIn = Money.Zero,
            Milestones = new Dictionary<string, DateOnly>(),
            Terminated = false,
            Suspended = false,
            Waiting = 0,
            Warnings = [],
            Fields = project.Fields,
            Facts = [.. project.Facts.Select(FactAnswer.Of)],
            Assignments = project.Assignments,
            Notes = project.Notes,
            NextSteps = project.NextSteps,
            Problems = project.Problems,
        }, project, today, settings);
}

/// <summary>A fact on the wire. Money in 亿元.</summary>
public sealed record FactAnswer(
    Guid Id,
    FactKind Milestone,
    DateOnly On,
    bool Approximate,
    Money? Amount,
    Money? TotalInvestment,
    Money? ContractedCapital,
    bool Partial,
    string? Cause,
    string? Note,
    IReadOnlyList<string> Evidence,
    Recognition State,
    bool SelfRecognised,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Rejection,
    string RecordedBy,
    DateTimeOffset RecordedAt,
    string? Source,
    Guid? Replaces,
    string? Why,
    bool Withdraws)
{
    /// <summary>The answer about a fact.</summary>
    public static FactAnswer Of(Fact f) => new(
        f.Id, f.Kind, f.On, f.Approximate, f.Amount, f.TotalInvestment, f.ContractedCapital, f.Partial, f.Cause, f.Note,
        f.Evidence, f.State, f.SelfRecognised, f.DecidedBy, f.DecidedAt, f.Rejection, f.RecordedBy, f.RecordedAt,
        f.Source, f.Replaces, f.Why, f.Withdraws);
}

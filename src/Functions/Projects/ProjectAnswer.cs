using System.Diagnostics.CodeAnalysis;
using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.People;
using ProjectProblem = Leads.Domain.Projects.Problem;

namespace Leads.Functions.Projects;

/// <summary>A whole project: fields, facts, and all that belongs to it.</summary>
public sealed record ProjectAnswer : ProjectSummary
{
    [SetsRequiredMembers]
    private ProjectAnswer(ProjectSummary summary, Project project)
        : base(summary)
    {
        Fields = project.Fields with { Level = project.HighestLevel() };
        Facts = [.. project.Facts.Select(FactAnswer.Of)];
        Assignments = project.Assignments;
        Notes = project.Notes;
        NextSteps = project.NextSteps;
        Problems = project.Problems;
        CollidesWith = project.CollidesWith.Count == 0 ? null : project.CollidesWith;
        EvidenceFiles = project.EvidenceFiles;
    }

    public ProjectFields Fields { get; }

    /// <summary>Every fact ever recorded, replaced ones too, in the order of recording.</summary>
    public IReadOnlyList<FactAnswer> Facts { get; }

    public IReadOnlyList<Assignment> Assignments { get; }

    public IReadOnlyList<Note> Notes { get; }

    public IReadOnlyList<NextStep> NextSteps { get; }

    public IReadOnlyList<ProjectProblem> Problems { get; }

    /// <summary>
    /// Other units' projects that had its name and investor when its unit entered it; shown to the bureau only.
    /// </summary>
    public IReadOnlyList<Guid>? CollidesWith { get; }

    /// <summary>Evidence files, withdrawn ones too; each is read at <c>…/evidence/{id}</c>.</summary>
    public IReadOnlyList<EvidenceFile> EvidenceFiles { get; }

    /// <summary>What was done to it, oldest first; only where one project is read.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; init; }

    /// <summary>The answer about a project, as of today, without what its reader may not see.</summary>
    public static ProjectAnswer Of(Project project, Scope scope, DateOnly today, RegionSettings settings) =>
        Shown(scope.Shown(project, today), today, settings);

    private static ProjectAnswer Shown(Project project, DateOnly today, RegionSettings settings) =>
        new(ProjectSummary.Of(project, today, settings), project);
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
    RecognitionLevel? DecidedLevel,
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
        f.Evidence, f.State, f.SelfRecognised, f.DecidedBy, f.DecidedAt, f.DecidedLevel, f.Rejection, f.RecordedBy,
        f.RecordedAt, f.Source, f.Replaces, f.Why, f.Withdraws);
}

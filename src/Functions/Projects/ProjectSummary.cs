using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Projects;

/// <summary>A project in a list, as of a day: what is dated later does not exist for it. Money in 亿元.</summary>
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
    public static ProjectSummary Of(Project project, DateOnly asOf, RegionSettings settings)
    {
        var (fields, view) = (project.Fields, DomainRates.View(project, asOf, settings));
        var standing = project.Standing().Where(f => f.On <= asOf).ToList();
        var step = project.NextSteps.Where(s => s.SetOn <= asOf).MaxBy(s => s.At);
        return new ProjectSummary
        {
            Id = project.Id,
            Version = project.Version,
            Name = fields.Name,
            Investor = fields.Investor,
            CreditCode = fields.CreditCode,
            Sector = fields.Sector,
            Chain = view.Chain,
            Unit = view.Unit,
            Leader = project.HolderOn(asOf, a => a.Leader) is { Length: > 0 } leader ? leader : null,
            Origin = fields.Origin,
            Counted = fields.Counted,
            TotalInvestment = view.Investment,
            ContractedCapital = ContractedOf(standing),
            PaidIn = view.PaidIn,
            Milestones = standing.Where(f => !f.Kind.HasAmount()).GroupBy(f => f.Kind).OrderBy(g => g.Key)
                .ToDictionary(g => Hosting.Json.Word(g.Key), g => g.Min(f => f.On)),
            Terminated = view.IsTerminated,
            Suspended = view.IsSuspended,
            Waiting = project.Waiting().Count(f => f.On <= asOf),
            Warnings = [.. view.Warnings.Select(w => new WarningAnswer(w.Kind, w.Days))],
            LastUpdate = view.LastUpdate,
            NextStep = step?.Text,
            NextStepDue = step?.Due,
        };
    }

    private static Money? ContractedOf(IEnumerable<Fact> standing) => standing.Where(f => f.Kind.HasTerms())
        .OrderByDescending(f => f.Kind).ThenBy(f => f.On).ThenBy(f => f.Id).FirstOrDefault()?.ContractedCapital;
}

/// <summary>A warning and how many days it has stood.</summary>
public sealed record WarningAnswer(Warnings Kind, int Days);

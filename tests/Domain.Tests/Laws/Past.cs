using Leads.Domain.Projects;

namespace Leads.Domain.Tests.Laws;

/// <summary>A project without what is dated after a day: its facts by their effective date.</summary>
internal static class Past
{
    public static Project Of(Project project, DateOnly day) => project with
    {
        Facts = [.. project.Standing().Concat(project.Waiting()).Where(f => f.On <= day)
            .Select(f => f with { Replaces = null })],
        Assignments = [.. project.Assignments.Where(a => a.From <= day)],
        // A fact left out was still an update on the day of its recording.
        Notes = [.. project.Notes.Where(n => n.RecordedOn <= day), .. project.UpdatedOn().Where(on => on <= day)
            .Select(on => new Note(project.Id, on, "", false, "", default, on))],
        NextSteps = [.. project.NextSteps.Where(n => n.SetOn <= day)],
        Problems = [.. project.Problems.Where(p => p.OpenedOn <= day)
            .Select(p => p.SolvedOn > day ? p with { SolvedOn = null } : p)],
    };
}

/// <summary>A project with one more of everything, dated after a day.</summary>
internal static class Future
{
    public static Project Of(Project project, DateOnly day, RandomHistory history) => project with
    {
        Facts = [.. project.Facts, .. Enum.GetValues<FactKind>().Select(kind => Fact(day, kind, history))],
        Assignments = [.. project.Assignments, Assignment(day)],
        Notes = [.. project.Notes, new Note(project.Id, day, "", false, "", default, day.AddDays(1))],
        NextSteps = [.. project.NextSteps, new NextStep(project.Id, "", day, "", default, day.AddDays(1))],
        Problems = [.. project.Problems, Problem(project, day)],
    };

    private static Fact Fact(DateOnly day, FactKind kind, RandomHistory history) => new()
    {
        Id = history.Id(),
        Kind = kind,
        On = day.AddDays(1),
        Amount = kind.HasAmount() ? Money.FromYi(3) : null,
        TotalInvestment = kind.HasTerms() ? Money.FromYi(3) : null,
        ContractedCapital = kind.HasTerms() ? Money.FromYi(2) : null,
        State = history.Chance(3) ? Recognition.Submitted : Recognition.Recognised,
        RecordedBy = "",
        RecordedAt = default,
        RecordedOn = day.AddDays(1),
    };

    private static Assignment Assignment(DateOnly day) =>
        new() { From = day.AddDays(1), Unit = "新镇", Chain = "新链", RecordedAt = default, RecordedBy = "" };

    private static Problem Problem(Project project, DateOnly day) =>
        new() { Id = project.Id, Text = "", Due = day.AddDays(-9), OpenedOn = day.AddDays(1), By = "", At = default };
}

using Leads.Domain.Projects;

namespace Leads.Domain.Scorecards;

/// <summary>What a scorecard tells of a project in words, beside the numbers that come from its packed facts.</summary>
public sealed record ProjectCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>项目名称.</summary>
    public required string Name { get; init; }

    /// <summary>Leader in charge on the day.</summary>
    public string Leader { get; init; } = "";

    /// <summary>The step that was set last.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>Its key notes of the period.</summary>
    public IReadOnlyList<Note> KeyNotes { get; init; } = [];

    /// <summary>Its problems that are open on the day.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The card of a project for a period.</summary>
    public static ProjectCard Of(Project project, Period period) => new()
    {
        Id = project.Id,
        Name = project.Fields.Name,
        Leader = project.HolderOn(period.Closing, a => a.Leader),
        NextStep = project.NextSteps.Where(n => n.SetOn <= period.Closing).MaxBy(n => (n.At, n.Id)),
        KeyNotes = [.. project.Notes.Where(n => n.Key && n.On >= period.First && n.On <= period.Last)],
        Problems = [.. project.Problems.Where(p => p.OpenedOn <= period.Closing && !(p.SolvedOn <= period.Closing))],
    };
}

using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// What has come of a project's facts since the issue before. It tells a correction (更正: a fact that replaces one
/// that was known then; domain note, section 2) from what is reported late (补报: all else that is new).
/// </summary>
public sealed record Amendment
{
    private Amendment(Project project, IReadOnlyList<Fact> corrections, Func<Fact, bool> isLate)
    {
        (Project, Corrections) = (project.Id, corrections);
        Corrected = FactPacking.Pack(project with { Facts = [.. project.Facts.Where(f => !isLate(f))] });
    }

    /// <summary>Whose facts.</summary>
    public Guid Project { get; }

    /// <summary>Packed: what was known then, with its corrections since, without what was reported late.</summary>
    public ReadOnlyMemory<byte> Corrected { get; }

    /// <summary>Its corrections since, in the order of their recognition.</summary>
    private IReadOnlyList<Fact> Corrections { get; }

    /// <summary>What has come since a moment; null for nothing.</summary>
    public static Amendment? Of(Project project, DateTimeOffset since)
    {
        bool IsNew(Fact fact) => fact.State == Recognition.Recognised && (fact.DecidedAt ?? fact.RecordedAt) > since;
        bool WasKnown(Fact fact) => fact.State == Recognition.Recognised && !IsNew(fact);
        bool Corrects(Fact fact) => fact.Replaces is { } old
            && project.Facts.FirstOrDefault(f => f.Id == old) is { } replaced
            && (WasKnown(replaced) || Corrects(replaced));

        return project.Facts.Any(IsNew)
            ? new Amendment(
                project,
                [.. project.Facts.Where(f => IsNew(f) && Corrects(f)).OrderBy(f => f.DecidedAt ?? f.RecordedAt)],
                fact => IsNew(fact) && !Corrects(fact))
            : null;
    }

    /// <summary>The reason given last with a correction of one of these kinds; "" for none.</summary>
    public string Why(IReadOnlyList<FactKind> kinds) =>
        Corrections.LastOrDefault(fact => kinds.Contains(fact.Kind))?.Why ?? "";
}

using Leads.Domain.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>What a merger of two names means for one project.</summary>
internal static class MergedProject
{
    /// <summary>The operations that move it, with one entry in its history; none where no merger concerns it.</summary>
    public static IReadOnlyList<Operation> Move(StoredProject stored, IReadOnlyList<Change> mergers, Author author)
    {
        var mine = mergers.Where(merger => Concerns(stored.Project, merger)).ToList();
        if (mine.Count == 0)
            return [];
        var after = ProjectRules.Evolve(stored.Project, mine);
        return ProjectStore.Replace(
            after, stored.ETag, History.Of(after, stored.Project, "merged", mine, author));
    }

    private static bool Concerns(Project project, Change merger) => merger switch
    {
        Change.ChainMerged { From: var from } =>
            project.Assignments.Any(a => a.Chain == from) || project.Fields.SecondaryChains.Contains(from),
        Change.UnitMerged { From: var from } => project.Assignments.Any(a => a.Unit == from),
        _ => false,
    };
}

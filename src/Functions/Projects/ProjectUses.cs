using Leads.Domain.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Projects;

/// <summary>Which chains and units projects speak of: those may not be deleted.</summary>
internal sealed class ProjectUses(ProjectStore projects)
{
    /// <summary>How many projects use the chain or unit with this row key.</summary>
    public async Task<int> CountAsync(string region, string row, CancellationToken cancellationToken)
    {
        var uses = 0;
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
            uses += RowsOf(project).Contains(row) ? 1 : 0;
        return uses;
    }

    /// <summary>The row keys of all that a project has ever been assigned to, and of its secondary chains.</summary>
    public static IEnumerable<string> RowsOf(Project project)
    {
        if (project.Undone)
            return [];
        var chains = project.Assignments.Select(a => a.Chain).Concat(project.Fields.SecondaryChains);
        return chains.OfType<string>().Select(RowKeys.Chain)
            .Concat(project.Assignments.Select(a => a.Unit).OfType<string>().Select(RowKeys.Unit));
    }
}

using Leads.Domain.Projects;
using Leads.Functions.Imports;
using Leads.Functions.Projects;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Recognitions;

/// <summary>The facts that an import recorded and that a decision can be about.</summary>
internal sealed class ImportedFacts(ImportStore imports, ProjectStore projects)
{
    private const int AtATime = 500;

    public async Task<(IReadOnlyList<FactToDecide> Facts, Problem? Problem)> FindAsync(
        string region, Guid import, DecideFact command, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(region, import, cancellationToken) is not { Record: var record })
            return ([], ImportProblems.Unknown(import));
        if (record.State != ImportState.Committed)
            return ([], ImportProblems.NotCommitted);
        var touched = await imports.TouchedAsync(region, record, cancellationToken);
        var found = new List<FactToDecide>();
        foreach (var some in touched.Projects.Select(project => project.Id).Chunk(AtATime))
        {
            var stored = await projects.LoadAsync(region, some, cancellationToken);
            found.AddRange(
                from project in stored.Select(s => s.Project)
                from fact in project.Facts
                where IsOf(fact, record) && IsOpen(fact, command)
                select new FactToDecide(project.Id, fact.Id));
        }

        return (found, null);
    }

    /// <summary>All that an import records carries the moment of its commit, and names its rows.</summary>
    private static bool IsOf(Fact fact, ImportRecord record) =>
        fact.Source is not null && fact.RecordedAt == record.CommittedAt;

    private static bool IsOpen(Fact fact, DecideFact command) =>
        fact.State.Waits() || (command is { Recognise: true, Level: not null } && fact.State == Recognition.Recognised);
}

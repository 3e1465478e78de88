using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Exports;

/// <summary>Projects as the rows of a ledger.</summary>
internal sealed class ExportRows(ProjectStore projects, TimeProvider clock)
{
    // Documents in memory at a time; of those before only their rows are kept.
    private const int AtATime = 500;

    /// <summary>
    /// The rows of projects, the facts that no column says, and the place of the first id that is not there or not for
    /// the caller: where there is one, nothing of this may be shown.
    /// </summary>
    public async Task<(List<IReadOnlyList<LedgerRow>> Rows, List<UntoldFact> Untold, int? Hidden)> OfAsync(
        Registry registry, IReadOnlyList<Guid> ids, DateOnly day, Scope scope, CancellationToken cancellationToken)
    {
        var (context, today) = (ContextOf(registry, day), registry.Today(clock));
        var (rows, untold, hidden) = (new List<IReadOnlyList<LedgerRow>>(ids.Count), new List<UntoldFact>(), (int?)null);
        foreach (var (at, chunk) in ids.Chunk(AtATime).Index())
        {
            var stored = await projects.LoadAsync(registry.Region.Id, chunk, cancellationToken);
            hidden ??= HiddenIn(chunk, stored, scope, today) + (at * AtATime);
            foreach (var project in stored.Select(one => scope.Shown(one.Project, today)))
            {
                rows.Add(ProjectRows.Of(project, context));
                untold.AddRange(UntoldFacts.Of(project, rows[^1][0], day));
            }
        }

        return (rows, untold, hidden);
    }

    private static int? HiddenIn(Guid[] ids, IReadOnlyList<StoredProject> stored, Scope scope, DateOnly today)
    {
        var shown = stored.Where(one => scope.Covers(one.Project, today)).Select(one => one.Project.Id).ToHashSet();
        var place = Array.FindIndex(ids, id => !shown.Contains(id));
        return place < 0 ? null : place;
    }

    private static ExportContext ContextOf(Registry registry, DateOnly day)
    {
        var chains = registry.Chains.ToDictionary(chain => chain.Key, chain => chain.Name);
        var units = registry.Units.ToDictionary(unit => unit.Key, unit => unit.Name);
        return new ExportContext
        {
            Day = day,
            ChainName = key => chains.GetValueOrDefault(key, key),
            ChainKey = name => registry.ResolveChain(name) ?? Names.Key(name),
            UnitName = key => units.GetValueOrDefault(key, key),
            UnitKey = name => registry.ResolveUnit(name) ?? Names.Key(name),
        };
    }
}

using Leads.Domain.Projects;
using Leads.Functions.Points;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>
/// Takes back the chains and units that an import named first: they go, unless somebody described or uses them by now.
/// </summary>
public sealed class NamesBack(IRegionStorage storage, ProjectStore projects)
{
    /// <summary>What goes, and what stays though no project of the import itself is the cause.</summary>
    /// <param name="back">The import's projects as the undo leaves them.</param>
    /// <param name="tripsBack">The import's trips that are gone or as they were before.</param>
    internal async Task<(IReadOnlyList<DocumentChange> Changes, IReadOnlyList<KeptChange> Kept)> WorkOutAsync(
        string region, TouchedByImport touched, IReadOnlyDictionary<Guid, Project> back,
        IReadOnlyDictionary<Guid, Trip?> tripsBack, ImportMeter meter, CancellationToken cancellationToken)
    {
        if (touched.NewNames.Count == 0)
            return ([], []);
        // Those of its projects that stay are listed themselves.
        var mine = touched.Projects.Where(t => t.IsNew || t.Before is not null).Select(t => t.Id).ToHashSet();
        var uses = await UsesAsync(region, mine, back, tripsBack, meter, cancellationToken);
        var (changes, kept) = (new List<DocumentChange>(), new List<KeptChange>());
        foreach (var row in await storage.FindAllAsync(region, touched.NewNames, cancellationToken))
        {
            var field = RowKeys.IsChain(row.Key) ? "chain" : "unit";
            if (uses.TryGetValue(row.Key, out var use))
            {
                if (use is { } reason)
                    kept.Add(new KeptChange(null, RegisteredNames.Read(row).Name, field, reason));
            }
            else if (FirstSeen.IsUntouched(row))
                changes.Add(DocumentChange.Gone(row));
            else
                kept.Add(new KeptChange(null, RegisteredNames.Read(row).Name, field));
        }

        return (changes, kept);
    }

    /// <summary>By row key, what uses a chain or unit; null where only projects of the import do.</summary>
    private async Task<Dictionary<string, KeptReason?>> UsesAsync(
        string region, HashSet<Guid> mine, IReadOnlyDictionary<Guid, Project> back,
        IReadOnlyDictionary<Guid, Trip?> tripsBack, ImportMeter meter, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<string, KeptReason?>(StringComparer.Ordinal);
        foreach (var row in await storage.ListAllAsync(region, RowKeys.AllTargets))
            Add(RegionDocuments.ReadTargets(row).Items.SelectMany(t => Rows(t.Chain, t.Unit)),
                KeptReason.UsedByTargets);
        foreach (var row in await storage.ListAllAsync(region, RowKeys.Recipients))
            Add(RegionDocuments.ReadRecipient(row).Audiences.SelectMany(RowsOf), KeptReason.UsedByRecipients);
        foreach (var row in await storage.ListAllAsync(region, Trips.Prefix))
        {
            var trip = Trips.Read(row);
            Add(Rows(tripsBack.GetValueOrDefault(trip.Id!.Value, trip)?.Chain, null), KeptReason.UsedByTrips);
        }

        foreach (var row in await storage.ListAllAsync(region, PointStore.Entries))
            Add([PointStore.SubjectOf(row)], KeptReason.UsedByPoints);
        var (from, left, seen) = (meter.Now.Done, meter.Now.Total - meter.Now.Done, 0L);
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
        {
            Add(ProjectUses.RowsOf(back.GetValueOrDefault(project.Id, project)),
                mine.Contains(project.Id) ? null : KeptReason.UsedByProjects);
            // Nobody counted the projects of the region: the more were seen, the nearer the end.
            meter.Reach(from + (int)(left * ++seen / (seen + meter.Now.Total)));
        }

        return uses;

        void Add(IEnumerable<string> rows, KeptReason? reason)
        {
            foreach (var row in rows)
                uses[row] = uses.GetValueOrDefault(row) ?? reason;
        }
    }

    private static IEnumerable<string> RowsOf(string audience) =>
        audience.StartsWith("chain:", StringComparison.Ordinal) ? Rows(audience["chain:".Length..], null)
        : audience.StartsWith("unit:", StringComparison.Ordinal) ? Rows(null, audience["unit:".Length..])
        : [];

    private static IEnumerable<string> Rows(string? chain, string? unit)
    {
        if (chain is not null)
            yield return RowKeys.Chain(chain);
        if (unit is not null)
            yield return RowKeys.Unit(unit);
    }
}

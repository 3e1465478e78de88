using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>
/// Works out what an undo writes: projects as they were, names free again, new chains and units gone.
/// </summary>
internal sealed class RunUndo(
    IRegionStorage storage, ImportStore imports, ProjectStore projects, TripChanges trips)
{
    public async Task<(ImportRecord Record, IReadOnlyList<Operation> Operations)> WorkOutAsync(
        string region, ImportRecord record, Author author, ImportMeter meter, CancellationToken cancellationToken)
    {
        var touched = await imports.TouchedAsync(region, record, cancellationToken);
        var mine = touched.Projects.Where(t => t.IsNew || t.Before is not null).ToDictionary(t => t.Id);
        meter.Enter(ImportPhase.Reading, mine.Count);
        var stored = await Pieces.ReadAsync(
            [.. mine.Keys], piece => projects.LoadAsync(region, piece, cancellationToken), meter.Reach);
        meter.Enter(ImportPhase.Comparing, mine.Count);
        var (kept, back, operations) = (new List<KeptChange>(), new Dictionary<Guid, Project>(), new List<Operation>());
        foreach (var (now, etag) in meter.Watch(stored))
        {
            var (after, left) = Undo(now, mine[now.Id]);
            kept.AddRange(left.Select(field => new KeptChange(now.Id, now.Fields.Name, field)));
            if (ReferenceEquals(after, now))
                continue;
            back.Add(now.Id, after);
            operations.AddRange(ProjectStore.Replace(after, etag, new HistoryEntry(
                after.Version, author.Now, author.By, "importUndone", record.FileName, [])));
        }

        meter.Enter(ImportPhase.Preparing, mine.Count);
        var (tripsBack, tripsKept) = await trips.TakeBackAsync(region, touched.Trips ?? [], cancellationToken);
        operations.AddRange(tripsBack);
        kept.AddRange(tripsKept);
        operations.AddRange(
            await KeysAsync(region, back.Values, keys => meter.Part(keys, 0, mine.Count / 2), cancellationToken));
        operations.AddRange(await NamesAsync(region, touched.NewNames, back, meter, cancellationToken));
        return (record with { State = ImportState.Undone, UndoneAt = author.Now, Kept = kept }, operations);
    }

    private static (Project After, IReadOnlyList<string> Kept) Undo(Project now, TouchedProject touched) =>
        touched is { Before: { } before, After: { } after }
            ? ImportUndo.OfChanged(now, ProjectStore.Whole(before), ProjectStore.Whole(after))
            : ImportUndo.OfNew(now, touched.Version);

    /// <summary>The names of projects that are gone are free again; the others stand as their fields say.</summary>
    private async Task<IEnumerable<Operation>> KeysAsync(
        string region, IEnumerable<Project> back, Func<int, Action<int>> part, CancellationToken cancellationToken)
    {
        var byKey = back.ToLookup(p => NaturalKeys.KeyOf(p.Fields.Name));
        var rows = await Pieces.ReadAsync(
            [.. byKey.Select(g => g.Key)], piece => storage.FindAllAsync(region, piece, cancellationToken),
            part(byKey.Count));
        return rows.Select(row => NaturalKeys.SaveAt(
            row.Key,
            byKey[row.Key].Aggregate(
                NaturalKeys.Read(row), (known, p) => p.Undone ? known.Without(p.Id) : known.With(p)),
            row.ETag));
    }

    /// <summary>
    /// Chains and units that the import named first go, unless somebody described or uses them by now.
    /// </summary>
    private async Task<IEnumerable<Operation>> NamesAsync(
        string region, IReadOnlyList<string> names, Dictionary<Guid, Project> back, ImportMeter meter,
        CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return [];
        var used = new HashSet<string>(StringComparer.Ordinal);
        var (from, left, seen) = (meter.Now.Done, meter.Now.Total - meter.Now.Done, 0L);
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
        {
            used.UnionWith(ProjectUses.RowsOf(back.GetValueOrDefault(project.Id, project)));
            // Nobody counted the projects of the region: the more were seen, the nearer the end.
            meter.Reach(from + (int)(left * ++seen / (seen + meter.Now.Total)));
        }

        var rows = await storage.FindAllAsync(region, [.. names.Except(used)], cancellationToken);
        return rows.Where(FirstSeen.IsUntouched).Select(row => new Operation.Delete(row.Key, row.ETag));
    }
}

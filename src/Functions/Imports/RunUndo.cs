using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>
/// Works out what an undo writes: projects as they were, names free again, new chains and units gone.
/// </summary>
internal sealed class RunUndo(
    IRegionStorage storage, ImportStore imports, ProjectStore projects, TripChanges trips, NamesBack names,
    TakenAliases aliases, ColumnMemories memories)
{
    public async Task<(ImportRecord Record, IReadOnlyList<Operation> Operations)> WorkOutAsync(
        Registry registry, ImportRecord record, Author author, ImportMeter meter, CancellationToken cancellationToken)
    {
        var region = registry.Region.Id;
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
        operations.AddRange(
            await KeysAsync(region, back.Values, keys => meter.Part(keys, 0, mine.Count / 2), cancellationToken));
        var (others, othersKept) = await OthersAsync(registry, touched, back, author, meter, cancellationToken);
        operations.AddRange(others);
        kept.AddRange(othersKept);
        return (record with { State = ImportState.Undone, UndoneAt = author.Now, Kept = kept }, operations);
    }

    /// <summary>What the import did beside projects: trips, aliases, what its columns taught, names first seen.</summary>
    private async Task<(IReadOnlyList<Operation> Operations, IReadOnlyList<KeptChange> Kept)> OthersAsync(
        Registry registry, TouchedByImport touched, Dictionary<Guid, Project> back, Author author,
        ImportMeter meter, CancellationToken stop)
    {
        var region = registry.Region.Id;
        var tripsBack = await trips.TakeBackAsync(region, touched.Trips ?? [], stop);
        var (aliasesBack, aliasesKept) = await aliases.TakeBackAsync(region, touched.Aliases ?? [], stop);
        var (unlearned, columnsKept) = await memories.UnlearnAsync(region, touched.Taught, stop);
        var (namesBack, namesKept) = await names.WorkOutAsync(region, touched, back, tripsBack.After, meter, stop);
        var operations = new List<Operation>([.. tripsBack.Operations, .. unlearned]);
        // Targets and recipients that come to name one of them meanwhile stamp the registry, too.
        if (aliasesBack.Count + namesBack.Count > 0)
            operations.AddRange(
                RegistryChanges.Write(registry, [.. aliasesBack, .. namesBack], author.Now, author.By));
        return (operations,
            [.. tripsBack.Kept, .. namesKept,
                .. aliasesKept.Select(name => new KeptChange(null, name, "aliases")),
                .. columnsKept.Select(header => new KeptChange(null, header, "column"))]);
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
}

using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Imports;

/// <summary>
/// <c>POST …/imports/{id}/undo</c>: takes back what the import did, in one atomic commit. What was changed since stays
/// as it is and is listed.
/// </summary>
internal sealed class UndoImport(
    RegionStore regions, ImportStore imports, TakenBack takenBack, GetImport get, ProjectChanges changes, Writes writes,
    FoldHints hints)
{
    private const int Tries = 5;

    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await imports.FindAsync(region, id, token) is not { } found)
                return ImportProblems.Unknown(id);
            if (found.Record.State == ImportState.Preview)
                return ImportProblems.NotCommitted;
            if (found.Record.State == ImportState.Undone)
                return await get.AnswerAsync(context, region, found.Record);
            var author = changes.AuthorOf(context, registry);
            var (operations, kept) = await takenBack.OfAsync(region, found.Record, author, token);
            var record = found.Record with { State = ImportState.Undone, UndoneAt = author.Now, Kept = kept };
            var written = await write.CommitAsync(
                [ImportStore.Save(record, found.ETag), .. operations], await get.AnswerAsync(context, region, record));
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } done)
                return done;
        }

        return Problem.Busy();
    }
}

/// <summary>
/// Works out what an undo writes: projects as they were, names free again, new chains and units gone.
/// </summary>
internal sealed class TakenBack(
    IRegionStorage storage, ImportStore imports, ProjectStore projects, TripChanges trips)
{
    public async Task<(IReadOnlyList<Operation> Operations, IReadOnlyList<KeptChange> Kept)> OfAsync(
        string region, ImportRecord record, Author author, CancellationToken cancellationToken)
    {
        var touched = await imports.TouchedAsync(region, record, cancellationToken);
        var mine = touched.Projects.Where(t => t.IsNew || t.Before is not null).ToDictionary(t => t.Id);
        var (kept, back, operations) = (new List<KeptChange>(), new Dictionary<Guid, Project>(), new List<Operation>());
        foreach (var (now, etag) in await projects.LoadAsync(region, [.. mine.Keys], cancellationToken))
        {
            var (after, left) = Undo(now, mine[now.Id]);
            kept.AddRange(left.Select(field => new KeptChange(now.Id, now.Fields.Name, field)));
            if (ReferenceEquals(after, now))
                continue;
            back.Add(now.Id, after);
            operations.AddRange(ProjectStore.Replace(after, etag, new HistoryEntry(
                after.Version, author.Now, author.By, "importUndone", record.FileName, [])));
        }

        var (tripsBack, tripsKept) = await trips.TakeBackAsync(region, touched.Trips ?? [], cancellationToken);
        operations.AddRange(tripsBack);
        kept.AddRange(tripsKept);
        operations.AddRange(await KeysAsync(region, back.Values, cancellationToken));
        operations.AddRange(await NamesAsync(region, touched.NewNames, back, cancellationToken));
        return (operations, kept);
    }

    private static (Project After, IReadOnlyList<string> Kept) Undo(Project now, TouchedProject touched) =>
        touched is { Before: { } before, After: { } after }
            ? ImportUndo.OfChanged(now, ProjectStore.Whole(before), ProjectStore.Whole(after))
            : ImportUndo.OfNew(now, touched.Version);

    /// <summary>The names of projects that are gone are free again; the others stand as their fields say.</summary>
    private async Task<IEnumerable<Operation>> KeysAsync(
        string region, IEnumerable<Project> back, CancellationToken cancellationToken)
    {
        var byKey = back.ToLookup(p => NaturalKeys.KeyOf(p.Fields.Name));
        var rows = await storage.FindAllAsync(region, [.. byKey.Select(g => g.Key)], cancellationToken);
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
        string region, IReadOnlyList<string> names, Dictionary<Guid, Project> back,
        CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return [];
        var used = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
            used.UnionWith(ProjectUses.RowsOf(back.GetValueOrDefault(project.Id, project)));
        var rows = await storage.FindAllAsync(region, [.. names.Except(used)], cancellationToken);
        return rows.Where(FirstSeen.IsUntouched).Select(row => new Operation.Delete(row.Key, row.ETag));
    }
}

using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>Works out the commit of an import: the operations of one atomic commit, and the files that tell of it.</summary>
internal sealed class RunCommit(
    ImportStore imports, ImportPlans plans, ImportPreview preview, ColumnMemories memories, TimeProvider clock)
{
    public async Task<(ImportRecord Record, IReadOnlyList<Operation> Operations)> WorkOutAsync(
        Registry registry, ImportRecord record, Author author, ImportMeter meter, CancellationToken stop)
    {
        var (worked, problem) = await plans.WorkOutAsync(registry, record, author, meter, stop);
        if (worked is null)
            throw new ImportFailedException(problem!.Detail ?? problem.Errors[0].Message);
        if (TakenAliases.Refusal(worked) is { } refusal)
            throw new ImportFailedException(refusal);
        var (taught, lessons) = await memories.LearnAsync(worked, stop);
        var (aliases, names) = TakenAliases.Take(worked);
        var done = await KeepAsync(registry.Region.Id, worked, taught, aliases, meter, stop);
        // Somebody who registers one of the names meanwhile stamps the registry too, and one of both begins anew.
        var renamed = names.Count == 0 ? [] : RegistryChanges.Write(registry, names, author.Now, author.By);
        return (done, [.. Operations(worked, meter), .. lessons, .. renamed]);
    }

    /// <summary>
    /// What this attempt does goes into files of its own: of several attempts only one is committed.
    /// </summary>
    private async Task<ImportRecord> KeepAsync(
        string region, WorkedOut worked, TaughtColumns? taught, IReadOnlyList<TouchedAliases> aliases,
        ImportMeter meter, CancellationToken stop)
    {
        var attempt = Guid.CreateVersion7(clock.GetUtcNow());
        var rows = worked.Ledger.Rows.Count;
        meter.Enter(ImportPhase.Checking, rows);
        var answer = await preview.OfAsync(region, worked, Language.Zh, meter, stop);
        meter.Enter(ImportPhase.Preparing, rows);
        var touched = new TouchedByImport(
            meter.Watch([.. worked.Plan.Projects.Select(TouchedProject.Of)], 0, rows / 2),
            [.. worked.Scene.NewNames.OfType<Operation.InsertIfAbsent>().Select(name => name.Key)])
        {
            IsForm = !worked.IsLedger,
            Trips = [.. worked.Trips.Where(trip => trip.IsChange).Select(trip => trip.Touched)],
            Taught = taught,
            Aliases = aliases,
        };
        await imports.KeepAsync(
            region, worked.Record.Id, attempt, answer with { State = ImportState.Committed }, touched, stop);
        return worked.Record with
        {
            State = ImportState.Committed,
            CommittedAt = worked.Scene.Author.Now,
            Attempt = attempt,
            Result = new ImportResult(answer.Created, answer.Updated, answer.Unchanged),
        };
    }

    /// <summary>The operations of a worked-out import; all of them go into one commit.</summary>
    public static IReadOnlyList<Operation> Operations(WorkedOut worked, ImportMeter meter)
    {
        var operations = new List<Operation>(worked.Scene.NewNames);
        var keys = new Dictionary<string, NaturalKeyRow>(StringComparer.Ordinal);
        foreach (var planned in meter.Watch(worked.Plan.Projects, meter.Now.Total / 2, meter.Now.Total))
        {
            if (planned.Changes.Count == 0 && planned.Before is not null)
                continue;
            operations.AddRange(Write(planned, worked));
            var key = NaturalKeys.KeyOf(planned.After.Fields.Name);
            if (ChangesKey(planned))
                keys[key] = keys.GetValueOrDefault(key, worked.Keys[key].Row).With(planned.After);
        }

        operations.AddRange(worked.Trips.Where(trip => trip.IsChange).SelectMany(trip => trip.Write()));
        operations.AddRange(keys.Select(key => NaturalKeys.SaveAt(key.Key, key.Value, worked.Keys[key.Key].ETag)));
        return operations;
    }

    /// <summary>
    /// A new project takes its place under its name; one whose investor's code became known is rewritten.
    /// </summary>
    private static bool ChangesKey(PlannedProject planned) =>
        planned.Before?.Fields.CreditCode != planned.After.Fields.CreditCode || planned.Before is null;

    private static IReadOnlyList<Operation> Write(PlannedProject planned, WorkedOut worked)
    {
        var (before, after) = (planned.Before, planned.After);
        var entry = History.OfImport(planned, worked.Record.FileName, worked.Scene.Author);
        return before is null
            ? ProjectStore.Insert(after, entry)
            : ProjectStore.Replace(after, worked.ETags[before.Id], entry);
    }
}

using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>
/// <c>POST …/imports/{id}/commit</c>: records what the preview shows, worked out afresh, in one atomic commit. A second
/// commit answers as the first did and changes nothing.
/// </summary>
public sealed class CommitImport(
    RegionStore regions, ImportStore imports, ImportPlans plans, ImportPreview preview, ProjectChanges changes,
    Writes writes, FoldHints hints)
{
    private const int Tries = 5;

    internal async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await imports.FindAsync(region, id, context.RequestAborted) is not { } found)
                return ImportProblems.Unknown(id);
            if (found.Record.State == ImportState.Undone)
                return ImportProblems.IsUndone;
            var language = Languages.Of(context.Request);
            if (found.Record.State == ImportState.Committed)
                return AnswerOf(await imports.AnswerAsync(region, found.Record, context.RequestAborted), language);
            var author = changes.AuthorOf(context, registry);
            var (worked, problem) = await plans.WorkOutAsync(
                registry, found.Record, author, context.RequestAborted);
            if (worked is null)
                return problem!;
            var record = await KeepAsync(region, worked, author, language, context.RequestAborted);
            var answer = AnswerOf(record.Answer, language);
            var written = await write.CommitAsync(
                [ImportStore.Save(record.Record, found.ETag), .. Operations(worked)], answer);
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } done)
                return done;
        }

        return Hosting.Problem.Busy();
    }

    /// <summary>
    /// What this attempt does goes into files of its own: of several attempts at once only one is committed.
    /// </summary>
    private async Task<(ImportRecord Record, ImportAnswer Answer)> KeepAsync(
        string region, WorkedOut worked, Author author, Language language, CancellationToken cancellationToken)
    {
        var attempt = Guid.CreateVersion7(author.Now);
        var answer = await preview.OfAsync(region, worked, language, cancellationToken);
        var record = worked.Record with
        {
            State = ImportState.Committed,
            CommittedAt = author.Now,
            Attempt = attempt,
            Result = new ImportResult(answer.Created, answer.Updated, answer.Unchanged),
        };
        answer = answer with { State = ImportState.Committed };
        var touched = new TouchedByImport(
            [.. worked.Plan.Projects.Select(TouchedProject.Of)],
            [.. worked.Scene.NewNames.OfType<Operation.InsertIfAbsent>().Select(name => name.Key)])
        {
            IsForm = !worked.IsLedger,
            Trips = [.. worked.Trips.Where(trip => trip.IsChange).Select(trip => trip.Touched)],
        };
        await imports.KeepAsync(region, record.Id, attempt, answer, touched, cancellationToken);
        return (record, answer);
    }

    private static Answer AnswerOf(ImportAnswer answer, Language language) =>
        Answer.Ok(answer.In(language), ImportsJson.Wire.ImportAnswer);

    /// <summary>The operations of a worked-out import; all of them go into one commit.</summary>
    public static IReadOnlyList<Operation> Operations(WorkedOut worked)
    {
        var operations = new List<Operation>(worked.Scene.NewNames);
        var keys = new Dictionary<string, NaturalKeyRow>(StringComparer.Ordinal);
        foreach (var planned in worked.Plan.Projects.Where(p => p.Changes.Count > 0 || p.Before is null))
        {
            operations.AddRange(Write(planned, worked));
            var key = NaturalKeys.KeyOf(planned.After.Fields.Name);
            if (ChangesKey(planned))
                keys[key] = keys.GetValueOrDefault(key, worked.Keys[key].Row).With(planned.After);
        }

        operations.AddRange(worked.Trips.Where(trip => trip.IsChange).Select(trip => trip.Write()));
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
        var entry = History.Of(after, before, "imported", planned.Changes, worked.Scene.Author);
        var first = planned.Rows[0];
        entry = entry with { Source = $"{worked.Record.FileName} · {first.Sheet} · {first.Row}" };
        return before is null
            ? ProjectStore.Insert(after, entry)
            : ProjectStore.Replace(after, worked.ETags[before.Id], entry);
    }
}

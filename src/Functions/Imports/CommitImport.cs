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
            var author = changes.AuthorOf(context, registry);
            var (worked, refusal) = await plans.WorkOutAsync(registry, found.Record, author, context.RequestAborted);
            if (worked is null)
                return ImportProblems.Refused(refusal!.Value);
            var language = Languages.Of(context.Request);
            if (found.Record.State == ImportState.Committed)
                return await AnswerAsync(region, worked, language, context.RequestAborted);
            var committed = worked with { Record = Committed(worked, author) };
            var answer = await AnswerAsync(region, committed, language, context.RequestAborted);
            await imports.KeepTouchedAsync(region, id, Touched(worked.Plan), context.RequestAborted);
            var written = await write.CommitAsync([ImportStore.Save(committed.Record, found.ETag), .. Operations(worked)], answer);
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } done)
                return done;
        }

        return Hosting.Problem.Busy();
    }

    /// <summary>The operations of a worked-out import; all of them go into one commit.</summary>
    public static IReadOnlyList<Operation> Operations(WorkedOut worked)
    {
        var operations = new List<Operation>(worked.Scene.NewNames);
        var keys = worked.Keys.ToDictionary(k => k.Key, k => k.Value.Row.Projects.ToList());
        var changedKeys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var planned in worked.Plan.Projects.Where(p => p.Changes.Count > 0 || p.Before is null))
        {
            operations.AddRange(Write(planned, worked));
            if (KeyChange(planned) is not { } entry)
                continue;
            var key = NaturalKeys.KeyOf(planned.After.Fields.Name);
            keys[key].RemoveAll(k => k.Project == entry.Project);
            keys[key].Add(entry);
            changedKeys.Add(key);
        }

        operations.AddRange(changedKeys.Select(key => NaturalKeys.Save(key, keys[key], worked.Keys[key].ETag)));
        return operations;
    }

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

    /// <summary>A new project takes its place under its name; one whose investor's code became known is rewritten.</summary>
    private static KeyedProject? KeyChange(PlannedProject planned) =>
        planned.Before is { } before && before.Fields.CreditCode == planned.After.Fields.CreditCode
            ? null
            : NaturalKeys.Entry(
                planned.After.Id, planned.After.Fields.Investor, planned.After.Fields.CreditCode, planned.After.Separate);

    private static ImportRecord Committed(WorkedOut worked, Author author) => worked.Record with
    {
        State = ImportState.Committed,
        CommittedAt = author.Now,
        Result = new ImportResult(
            worked.Plan.Projects.Count(p => p.Before is null),
            worked.Plan.Projects.Count(p => p.Before is not null && p.Changes.Count > 0),
            worked.Plan.Projects.Count(p => p.Before is not null && p.Changes.Count == 0)),
    };

    /// <summary>What an undo needs to know of each project.</summary>
    public static IReadOnlyList<TouchedProject> Touched(ImportPlan plan) =>
        [.. plan.Projects.Select(p => new TouchedProject(
            p.After.Id, p.After.Version, p.Before is null, p.Changes.Count > 0 ? p.Before : null))];

    private async Task<Answer> AnswerAsync(
        string region, WorkedOut worked, Language language, CancellationToken cancellationToken)
    {
        var answer = await preview.OfAsync(region, worked, language, cancellationToken);
        if (worked.Record.Result is { } result)
            answer = answer with { Created = result.Created, Updated = result.Updated, Unchanged = result.Unchanged };
        return Answer.Ok(answer, ImportsJson.Wire.ImportAnswer);
    }
}

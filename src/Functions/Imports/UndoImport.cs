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
    IRegionStorage storage, RegionStore regions, ImportStore imports, ProjectStore projects, ImportPlans plans,
    ImportPreview preview, ProjectChanges changes, Writes writes, FoldHints hints)
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
            var author = changes.AuthorOf(context, registry);
            var undoing = found.Record.State == ImportState.Committed
                ? await TakeBackAsync(region, found.Record, author, token)
                : ([], found.Record);
            var (worked, refusal) = await plans.WorkOutAsync(registry, undoing.Record, author, token);
            if (worked is null)
                return ImportProblems.Refused(refusal!.Value);
            var view = await preview.OfAsync(region, worked, Languages.Of(context.Request), token);
            var answer = Answer.Ok(view, ImportsJson.Wire.ImportAnswer);
            if (found.Record.State == ImportState.Undone)
                return answer;
            var written = await write.CommitAsync(
                [ImportStore.Save(undoing.Record, found.ETag), .. undoing.Operations], answer);
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } done)
                return done;
        }

        return Problem.Busy();
    }

    private async Task<(IReadOnlyList<Operation> Operations, ImportRecord Record)> TakeBackAsync(
        string region, ImportRecord record, Author author, CancellationToken cancellationToken)
    {
        var touched = (await imports.TouchedAsync(region, record.Id, cancellationToken))
            .Where(t => t.IsNew || t.Before is not null).ToList();
        var stored = (await projects.LoadAsync(region, [.. touched.Select(t => t.Id)], cancellationToken))
            .ToDictionary(s => s.Project.Id);
        var operations = new List<Operation>();
        var kept = new List<KeptChange>();
        var gone = new List<Project>();
        foreach (var one in touched.Where(t => stored.ContainsKey(t.Id)))
        {
            var now = stored[one.Id];
            var (after, left) = ImportUndo.Of(now.Project, one.Before, one.Version, record.FileName, author);
            kept.AddRange(left.Select(field => new KeptChange(one.Id, now.Project.Fields.Name, field)));
            if (ReferenceEquals(after, now.Project))
                continue;
            var entry = new HistoryEntry(after.Version, author.Now, author.By, "importUndone", record.FileName, []);
            operations.AddRange(ProjectStore.Replace(after, now.ETag, entry));
            if (after.Undone)
                gone.Add(after);
        }

        operations.AddRange(await FreeKeysAsync(region, gone, cancellationToken));
        return (operations, record with { State = ImportState.Undone, UndoneAt = author.Now, Kept = kept });
    }

    /// <summary>The names of projects that are gone are free again.</summary>
    private async Task<IReadOnlyList<Operation>> FreeKeysAsync(
        string region, List<Project> gone, CancellationToken cancellationToken)
    {
        var ids = gone.Select(p => p.Id).ToHashSet();
        var keys = gone.Select(p => NaturalKeys.KeyOf(p.Fields.Name)).Distinct().ToList();
        var rows = await storage.FindAllAsync(region, keys, cancellationToken);
        return [.. rows.Select(row => NaturalKeys.Save(
            row.Key, [.. NaturalKeys.Read(row).Projects.Where(p => !ids.Contains(p.Project))], row.ETag))];
    }
}

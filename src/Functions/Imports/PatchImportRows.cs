using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Imports;

/// <summary>What a clerk decides in the preview; each call adds to what was decided before.</summary>
public sealed record PatchRowsRequest(
    IReadOnlyList<RowDecision?>? Rows = null, IReadOnlyList<ColumnDecision?>? Columns = null,
    IReadOnlyList<NameDecision?>? Names = null);

/// <summary>
/// One row: <see cref="Value"/> is read as if the cell under <see cref="Column"/> held it; <see cref="Overrule"/> lets
/// the row in as it is, with a note; <see cref="Into"/> says which known project it means.
/// </summary>
public sealed record RowDecision(
    string? Sheet = null, int? Row = null, string? Column = null, string? Value = null, bool? Overrule = null,
    string? Note = null, Guid? Into = null);

/// <summary>
/// What a column holds; without a field it is left out. <see cref="Unit"/> is that of its amounts where the file names
/// none. <see cref="Automatic"/> leaves it to the header's words again, and forgets with the commit what is remembered.
/// </summary>
public sealed record ColumnDecision(
    string? Sheet = null, string? Column = null, Field? Field = null, bool? Automatic = null, AmountUnit? Unit = null);

/// <summary>
/// A name of the file: it means <see cref="Into"/>, a known chain or unit, and becomes its alias with the commit,
/// unless <see cref="OnlyThisFile"/>; without one it is one of its own.
/// </summary>
public sealed record NameDecision(
    MergedKind? Kind = null, string? Name = null, string? Into = null, bool? OnlyThisFile = null);

/// <summary><c>PATCH …/imports/{id}/rows</c>.</summary>
internal sealed class PatchImportRows(
    RegionStore regions, ImportStore imports, ImportPlans plans, ImportPreview preview, ColumnMemories memories,
    ProjectStore projects, ProjectChanges changes, Writes writes)
{
    // As many as a sheet of Excel has.
    private const int MostRows = 1_048_576;

    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ImportsJson.Wire.PatchRowsRequest);
        if (!body.IsRead)
            return body.Problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        if (await imports.FindAsync(region, id, context.RequestAborted) is not { } found)
            return ImportProblems.Unknown(id);
        if (found.Record.State != ImportState.Preview)
            return found.Record.Job is null ? ImportProblems.IsCommitted : ImportProblems.IsRunning;
        var fields = new Fields();
        var record = Named(Decided(found.Record, body.Value, fields), body.Value, registry, fields);
        await CheckProjectsAsync(region, body.Value, fields, context.RequestAborted);
        if (fields.Problem is { } problem)
            return problem;
        var author = changes.AuthorOf(context, registry);
        record = record with
        {
            Preview = Guid.CreateVersion7(author.Now),
            Failure = null,
            Remembered = await memories.OfAsync(region, record.SentBy, context.RequestAborted),
        };
        var (worked, unread) = await plans.WorkOutAsync(registry, record, author, context.RequestAborted);
        if (worked is null)
            return unread!;
        CheckSheets(body.Value, worked.Ledger, fields);
        if (fields.Problem is { } strange)
            return strange;
        worked = worked.WithUsedMemory();
        record = worked.Record;
        var answer = await preview.OfAsync(region, worked, Languages.Of(context.Request), context.RequestAborted);
        await imports.KeepPreviewAsync(region, record, answer, context.RequestAborted);
        var written = await write.CommitAsync(
            [ImportStore.Save(record, found.ETag)], Answer.Ok(answer, ImportsJson.Wire.ImportAnswer));
        return written.Answer ?? Problem.Of(ProblemKind.Stale);
    }

    private async Task CheckProjectsAsync(
        string region, PatchRowsRequest request, Fields fields, CancellationToken cancellationToken)
    {
        var chosen = (request.Rows ?? []).Select(row => row?.Into).OfType<Guid>().Distinct().ToList();
        var known = (await projects.LoadAsync(region, chosen, cancellationToken))
            .Where(stored => !stored.Project.Undone).Select(stored => stored.Project.Id).ToHashSet();
        foreach (var (decision, path) in Named("rows", request.Rows, fields))
        {
            if (decision.Into is { } into && !known.Contains(into))
                fields.Refuse(path + ".into", new("没有这个项目。", "There is no such project."));
        }
    }

    private static void CheckSheets(PatchRowsRequest request, Ledger ledger, Fields fields)
    {
        var sheets = ledger.Read.Select(sheet => sheet.Sheet).Concat(ledger.Skipped.Select(sheet => sheet.Sheet))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (decision, path) in Named("rows", request.Rows, fields))
            Check(decision.Sheet, path);
        foreach (var (choice, path) in Named("columns", request.Columns, fields))
            Check(choice.Sheet, path);

        void Check(string? sheet, string path)
        {
            if (!sheets.Contains(sheet!.Trim()))
                fields.Refuse(path + ".sheet", Say.NoSuch(new("工作表", "sheet"), sheet));
        }
    }

    private static ImportRecord Decided(ImportRecord record, PatchRowsRequest request, Fields fields)
    {
        foreach (var (decision, path) in Named("rows", request.Rows, fields))
            record = Decided(record, decision, path, fields);
        foreach (var (choice, path) in Named("columns", request.Columns, fields))
        {
            var sheet = fields.Text(path + ".sheet", choice.Sheet, 200);
            var header = fields.OptionalText(path + ".column", choice.Column, 500, lines: true);
            record = record with
            {
                Columns = [.. record.Columns.Where(c => c.Sheet != sheet || c.Header != header),
                    new ColumnChoice(sheet, header, choice.Field)
                    {
                        Automatic = choice.Automatic ?? false,
                        Unit = choice.Unit,
                    }],
            };
            Check(choice, path, fields);
        }

        return record;
    }

    private static void Check(ColumnDecision choice, string path, Fields fields)
    {
        if (choice is { Field: not null, Automatic: true })
            fields.Refuse(path + ".automatic", new("field 和 automatic 只能给一个。", "Give either field or automatic."));
        if (choice.Unit is not null && choice.Field?.IsMoney() != true)
            fields.Refuse(path + ".unit", new("只有金额栏才有单位，请在 field 里写明是哪种金额。",
                "Only a column of amounts has a unit; say in field which amount it is."));
    }

    private static ImportRecord Named(
        ImportRecord record, PatchRowsRequest request, Registry registry, Fields fields)
    {
        foreach (var (decision, path) in Named("names", request.Names, fields))
        {
            var kind = fields.Required(path + ".kind", decision.Kind);
            var name = fields.Text(path + ".name", decision.Name, 500);
            var into = fields.OptionalText(path + ".into", decision.Into, 500);
            var choice = new NameChoice(kind, name, into.Length == 0 ? null : registry.Resolve(kind, into) ?? into)
            {
                AsAlias = into.Length > 0 && decision.OnlyThisFile != true,
            };
            record = record with
            {
                Names = [.. record.Names.Where(c => c.Kind != kind || Names.Key(c.Name) != Names.Key(name)), choice],
            };
            if (new NameChoices(record, registry).Refuse(choice) is { } refusal)
                fields.Refuse($"{path}.{refusal.Field}", refusal.Why);
        }

        return record;
    }

    /// <summary>The items of a list with their paths; one that is null is refused.</summary>
    private static IEnumerable<(T Item, string Path)> Named<T>(string name, IReadOnlyList<T?>? items, Fields fields)
        where T : class
    {
        foreach (var (item, at) in (items ?? []).Select((item, at) => (item, at)))
        {
            if (item is null)
                fields.Refuse($"{name}[{at}]", Say.Missing);
            else
                yield return (item, $"{name}[{at}]");
        }
    }

    private static ImportRecord Decided(ImportRecord record, RowDecision decision, string path, Fields fields)
    {
        var sheet = fields.Text(path + ".sheet", decision.Sheet, 200);
        fields.Required(path + ".row", decision.Row);
        var row = fields.Whole(path + ".row", decision.Row, 1, MostRows, 1);
        var column = fields.OptionalText(path + ".column", decision.Column, 500, lines: true);
        if (decision.Value is not null)
        {
            var text = fields.OptionalText(path + ".value", decision.Value, 2000, lines: true);
            record = record with
            {
                Fixes = [.. record.Fixes.Where(f => (f.Sheet, f.Row, f.Column) != (sheet, row, column)),
                    new CellFix(sheet, row, column, text)],
            };
        }

        if (decision.Into is { } into)
            record = record with
            {
                Choices = [.. record.Choices.Where(c => (c.Sheet, c.Row) != (sheet, row)),
                    new RowChoice(sheet, row, into)],
            };
        if (decision.Overrule is not { } overrule)
            return decision.Value is null && decision.Into is null ? Nothing(record, path, fields) : record;
        var others = record.Overrules.Where(o => (o.Sheet, o.Row) != (sheet, row));
        var note = overrule ? fields.Text(path + ".note", decision.Note, 500) : "";
        return record with { Overrules = overrule ? [.. others, new RowOverrule(sheet, row, note)] : [.. others] };
    }

    private static ImportRecord Nothing(ImportRecord record, string path, Fields fields)
    {
        fields.Refuse(path, new("请给出 value、into 或 overrule 之一。", "Give value, into or overrule."));
        return record;
    }
}

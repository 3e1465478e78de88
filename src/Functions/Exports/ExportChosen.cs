using System.Text.Json.Serialization;
using Leads.Domain.Ledgers;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Exports;

/// <summary>Projects and columns as somebody looks at them, both in their order.</summary>
internal sealed class ChosenBody
{
    public IReadOnlyList<Guid>? Ids { get; set; }

    public IReadOnlyList<Field>? Columns { get; set; }

    public ExportFormat? Format { get; set; }
}

/// <summary>
/// <c>POST …/projects/export</c>: exactly the rows and columns that are shown to somebody. It changes nothing but the
/// trail, which notes every export.
/// </summary>
internal sealed class ExportChosen(RegionStore regions, ExportRows export, ActivityLog log, TimeProvider clock)
{
    private const int MostRows = 20_000;

    private static readonly Text s_name = new("项目台账", "projects");

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var stop = context.RequestAborted;
        if (await regions.LoadAsync(region, stop) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var body = await Json.ReadAsync(context.Request, ExportsJson.Wire.ChosenBody);
        if (!body.IsRead)
            return body.Problem;
        if (Check(body.Value) is { } problem)
            return problem;
        var (ids, columns) = (body.Value.Ids!.Distinct().ToList(), body.Value.Columns!);
        var (scope, day) = (context.Scope(), registry.Today(clock));
        var (rows, untold, hidden) = await export.OfAsync(registry, ids, day, scope, stop);
        // One that is hidden from the caller and one that never was are the same.
        if (hidden is not null)
            return Problem.Invalid(new FieldError($"ids[{hidden}]", new(
                "这个项目不在台账中，请刷新后再导出。", "This project is not in the ledger; load it again, then export.")));
        var sheet = ExportSheets.Chosen(rows, columns, day);
        await log.NoteAsync(region, "projectsExported", context.Caller().Name, $"?chosen={ids.Count}");
        var (name, format) = (registry.Region.Name, body.Value.Format ?? ExportFormat.Xlsx);
        return format switch
        {
            ExportFormat.Xlsx => new LedgerDownload(LedgerWorkbook.Write(name, day, [sheet], untold), day, format, s_name),
            ExportFormat.Csv => new LedgerDownload(LedgerCsv.Write(name, day, sheet, untold.Count), day, format, s_name),
        };
    }

    private static Problem? Check(ChosenBody body)
    {
        var fields = new Fields();
        if (body.Ids is not { Count: > 0 and <= MostRows })
            fields.Refuse("ids", new($"请给出 1 到 {MostRows} 个项目。", $"Give 1 to {MostRows} projects."));
        if (body.Columns is not { Count: > 0 })
            fields.Refuse("columns", new("请至少给出一列。", "Give one column at least."));
        return fields.Problem;
    }
}

[JsonSerializable(typeof(ChosenBody))]
internal sealed partial class ExportsJson : JsonSerializerContext
{
    public static ExportsJson Wire { get; } = new(Json.WireOptions());
}

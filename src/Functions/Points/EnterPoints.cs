using System.Text.Json;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Points;

/// <summary>
/// The points ledger (加减分台账): entries with reason and evidence, and their reversals. Nothing in it is ever changed.
/// </summary>
internal sealed class EnterPoints(RegionStore regions, PointStore points, Writes writes, TimeProvider clock)
{
    private const decimal MostPoints = 1000;
    private const int LongestReason = 300;

    public async Task<IResult> ListAsync(HttpContext context, string region, string year)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!RegionRoutes.TryReadYear(year, out var number))
            return RegionRoutes.NoSuchYear;
        var entries = await points.ListAsync(registry, number, context.RequestAborted);
        return Answer.Ok(new PointsOnWire(number, entries), PointsJson.Wire.PointsOnWire);
    }

    public async Task<IResult> EnterAsync(HttpContext context, string region)
    {
        var body = await Json.ReadAsync(context.Request, PointsJson.Wire.PointBody);
        if (!body.IsRead)
            return body.Problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var fields = new Fields();
        var entry = Check(body.Value, registry, context.Caller(), fields);
        return fields.Problem ?? await CommitAsync(region, write, entry) ?? Problem.Busy();
    }

    public async Task<IResult> ReverseAsync(HttpContext context, string region, string year, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, PointsJson.Wire.ReversalBody);
        if (!body.IsRead)
            return body.Problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!RegionRoutes.TryReadYear(year, out var number))
            return RegionRoutes.NoSuchYear;
        if (await points.FindAsync(region, id, number, context.RequestAborted) is not { } entry)
            return Problem.NotFound(new("没有这一笔。", "There is no such entry."));
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var fields = new Fields();
        var now = clock.GetUtcNow();
        var reversal = entry with
        {
            Id = Guid.CreateVersion7(now),
            Reverses = entry.Id,
            Reason = fields.Text("reason", body.Value.Reason, LongestReason),
            On = LaterOf(entry.On, registry.Today(clock)),
            By = context.Caller().Name,
            At = now,
        };
        return fields.Problem ?? await CommitAsync(region, write, reversal) ?? Problem.Of(ProblemKind.Conflict, new(
            "这一笔已经冲销过了。", "This entry has been reversed already."));
    }

    // A reversal adds up in the entry's year: of one from last year it is dated on that year's last day.
    private static DateOnly LaterOf(DateOnly entered, DateOnly today) =>
        today.Year > entered.Year ? new DateOnly(entered.Year, 12, 31) : today < entered ? entered : today;

    private static async Task<IResult?> CommitAsync(string region, Write write, PointEntry entry)
    {
        var insert = new Operation.Insert(
            PointStore.KeyOf(entry), JsonSerializer.SerializeToUtf8Bytes(entry, PointsJson.Stored.PointEntry));
        var answer = Answer.Created(
            $"/api/regions/{region}/points/{entry.On.Year}", entry, PointsJson.Wire.PointEntry);
        var deed = new Deed(
            entry.Reverses is null ? "pointsEntered" : "pointsReversed",
            FormattableString.Invariant(
                $"{(entry.IsChain ? "chain" : "unit")}:{entry.Key} {Json.Word(entry.Kind)} {entry.Points} {entry.On:yyyy-MM-dd} {entry.Reason}"));
        return (await write.CommitAsync([insert], answer, deed)).Answer;
    }

    private PointEntry Check(PointBody body, Registry registry, Caller caller, Fields fields)
    {
        var (isChain, key) = Subject(body, registry, fields);
        var kind = fields.Required("kind", body.Kind);
        var on = fields.Required("on", body.On);
        fields.Day("on", body.On);
        if (on > registry.Today(clock))
            fields.Refuse("on", new("日期不能晚于今天。", "The day may not be later than today."));
        var now = clock.GetUtcNow();
        return new PointEntry
        {
            Id = Guid.CreateVersion7(now),
            IsChain = isChain,
            Key = key,
            Kind = kind,
            Points = PointsOf(body, kind, fields),
            On = on,
            Reason = fields.Text("reason", body.Reason, LongestReason),
            Evidence = fields.OptionalText("evidence", body.Evidence, LongestReason),
            By = caller.Name,
            At = now,
        };
    }

    private static decimal PointsOf(PointBody body, PointKind kind, Fields fields)
    {
        if (kind == PointKind.Veto)
        {
            if (body.Points is not (null or 0))
                fields.Refuse("points", new("否决不计分，请留空。", "A veto has no points; leave it out."));
            return 0;
        }

        var points = fields.Number("points", fields.Required("points", body.Points), 0.01m, MostPoints, 0.01m);
        if (points != Math.Round(points, 2))
            fields.Refuse("points", new("最多 2 位小数。", "At most 2 decimals."));
        return points;
    }

    private static (bool IsChain, string Key) Subject(PointBody body, Registry registry, Fields fields)
    {
        var (chain, unit) = (body.Chain?.Trim() ?? "", body.Unit?.Trim() ?? "");
        if (chain.Length > 0 == unit.Length > 0)
        {
            foreach (var name in new[] { "chain", "unit" })
                fields.Refuse(name, new("产业链与责任单位请填且只填一个。", "Give either a chain or a unit."));
            return (false, "");
        }

        var isChain = chain.Length > 0;
        var key = isChain ? registry.ResolveChain(chain) : registry.ResolveUnit(unit);
        if (key is null)
            fields.Refuse(isChain ? "chain" : "unit", isChain
                ? Say.NoSuch(RegionRoutes.ChainWord, chain)
                : Say.NoSuch(RegionRoutes.UnitWord, unit));
        return (isChain, key ?? "");
    }
}

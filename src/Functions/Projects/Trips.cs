using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>A trip to attract investment (外出招商): who went where, for which chain, to which firms, with what result.</summary>
public sealed record Trip
{
    public Guid? Id { get; init; }

    public DateOnly? On { get; init; }

    public string? Who { get; init; }

    public string? Where { get; init; }

    public string? Chain { get; init; }

    public IReadOnlyList<string?>? Firms { get; init; }

    public string? Result { get; init; }

    public string? RecordedBy { get; init; }

    public DateTimeOffset? RecordedAt { get; init; }
}

/// <summary>A trip as it is entered.</summary>
public sealed record TripRequest(
    DateOnly? On = null, string? Who = null, string? Where = null, string? Chain = null,
    IReadOnlyList<string?>? Firms = null, string? Result = null);

/// <summary><c>POST …/trips</c> and <c>GET …/trips</c>.</summary>
internal sealed class Trips(IRegionStorage storage, RegionStore regions, Writes writes, TimeProvider clock)
{
    /// <summary>Every trip row's key starts with this.</summary>
    public const string Prefix = "trip-";

    /// <summary>The row key of a trip; ids are time-ordered.</summary>
    public static string KeyOf(Guid id) => Prefix + id.ToString("N");

    public static ReadOnlyMemory<byte> Bytes(Trip trip) =>
        JsonSerializer.SerializeToUtf8Bytes(trip, ProjectsJson.Stored.Trip);

    public static Trip Read(Row row) => JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.Trip)!;

    /// <summary>A team sees the trips for its chain.</summary>
    public static bool IsInSight(Scope scope, Trip trip) =>
        scope.IsWhole || (trip.Chain is { } chain && scope.Chains.Contains(chain));

    public async Task<IResult> AddAsync(HttpContext context, string region)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.TripRequest);
        if (!body.IsRead)
            return body.Problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var (trip, problem) = Check(body.Value, registry, context.Caller().Name);
        if (trip is null)
            return problem!;
        var answer = Answer.Created($"/api/regions/{region}/trips", trip, ProjectsJson.Wire.Trip);
        var written = await write.CommitAsync(
            [new Operation.Insert(KeyOf(trip.Id!.Value), Bytes(trip)), TripKeys.TakeIfFree(trip)], answer,
            new Deed("tripAdded", FormattableString.Invariant($"{trip.On:yyyy-MM-dd} {trip.Who} {trip.Where}")));
        return written.Answer ?? Problem.Busy();
    }

    public async Task<IResult> ListAsync(HttpContext context, string region)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var rows = await storage.ListAsync(region, Prefix, paging.After, paging.Limit + 1, context.RequestAborted);
        var page = paging.Cut(rows, row => row.Key);
        var items = page.Items.Select(Read).Where(trip => IsInSight(context.Scope(), trip));
        return Answer.Ok(new Page<Trip>([.. items], page.Continuation), ProjectsJson.Wire.PageTrip);
    }

    /// <summary>How many trips are for the chain with this row key.</summary>
    public async Task<int> CountAsync(string region, string row, CancellationToken cancellationToken)
    {
        var rows = await storage.ListAllAsync(region, Prefix);
        cancellationToken.ThrowIfCancellationRequested();
        return rows.Count(trip => Read(trip).Chain is { } chain && RowKeys.Chain(chain) == row);
    }

    private (Trip? Trip, IResult? Problem) Check(TripRequest request, Registry registry, string by)
    {
        var fields = new Fields();
        var now = clock.GetUtcNow();
        var chain = fields.OptionalText("chain", request.Chain, 100);
        var trip = new Trip
        {
            Id = Guid.CreateVersion7(now),
            On = fields.Required("on", request.On),
            Who = fields.Text("who", request.Who, 200),
            Where = fields.Text("where", request.Where, 200),
            Chain = chain.Length == 0 ? null : registry.ResolveChain(chain),
            Firms = fields.Texts("firms", request.Firms, 100, 200),
            Result = fields.OptionalText("result", request.Result, 2000, lines: true),
            RecordedBy = by,
            RecordedAt = now,
        };
        if (chain.Length > 0 && trip.Chain is null)
            fields.Refuse("chain", Say.NoSuch(new("产业链", "chain"), chain));
        fields.Day("on", request.On);
        if (trip.On > registry.Today(clock))
            fields.Refuse("on", new("日期不能晚于今天。", "The date cannot be later than today."));
        return fields.Problem is { } problem ? (null, problem) : (trip, null);
    }
}

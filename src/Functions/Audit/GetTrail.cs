using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>What the trail can be had as.</summary>
public enum TrailFormat
{
    /// <summary>A page of entries.</summary>
    Json,

    /// <summary>All entries as a file.</summary>
    Csv,
}

/// <summary><c>GET …/trail</c>: who did what when, from what to what, with the digests of the chains.</summary>
internal sealed class GetTrail(IRegionStorage storage, RegionStore regions, LeadsOptions options, ActivityLog log)
{
    public static QueryParameter[] Parameters { get; } =
    [
        QueryParameter.Date("from", "The first day, in the region's zone"),
        QueryParameter.Date("to", "The last day"),
        QueryParameter.Word<TrailPart>("part", "Only this part; by default all"),
        QueryParameter.Word<TrailFormat>("format", "By default json, a page; csv is the whole, as a file"),
        .. QueryParameter.Paging(),
    ];

    /// <summary>Of a region.</summary>
    public async Task<IResult> OfRegionAsync(HttpContext context, string region) =>
        await regions.LoadAsync(region, context.RequestAborted) is { } registry
            ? await AnswerAsync(context, region, registry.Region.Settings.TimeZone)
            : RegionRoutes.NoSuchRegion(region);

    /// <summary><c>GET /api/trail</c>: sign-ins, people and their rights.</summary>
    public Task<IResult> OfPeopleAsync(HttpContext context) =>
        AnswerAsync(context, PeopleStore.Partition, options.TimeZone);

    private async Task<IResult> AnswerAsync(HttpContext context, string region, string zone)
    {
        var stop = context.RequestAborted;
        var query = new Query(context.Request);
        var asked = new AskedTrail(
            query.Date("from"), query.Date("to"), query.Word<TrailPart>("part"),
            TimeZoneInfo.FindSystemTimeZoneById(zone), context.Scope().Decides);
        var format = query.Word<TrailFormat>("format") ?? TrailFormat.Json;
        var paging = query.Paging();
        if (paging.After.Length > 0 && TrailRows.PartOf(paging.After) is null)
            query.Fields.Refuse("continuation", Say.Continuation);
        if (query.Problem is { } problem)
            return problem;
        if (format == TrailFormat.Json)
            return await PageAsync(region, asked, paging, stop);
        await log.NoteAsync(region, "trailExported", context.Caller().Name, context.Request.QueryString.Value ?? "");
        return new TrailDownload(region, EntriesAsync(region, asked, "", stop).Select(found => found.Entry));
    }

    private async Task<IResult> PageAsync(string region, AskedTrail asked, Paging paging, CancellationToken stop)
    {
        var found = await EntriesAsync(region, asked, paging.After, stop).Take(paging.Limit + 1).ToListAsync(stop);
        var page = paging.Cut(found, one => one.Key);
        return Answer.Ok(new Page<TrailEntry>([.. page.Items.Select(one => one.Entry)], page.Continuation),
            AuditJson.Wire.PageTrailEntry);
    }

    private IAsyncEnumerable<(string Key, TrailEntry Entry)> EntriesAsync(
        string region, AskedTrail asked, string after, CancellationToken stop) =>
        TrailRows.ReadAsync(storage, region, asked.Part, after, stop)
            .Select(row => (row.Key, Entry: asked.Shown(TrailEntry.Of(row)))).Where(one => asked.Holds(one.Entry.At));
}

/// <summary>Which entries are asked for.</summary>
/// <param name="SeesContacts">Whether the contacts that changes name may be told.</param>
internal sealed record AskedTrail(DateOnly? From, DateOnly? To, TrailPart? Part, TimeZoneInfo Zone, bool SeesContacts)
{
    public bool Holds(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime) is var day
        && (From ?? day) <= day && day <= (To ?? day);

    /// <summary>The entry as the caller may read it; its digest is that of the whole.</summary>
    public TrailEntry Shown(TrailEntry entry) =>
        SeesContacts ? entry : entry with { Changes = [.. entry.Changes.Select(History.WithoutContact)] };
}

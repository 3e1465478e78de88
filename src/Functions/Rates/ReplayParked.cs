using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary><c>GET …/parked</c> lists changes that could not be folded; <c>POST …/parked/{project}/replay</c> tries again.</summary>
internal sealed class ReplayParked(IRegionStorage storage, RegionStore regions, Writes writes, FoldHints hints)
{
    public async Task<IResult> ListAsync(HttpContext context, string region)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var rows = await storage.ListAllAsync(region, ParkedChange.Prefix);
        var items = rows.Select(row => JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.ParkedChange)!);
        return Answer.Ok(new Page<ParkedChange>([.. items], null), ProjectsJson.Wire.PageParkedChange);
    }

    public async Task<IResult> ReplayAsync(HttpContext context, string region, Guid project)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        if (await storage.FindAsync(region, ParkedChange.KeyOf(project), context.RequestAborted) is not { } row)
            return ProjectProblems.Unknown(project);
        var written = await write.CommitAsync(
            [new Operation.Delete(row.Key, row.ETag), new Operation.MarkPending(project)], Answer.NoContent);
        if (written.IsNew)
            hints.Send(region);
        return written.Answer ?? Problem.Busy();
    }
}

using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Answer = Leads.Functions.Hosting.Answer;

namespace Leads.Functions.Rates;

/// <summary>
/// <c>GET …/parked</c> lists changes that could not be folded; <c>POST …/parked/{project}/replay</c> packs
/// the project's facts anew from its document and folds them.
/// </summary>
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
        var document = await storage.FindAsync(region, ProjectStore.KeyOf(project), context.RequestAborted);
        var written = await write.CommitAsync(
            [new Operation.Delete(row.Key, row.ETag), .. document is null ? [] : Repack(project, document)],
                Answer.NoContent);
        if (written.IsNew)
            hints.Send(region);
        return written.Answer ?? Problem.Busy();
    }

    /// <summary>
    /// The facts packed anew from the document as it was read; writing it again makes sure that it still is.
    /// </summary>
    private static IReadOnlyList<Operation> Repack(Guid project, Row document) =>
    [
        new Operation.Replace(document.Key, document.ETag, document.Body),
        new Operation.PutPacked(project, FactPacking.Pack(ProjectStore.Read(document).Project)),
    ];
}

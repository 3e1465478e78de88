using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>What a reconciliation found. There must be no difference, ever.</summary>
/// <param name="At">When it was done.</param>
/// <param name="Projects">How many projects were looked at.</param>
/// <param name="Differences">Each in words; empty when all agrees.</param>
public sealed record ReconcileReport(DateTimeOffset At, int Projects, IReadOnlyList<string> Differences);

/// <summary>
/// Recomputes everything from the project documents and compares: packed facts with their documents, the facts in
/// memory and the board with a board made afresh. <c>POST …/reconcile</c> by hand, and every night.
/// </summary>
internal sealed class Reconcile(
    IRegionStorage storage, RegionStore regions, RegionBoards boards, ProjectStore projects, TimeProvider clock)
{
    public const string RowKey = "reconcile";

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        return Hosting.Answer.Ok(await RunAsync(region, context.RequestAborted), ProjectsJson.Wire.ReconcileReport);
    }

    /// <summary>Reconciles a region and keeps the report; changes that arrive meanwhile are looked at once more.</summary>
    public async Task<ReconcileReport> RunAsync(string region, CancellationToken cancellationToken)
    {
        var report = await CompareAsync(region, cancellationToken);
        for (var again = 0; again < 3 && report.Differences.Count > 0; again++)
            report = await CompareAsync(region, cancellationToken);
        await storage.CommitAsync(
            region,
            [new Operation.Put(RowKey, JsonSerializer.SerializeToUtf8Bytes(report, ProjectsJson.Stored.ReconcileReport))],
            cancellationToken);
        return report;
    }

    private async Task<ReconcileReport> CompareAsync(string region, CancellationToken cancellationToken)
    {
        await boards.FoldAsync(region, cancellationToken);
        var before = await boards.BoardAsync(region, cancellationToken);
        var registry = (await regions.LoadAsync(region, cancellationToken))!;
        var differences = new List<string>();
        var afresh = new RegionFacts();
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
            afresh.Set(project.Id, FactPacking.Pack(project));
        await ComparePackedAsync(region, differences, cancellationToken);
        var expected = Board.Compute(
            afresh, before.Board.AsOf, registry.Region.Settings, registry.ChainNames(), registry.UnitNames());
        if (!Same(expected, before.Board))
            differences.Add("board");
        return new ReconcileReport(clock.GetUtcNow(), afresh.Count, differences);
    }

    private async Task ComparePackedAsync(
        string region, List<string> differences, CancellationToken cancellationToken)
    {
        var packed = new Dictionary<Guid, byte[]>();
        await storage.ReadPackedAsync(region, row => packed[row.Project] = row.Packed.ToArray(), cancellationToken);
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
        {
            if (!packed.Remove(project.Id, out var stored) || !stored.AsSpan().SequenceEqual(FactPacking.Pack(project)))
                differences.Add($"project {project.Id}: the packed facts differ from the document");
        }

        differences.AddRange(packed.Keys.Select(id => $"project {id}: packed facts without a document"));
    }

    internal static bool Same(Board one, Board other) =>
        JsonSerializer.Serialize(BoardDocument.Of(one, 0, "", default), ProjectsJson.Stored.BoardDocument)
        == JsonSerializer.Serialize(BoardDocument.Of(other, 0, "", default), ProjectsJson.Stored.BoardDocument);
}

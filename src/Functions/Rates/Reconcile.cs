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
/// Recomputes everything from the project documents and compares: packed facts with their documents, and the stored
/// board with a board made afresh. <c>POST …/reconcile</c> by hand, and every night. Others may write meanwhile: what
/// they change is looked at by itself, and must be folded or pending.
/// </summary>
internal sealed class Reconcile(
    IRegionStorage storage, RegionStore regions, RegionBoards boards, ProjectStore projects, TimeProvider clock)
{
    public const string RowKey = "reconcile";

    // A project that is written at every look is left to the next reconciliation.
    private const int Looks = 10;

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is null)
            return RegionRoutes.NoSuchRegion(region);
        return Hosting.Answer.Ok(await RunAsync(region, context.RequestAborted), ProjectsJson.Wire.ReconcileReport);
    }

    /// <summary>Reconciles a region and keeps the report.</summary>
    public async Task<ReconcileReport> RunAsync(string region, CancellationToken cancellationToken)
    {
        var report = await CompareAsync(region, cancellationToken);
        await storage.CommitAsync(
            region,
            [new Operation.Put(RowKey, JsonSerializer.SerializeToUtf8Bytes(report, ProjectsJson.Stored.ReconcileReport))],
            cancellationToken);
        return report;
    }

    private async Task<ReconcileReport> CompareAsync(string region, CancellationToken cancellationToken)
    {
        var (facts, board, registry) = await boards.SnapshotAsync(region, cancellationToken);
        var packed = new Dictionary<Guid, byte[]>();
        await storage.ReadPackedAsync(region, row => packed[row.Project] = row.Packed.ToArray(), cancellationToken);
        var (count, shown) = (0, 0);
        var (suspects, changed) = (new List<Guid>(), new Dictionary<Guid, int>());
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
        {
            var expected = FactPacking.Pack(project);
            count++;
            if (!packed.Remove(project.Id, out var stored) || !stored.AsSpan().SequenceEqual(expected))
                suspects.Add(project.Id);
            var version = facts.VersionOf(project.Id);
            shown += version > 0 ? 1 : 0;
            if (version == project.Version)
                facts.Set(project.Id, expected);
            else
                changed[project.Id] = project.Version;
        }

        var differences = new List<string>();
        await CheckPackedAsync(region, suspects.Concat(packed.Keys), differences, cancellationToken);
        await CheckFoldedAsync(region, changed, differences, cancellationToken);
        var afresh = Board.Compute(
            facts, board.AsOf, registry.Region.Settings, registry.ChainNames(), registry.UnitNames());
        if (shown < facts.Count || !Same(afresh, board))
            differences.Add("board");
        return new ReconcileReport(clock.GetUtcNow(), count, differences);
    }

    /// <summary>Packed facts that did not fit their document when both were read, one after the other.</summary>
    private async Task CheckPackedAsync(
        string region, IEnumerable<Guid> suspects, List<string> differences, CancellationToken cancellationToken)
    {
        foreach (var id in suspects)
        {
            if (await ComparePackedAsync(region, id, cancellationToken) is { } difference)
                differences.Add($"project {id}: {difference}");
        }
    }

    private async Task<string?> ComparePackedAsync(string region, Guid id, CancellationToken cancellationToken)
    {
        var before = await projects.FindAsync(region, id, cancellationToken);
        for (var look = 0; look < Looks; look++)
        {
            var packed = (byte[]?)null;
            await storage.ReadPackedAsync(region, [id], row => packed = row.Packed.ToArray(), cancellationToken);
            var after = await projects.FindAsync(region, id, cancellationToken);
            if (after?.ETag == before?.ETag)
                return after is null ? packed is null ? null : "packed facts without a document"
                    : packed is null || !packed.AsSpan().SequenceEqual(FactPacking.Pack(after.Project))
                        ? "the packed facts differ from the document"
                        : null;
            before = after;
        }

        return null;
    }

    /// <summary>Whatever the board did not show is newer than it: its change must be pending, or folded since.</summary>
    private async Task CheckFoldedAsync(
        string region, Dictionary<Guid, int> changed, List<string> differences, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
            return;
        var lost = await boards.ReadAsync(
            region,
            (facts, _) => changed.Where(project => facts.VersionOf(project.Key) < project.Value).ToList(),
            cancellationToken);
        differences.AddRange(lost.Select(project => $"project {project.Key}: its change is not folded"));
    }

    internal static bool Same(Board one, Board other) =>
        JsonSerializer.Serialize(BoardDocument.Of(one, 0, "", default), ProjectsJson.Stored.BoardDocument)
        == JsonSerializer.Serialize(BoardDocument.Of(other, 0, "", default), ProjectsJson.Stored.BoardDocument);
}

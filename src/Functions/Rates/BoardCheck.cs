using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>What a look at a region's rows found.</summary>
/// <param name="Projects">How many projects there are.</param>
/// <param name="Pending">Changes that the board may not show yet.</param>
/// <param name="Differences">Each in words; empty when all agrees.</param>
internal sealed record BoardFindings(int Projects, int Pending, IReadOnlyList<string> Differences);

/// <summary>
/// Compares what is stored without folding or writing anything: packed facts with their documents, and the board row,
/// as of its own day, with the fold of the documents.
/// </summary>
internal sealed class BoardCheck(IRegionStorage storage, RegionStore regions, ProjectStore projects)
{
    public async Task<BoardFindings> RunAsync(string region, CancellationToken stop)
    {
        if (await regions.LoadAsync(region, stop) is not { } registry)
            return new BoardFindings(0, 0, ["rows without their region"]);
        var differences = new List<string>();
        var facts = await ComparePackedAsync(region, differences, stop);
        var (board, pending) = await storage.ReadPendingAsync(region, int.MaxValue, stop);
        differences.AddRange(pending.Where(row => facts.VersionOf(row.Project) == 0).Select(row => row.Project).Distinct()
            .Select(project => $"project {project}: a pending change without a document"));
        var parked = await storage.ListAllAsync(region, ParkedChange.Prefix);
        differences.AddRange(parked.Select(row => $"{row.Key}: a change that could not be folded"));
        if (pending.Count == 0 && !IsBoardRight(board, registry, facts))
            differences.Add("board: the row differs from the fold of the projects");
        return new BoardFindings(facts.Count, pending.Count, differences);
    }

    /// <summary>The facts packed anew from the documents.</summary>
    private async Task<RegionFacts> ComparePackedAsync(string region, List<string> differences, CancellationToken stop)
    {
        var packed = new Dictionary<Guid, byte[]>();
        await storage.ReadPackedAsync(region, row => packed[row.Project] = row.Packed.ToArray(), stop);
        var afresh = new RegionFacts();
        await foreach (var (project, _) in projects.ReadAllAsync(region, stop))
        {
            var expected = FactPacking.Pack(project);
            afresh.Set(project.Id, expected);
            if (!packed.Remove(project.Id, out var stored) || !stored.AsSpan().SequenceEqual(expected))
                differences.Add($"project {project.Id}: the packed facts differ from the document");
        }

        differences.AddRange(packed.Keys.Select(id => $"project {id}: packed facts without a document"));
        return afresh;
    }

    /// <summary>A board of other settings or names is made afresh before anybody sees it.</summary>
    private static bool IsBoardRight(Row? row, Registry registry, RegionFacts facts)
    {
        if (row is null)
            return true;
        var stored = JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.BoardDocument)!;
        if (stored.Registry != BoardDocument.Fingerprint(registry))
            return true;
        var settings = registry.Region.Settings;
        var expected = Board.Compute(facts, stored.AsOf, settings, registry.ChainNames(), registry.UnitNames());
        return Reconcile.Same(expected, stored.ToBoard(settings));
    }
}

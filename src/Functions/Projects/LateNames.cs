using Leads.Domain.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Projects;

/// <summary>
/// A project may be entered under a chain or unit in the very seconds in which somebody else merges or deletes it. One
/// that was merged is moved as the merger would have moved it; one that was deleted comes back as when first seen.
/// </summary>
internal sealed partial class LateNames(
    IRegionStorage storage, RegionStore regions, RegionBoards boards, ProjectStore projects, FoldHints hints,
    TimeProvider clock, ILogger<LateNames> logger)
{
    // A project is up to three rows, and a commit on Azure best holds less than a hundred.
    private const int ProjectsPerCommit = 25;

    /// <summary>Settles the chains and units that projects have or had, and nobody has registered.</summary>
    public async Task SettleAsync(string region, CancellationToken stop)
    {
        var (chains, units) = await boards.ReadAsync(region, (facts, _) => DomainRates.Holders(facts), stop);
        // After the projects: what is not in it now is gone, or was never there.
        if (await regions.LoadNowAsync(region, stop) is not { } registry)
            return;
        var (mergers, lost) = (new List<Change>(), new List<Operation>());
        foreach (var chain in chains.Where(chain => registry.Row(RowKeys.Chain(chain)) is null))
        {
            if (registry.ResolveChain(chain) is { } into)
                mergers.Add(new Change.ChainMerged(chain, into));
            else
                lost.Add(FirstSeen.Chain(chain));
        }

        foreach (var unit in units.Where(unit => registry.Row(RowKeys.Unit(unit)) is null))
        {
            if (registry.ResolveUnit(unit) is { } into)
                mergers.Add(new Change.UnitMerged(unit, into));
            else
                lost.Add(FirstSeen.Unit(unit));
        }

        if (lost.Count > 0)
            await BringBackAsync(region, lost, stop);
        if (mergers.Count > 0)
            await MoveAsync(region, mergers, AuthorIn(registry), stop);
    }

    private Author AuthorIn(Registry registry) =>
        new(nameof(Upkeep), clock.GetUtcNow(), registry.Today(clock), Recognises: true);

    private async Task BringBackAsync(string region, List<Operation> names, CancellationToken stop)
    {
        await storage.CommitAsync(region, names, stop);
        regions.Notice(region, names);
        Log.BroughtBack(logger, region, names.Count);
    }

    /// <summary>What somebody changes at the same time is left to the next look.</summary>
    private async Task MoveAsync(string region, List<Change> mergers, Author author, CancellationToken stop)
    {
        var (moves, moved) = (new List<IReadOnlyList<Operation>>(), 0);
        await foreach (var stored in projects.ReadAllAsync(region, stop))
        {
            if (MergedProject.Move(stored, mergers, author) is { Count: > 0 } move)
                moves.Add(move);
        }

        foreach (var some in moves.Chunk(ProjectsPerCommit))
        {
            if ((await storage.CommitAsync(region, [.. some.SelectMany(move => move)], stop)).Done)
                moved += some.Length;
        }

        Log.Moved(logger, region, moved, moves.Count);
        if (moved > 0)
            hints.Send(region);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Region {Region}: {Moved} of {Found} projects moved to a merged name")]
        public static partial void Moved(ILogger logger, string region, int moved, int found);

        [LoggerMessage(2, LogLevel.Warning, "Region {Region}: {Names} chains and units are back, projects use them")]
        public static partial void BroughtBack(ILogger logger, string region, int names);
    }
}

using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>
/// Changes the registry of a region, one change at a time: decided on what is stored, written with its history, and
/// decided anew when another process was faster.
/// </summary>
public sealed class RegistryChanges(IRegionStorage storage, RegionStore regions, Writes writes, TimeProvider clock)
{
    private readonly Turns _turns = new();

    /// <summary>A change of a region that must exist.</summary>
    internal Task<IResult> ChangeAsync(HttpContext context, string region, Func<Registry, Task<DocumentChange>> decide) =>
        ChangeOrCreateAsync(context, region, registry =>
            registry is null ? Task.FromResult<DocumentChange>(RegionRoutes.NoSuchRegion(region)) : decide(registry));

    /// <summary>The same for a decision that reads another document.</summary>
    internal Task<IResult> ChangeAsync(
        HttpContext context, string region, Func<Registry, IRegionStorage, Task<DocumentChange>> decide) =>
        ChangeAsync(context, region, registry => decide(registry, storage));

    /// <summary>The same for a decision that needs to read nothing else.</summary>
    internal Task<IResult> ChangeAsync(HttpContext context, string region, Func<Registry, DocumentChange> decide) =>
        ChangeAsync(context, region, registry => Task.FromResult(decide(registry)));

    /// <summary>A change that may be the region's first.</summary>
    internal async Task<IResult> ChangeOrCreateAsync(
        HttpContext context, string region, Func<Registry?, Task<DocumentChange>> decide)
    {
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        using var turn = await _turns.TakeAsync(region, context.RequestAborted);
        return await DecideAndCommitAsync(context, region, write, decide);
    }

    private async Task<IResult> DecideAndCommitAsync(
        HttpContext context, string region, Write write, Func<Registry?, Task<DocumentChange>> decide)
    {
        for (var attempt = 1; attempt <= Turns.Tries; attempt++)
        {
            var registry = await regions.LoadAsync(region, context.RequestAborted);
            var change = await decide(registry);
            if (change.Answer is not Answer answer)
                return change.Answer;
            var written = await write.CommitAsync(
                Write(registry, [change], clock.GetUtcNow(), context.Caller().Name), answer);
            if (written.Answer is { } done)
                return done;
            await Turns.LostAsync(attempt);
        }

        return Problem.Busy();
    }

    /// <summary>
    /// What every commit that changes a registry consists of: the documents, an entry for each in the chain of settings,
    /// and the stamp, which names the last entry and fails the commit when another one was faster.
    /// </summary>
    internal static IReadOnlyList<Operation> Write(
        Registry? registry, IReadOnlyList<DocumentChange> changes, DateTimeOffset now, string by) =>
    [
        .. changes.Select(change => change.ToOperation()),
        .. NumberedChain.Settings.Append(registry?.Row(RowKeys.Stamp), now, changes.Select(change =>
            (Func<int, string?, ReadOnlyMemory<byte>>)((_, previous) => change.ToHistory(now, by, previous)))),
    ];
}

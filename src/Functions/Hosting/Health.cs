using System.Text.Json.Serialization;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Hosting;

/// <summary>Whether the process lives, and whether it can work.</summary>
internal static class Health
{
    private static readonly Answer s_live =
        Answer.Ok(new Liveness("live"), HealthJson.Wire.Liveness);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/health", Live).WithName("GetHealth").WithTags("Health")
            .WithSummary("The process runs").Produces<Liveness>();
        routes.MapGet("/api/ready", ReadyAsync).WithName("GetReady").WithTags("Health")
            .WithSummary("Storage and writer work; how much waits").Produces<Readiness>().Produces<Readiness>(503);
    }

    private static Answer Live() => s_live;

    private static async Task<IResult> ReadyAsync(ReadinessProbe probe)
    {
        var readiness = await probe.LookAsync();
        var status = readiness.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Answer.Ok(readiness, HealthJson.Wire.Readiness) with { Status = status };
    }
}

internal sealed record Liveness(string Status);

/// <summary>What <c>/api/ready</c> tells.</summary>
/// <param name="Status">ready or notReady.</param>
/// <param name="Reason">Why not; null while ready.</param>
/// <param name="Writable">The disk took the last write.</param>
/// <param name="QueueDepth">Commits waiting for the writer.</param>
/// <param name="Pending">Changes that the boards do not show yet, over all regions; null where those are many.</param>
/// <param name="MailPaused">
/// A region's mail waits for somebody's <c>POST /api/mail/resume</c>; null where the regions are many.
/// </param>
internal sealed record Readiness(
    string Status, string? Reason, bool Writable, int QueueDepth, int? Pending, bool? MailPaused);

/// <summary>Looks at the storage at most once a second: anyone may ask, nobody may make it work for it.</summary>
internal sealed class ReadinessProbe(IRegionStorage storage, LeadsOptions options, TimeProvider clock)
{
    // On Azure each region is two transactions. Of many the upkeep logs what waits and which mail is paused.
    private const int MostShared = 20;

    private static readonly TimeSpan s_lasts = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<Readiness>? _last;
    private long _at;

    public Task<Readiness> LookAsync()
    {
        lock (_gate)
        {
            if (_last is null || clock.GetElapsedTime(_at) >= s_lasts)
                (_last, _at) = (ReadAsync(), clock.GetTimestamp());
            return _last;
        }
    }

    private async Task<Readiness> ReadAsync()
    {
        var health = storage.Health;
        try
        {
            var regions = await storage.ListRegionsAsync(CancellationToken.None);
            var (pending, paused) = options.IsShared && regions.Count > MostShared
                ? (null, null)
                : await LookAtAsync(regions);
            var status = health.Problem is null ? "ready" : "notReady";
            return new(status, health.Problem, health.Writable, health.QueueDepth, pending, paused);
        }
        catch (Exception failure) when (failure is StorageFailedException or StorageBusyException)
        {
            return new("notReady", failure.Message, health.Writable, health.QueueDepth, null, null);
        }
    }

    private async Task<(int? Pending, bool? MailPaused)> LookAtAsync(IReadOnlyList<string> regions)
    {
        var (pending, paused) = (0, false);
        foreach (var region in regions)
        {
            pending += await storage.CountPendingAsync(region, CancellationToken.None);
            paused |= await storage.IsMailPausedAsync(region, CancellationToken.None);
        }

        return (pending, paused);
    }
}

[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    public static HealthJson Wire { get; } = new(Json.WireOptions());
}

using Leads.Functions.Storage;

namespace Leads.Functions.Hosting;

/// <summary>
/// What is done for each region every quarter of an hour. A timer only sends one message a region,
/// <c>timer/region</c>, and the queue entry <c>MakeRound</c> does that region's part: no call has to be done with all
/// of them before the Functions host ends it, several processes share them, and one that fails is tried again by itself. A
/// message may come twice or late: a round looks at what is due now, and each of its steps may be taken twice.
/// </summary>
public sealed class Rounds(IRegionStorage storage, Pumps pumps)
{
    public const string Queue = "MakeRound";

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    // Later looks have done what a message was about that nobody has taken for so long; they need not pile up.
    private static readonly TimeSpan s_lasts = TimeSpan.FromHours(1);

    private readonly Dictionary<string, QueueHandler> _handlers = new(StringComparer.Ordinal);

    /// <param name="handler">Does the part of a region; it gets the region's id.</param>
    public void Add(string timer, QueueHandler handler) => _handlers.Add(timer, handler);

    /// <summary>Sends the messages of a tick.</summary>
    /// <param name="own">Partitions of the installation itself that have a part, too.</param>
    public async Task BeginAsync(string timer, IReadOnlyList<string> own, CancellationToken stop)
    {
        var regions = await storage.ListRegionsAsync(stop);
        await pumps.SendAllAsync(Queue, [.. own.Concat(regions).Select(region => $"{timer}/{region}")], s_lasts, stop);
    }

    public Task HandleAsync(string message, IServiceProvider services, CancellationToken stop) =>
        message.Split('/') is [var timer, var region] && _handlers.TryGetValue(timer, out var handler)
            ? handler(region, services, stop)
            : throw new FormatException($"\"{message}\" is no message of {Queue}.");
}

internal static class RoundRoutes
{
    // On one box, so that a night's reconciliations leave requests their processors.
    private const int AtOnce = 2;

    /// <summary>Maps a timer entry that goes round all regions.</summary>
    public static void MapRound(this WebApplication app, string timer, QueueHandler handler, params string[] own)
    {
        var rounds = app.Services.GetRequiredService<Rounds>();
        rounds.Add(timer, handler);
        app.MapTimerTrigger(timer, Rounds.Every, (_, stop) => rounds.BeginAsync(timer, own, stop));
    }

    /// <summary>The queue entry.</summary>
    public static void MapRounds(this WebApplication app) => app.MapQueueTrigger(
        Rounds.Queue, "leads-rounds", app.Services.GetRequiredService<Rounds>().HandleAsync, atOnce: AtOnce);
}

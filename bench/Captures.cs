using System.Diagnostics;

namespace Leads.Bench;

/// <summary>Sixteen clients enter signed projects as fast as they are answered, while the product folds them.</summary>
internal static class Captures
{
    private const int ClientCount = 16;
    private const int WarmUp = 10_000;
    private const int Rounds = 5;
    private const int PerRound = 18_000;

    public static Task RunAsync(Bench bench)
    {
        var folder = bench.NewFolder();
        var commits = Bench.Rounds(3, () => RawLimits.CommitsPerSecond(folder));
        using var product = bench.Start(folder);
        product.Register("bench");
        Round(product, 0, WarmUp);
        var empty = Bench.Rounds(3, () => RawLimits.RequestsPerSecond(product, ClientCount));
        var rounds = Enumerable.Range(1, Rounds).Select(round => Round(product, round, PerRound)).ToList();
        Table.Line("captures/s, 16 clients, while folding", rounds.Select(r => r.PerSecond), ">= 5,000");
        Table.Line("  p50 ms", rounds.Select(r => r.Times.Median));
        Table.Line("  p99 ms", rounds.Select(r => r.Times.Percentile(99)), "< 30");
        Table.Line("  processor of the product, µs a capture", rounds.Select(r => r.ProductMicroseconds));
        Table.Line("  processor of the load generator, µs a capture", rounds.Select(r => r.ClientMicroseconds));
        Table.Line("raw: SQLite commits/s, one statement each", commits);
        Table.Line("raw: requests/s of an empty endpoint, 16 clients", empty);
        Table.Line($"resident MB after {WarmUp + (Rounds * PerRound):N0} captures", Series.Show(product.ResidentMegabytes), "< 130");
        return Task.CompletedTask;
    }

    private static Figures Round(Product product, int round, int count)
    {
        var times = new double[count];
        var next = -1;
        var (client, server) = (Environment.CpuUsage.TotalTime, product.ProcessorMilliseconds);
        var start = Stopwatch.GetTimestamp();
        Clients.Run(ClientCount, _ =>
        {
            using var connection = product.Connect();
            for (var mine = Interlocked.Increment(ref next); mine < count; mine = Interlocked.Increment(ref next))
            {
                var request = connection.Request("POST", "/api/regions/bench/signed-projects", Seeds.Capture($"{round}-{mine}", mine));
                times[mine] = Bench.Milliseconds(() => connection.Send(request, expected: 201));
            }
        }).Join();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Figures(
            count / seconds,
            new Series(times),
            (product.ProcessorMilliseconds - server) * 1_000 / count,
            (Environment.CpuUsage.TotalTime - client).TotalMicroseconds / count);
    }

    private sealed record Figures(double PerSecond, Series Times, double ProductMicroseconds, double ClientMicroseconds);
}

using System.Diagnostics;
using System.Text.Json;

namespace Leads.Bench;

/// <summary>
/// A thousand captures a second, evenly; a reader asks for the total again and again. Up to sixteen captures may be
/// counted before they are acknowledged, so the k-th acknowledged one is taken as visible only at k + 16.
/// </summary>
internal static class FoldLag
{
    private const int ClientCount = 16;
    private const int PerSecond = 1_000;
    private const int WarmUp = 2_000;
    private const int PerRound = 5_000;
    private const int Rounds = 5;

    public static Task RunAsync(Bench bench)
    {
        using var product = bench.Start(bench.NewFolder());
        product.Register("bench");
        Round(product, 0, 0, WarmUp);
        var rounds = Enumerable.Range(0, Rounds)
            .Select(round => Round(product, round + 1, WarmUp + (round * PerRound), PerRound)).ToList();
        Table.Line("change to rates ms at 1,000 captures/s, p50", rounds.Select(r => r.Lags.Median));
        Table.Line("  p99", rounds.Select(r => r.Lags.Percentile(99)), "< 250");
        Table.Line("  captures/s reached", rounds.Select(r => r.PerSecond));
        return Task.CompletedTask;
    }

    private static (Series Lags, double PerSecond) Round(Product product, int round, int before, int count)
    {
        var acknowledged = new long[count];
        var seen = new List<(long At, long Count)>();
        var start = Stopwatch.GetTimestamp();
        var reader = Clients.Run(1, _ => Watch(product, before + count, seen));
        var writers = Clients.Run(ClientCount, client => Write(product, round, client, start, acknowledged));
        writers.Join();
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        reader.Join();
        Array.Sort(acknowledged);
        return (new Series(Lags(acknowledged, seen, before)), count / took);
    }

    private static void Write(Product product, int round, int client, long start, long[] acknowledged)
    {
        using var connection = product.Connect();
        for (var mine = client; mine < acknowledged.Length; mine += ClientCount)
        {
            var due = TimeSpan.FromSeconds((double)mine / PerSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
                Thread.Sleep(due);
            connection.Send(connection.Request(
                "POST", "/api/regions/bench/signed-projects", Seeds.Capture($"{round}-{mine}", mine)), expected: 201);
            acknowledged[mine] = Stopwatch.GetTimestamp();
        }
    }

    private static void Watch(Product product, int until, List<(long At, long Count)> seen)
    {
        using var connection = product.Connect();
        var request = connection.Request("GET", "/api/regions/bench/rates");
        for (var count = 0L; count < until; Thread.Sleep(5))
        {
            connection.Send(request);
            count = SignedIn(connection.Body);
            seen.Add((Stopwatch.GetTimestamp(), count));
        }
    }

    private static IEnumerable<double> Lags(long[] acknowledged, List<(long At, long Count)> seen, int before)
    {
        var look = 0;
        for (var k = 0; k < acknowledged.Length - ClientCount; k++)
        {
            while (seen[look].Count < before + k + 1 + ClientCount)
                look++;
            yield return Math.Max(0, Stopwatch.GetElapsedTime(acknowledged[k], seen[look].At).TotalMilliseconds);
        }
    }

    private static long SignedIn(string rates)
    {
        using var document = JsonDocument.Parse(rates);
        return document.RootElement.GetProperty("groups")[0].GetProperty("signed").GetInt64();
    }
}

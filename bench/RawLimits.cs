using System.Diagnostics;
using Leads.Functions.Storage;

namespace Leads.Bench;

/// <summary>What the machine itself allows in this run, to hold the product's figures against.</summary>
internal static class RawLimits
{
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(2);

    /// <summary>Transactions of one statement each that SQLite makes durable in a second, one after another.</summary>
    public static double CommitsPerSecond(string folder)
    {
        using var file = SqliteFile.OpenToWrite(Path.Combine(folder, "raw.db"));
        file.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS raw(number INTEGER)");
        var insert = file.Prepare("INSERT INTO raw VALUES (1)");
        return PerSecond(() => insert.Run());
    }

    /// <summary>Requests to an endpoint that does nothing, from so many clients.</summary>
    public static double RequestsPerSecond(Product product, int clients)
    {
        var counts = new long[clients];
        var threads = Clients.Run(clients, client =>
        {
            using var connection = product.Connect();
            var request = connection.Request("GET", "/api/health");
            counts[client] = (long)PerSecond(() => connection.Send(request));
        });
        threads.Join();
        return counts.Sum();
    }

    /// <summary>Milliseconds of such a request from a single client.</summary>
    public static double EmptyMilliseconds(Connection connection)
    {
        var request = connection.Request("GET", "/api/health");
        return new Series(Enumerable.Range(0, 2_000).Select(_ => Bench.Milliseconds(() => connection.Send(request)))).Median;
    }

    private static double PerSecond(Action action)
    {
        var (start, count) = (Stopwatch.GetTimestamp(), 0L);
        for (; Stopwatch.GetElapsedTime(start) < s_round; count++)
            action();
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

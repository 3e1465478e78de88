namespace Leads.Bench;

/// <summary>The same two questions at growing sizes: the standard one from the board, an odd one from the facts.</summary>
internal static class RatesReads
{
    private const int Rounds = 5;

    private static readonly (string Region, int Size)[] s_sizes =
        [("k1", 1_000), ("k10", 10_000), ("k100", 100_000), ("k1000", 1_000_000)];

    public static async Task RunAsync(Bench bench)
    {
        var folder = bench.NewFolder();
        foreach (var (region, size) in s_sizes)
            await Seeds.FillAsync(folder, region, size);
        using var product = bench.Start(folder);
        using var connection = product.Connect();
        foreach (var (region, _) in s_sizes)
            product.Register(region);
        Ask(connection, 1_000, "/api/health");
        var empty = RawLimits.EmptyMilliseconds(connection);
        Table.Line("raw: an empty endpoint, ms", Series.Show(empty));
        foreach (var (region, size) in s_sizes)
            Measure(connection, $"standard, {size,9:N0} projects, ms", 500, $"/api/regions/{region}/rates?by=chain", empty);
        foreach (var (region, size) in s_sizes)
            Measure(connection, $"ad-hoc,   {size,9:N0} projects, ms", size > 100_000 ? 10 : 50, AdHoc(region), empty);
        Table.Line("resident MB with all four regions in memory", Series.Show(product.ResidentMegabytes));
    }

    private static string AdHoc(string region) =>
        $"/api/regions/{region}/rates?by=chain&from=2022-03-05&to={DateTime.UtcNow.AddDays(-40):yyyy-MM-dd}"
        + $"&sector={Uri.EscapeDataString("工业")}&sizeFrom=0.7";

    /// <summary>With the whole request and, less what an empty request takes, what the question itself takes.</summary>
    private static void Measure(Connection connection, string what, int requests, string path, double empty)
    {
        Ask(connection, requests, path);
        var rounds = new Series(Enumerable.Range(0, Rounds).Select(_ => Ask(connection, requests, path)));
        Table.Line(what, rounds.Less(empty), $"whole request {rounds}");
    }

    /// <summary>The median of so many requests.</summary>
    private static double Ask(Connection connection, int requests, string path)
    {
        var request = connection.Request("GET", path);
        return new Series(Enumerable.Range(0, requests).Select(_ => Bench.Milliseconds(() => connection.Send(request)))).Median;
    }
}

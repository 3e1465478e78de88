namespace Leads.Bench;

/// <summary>A fresh process answers its first question about a region whose board was never kept.</summary>
internal static class FullFold
{
    private const int Size = 1_000_000;
    private const int Rounds = 5;

    public static async Task RunAsync(Bench bench)
    {
        var folder = bench.NewFolder();
        await Seeds.FillAsync(folder, "whole", Size);
        using (var product = bench.Start(folder))
            product.Register("whole");
        var (times, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var product = bench.Start(folder);
            using var connection = product.Connect();
            times.Add(Bench.Milliseconds(() => connection.Ask("GET", "/api/regions/whole/rates?by=chain")));
            memory.Add(product.ResidentMegabytes);
        }

        Table.Line($"full fold of {Size:N0} from the file, ms", times, "< 3,000 (file in the page cache)");
        Table.Line("  resident MB then", memory);
    }
}

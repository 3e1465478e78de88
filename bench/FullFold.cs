using Leads.Functions.Storage;

namespace Leads.Bench;

/// <summary>A fresh process answers its first question about a region whose board is not kept.</summary>
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
        var (times, processor, memory) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await ForgetBoardAsync(folder);
            using var product = bench.Start(folder);
            using var connection = product.Connect();
            var asked = Bench.Milliseconds(() => connection.Ask("GET", "/api/regions/whole/rates?by=chain"));
            times.Add(product.StartMilliseconds + asked);
            processor.Add(product.ProcessorMilliseconds);
            memory.Add(product.ResidentMegabytes);
        }

        Table.Line($"start, full fold of {Size:N0} from the file, answer, ms", times, "< 3,000 (file in the page cache)");
        Table.Line("  processor of the product for it, ms", processor);
        Table.Line("  resident MB then", memory);
    }

    private static async Task ForgetBoardAsync(string folder)
    {
        await using var storage = Bench.OpenStorage(folder);
        await storage.CommitAsync("whole", [new Operation.Delete("board", null)], CancellationToken.None);
    }
}

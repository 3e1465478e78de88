namespace Leads.Bench;

/// <summary>From nothing to the first answer: in an empty folder, and in one that is known.</summary>
internal static class ColdStart
{
    private const int Rounds = 10;

    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(2);

    public static Task RunAsync(Bench bench)
    {
        var first = Start(bench, bench.NewFolder);
        var known = bench.NewFolder();
        var again = Start(bench, () => known);
        Table.Line("start to the first 200 in an empty folder, ms", first.Select(s => s.Milliseconds), "< 350");
        Table.Line("start to the first 200 in a known folder, ms", again.Skip(1).Select(s => s.Milliseconds), "< 350");
        Table.Line("  processor of the product for it, ms", again.Skip(1).Select(s => s.Processor));
        Table.Line("resident MB after start", again.Select(s => s.Megabytes), "< 80");
        return Task.CompletedTask;
    }

    private static List<(double Milliseconds, double Processor, double Megabytes)> Start(Bench bench, Func<string> folder)
    {
        var starts = new List<(double, double, double)>();
        for (var round = 0; round < Rounds; round++)
        {
            using var product = bench.Start(folder());
            var processor = product.ProcessorMilliseconds;
            Thread.Sleep(s_settling);
            starts.Add((product.StartMilliseconds, processor, product.ResidentMegabytes));
        }

        return starts;
    }
}

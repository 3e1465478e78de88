namespace Leads.Bench;

/// <summary>What a county does in a week (docs/scale.md), and what that comes to in a month of many of them.</summary>
internal sealed class Week
{
    private const int Days = 21;
    private const int Weeks = 4;
    private const int Nights = 30;
    private const int Captures = 5;
    private const int Facts = 80;
    private const int Folds = 60;
    private const int StandardReads = 600;
    private const int OtherReads = 200;
    private const int Looks = 96;

    // List prices in US dollars for 10,000 transactions: see docs/scale.md for where and when, docs/unverified.md.
    private const double TablePrice = 0.00036;
    private const double QueuePrice = 0.004;
    private const double BlobReadPrice = 0.004;
    private const double BlobWritePrice = 0.05;

    public required Cost Capture { get; init; }

    public required Cost Fact { get; init; }

    public required Cost Fold { get; init; }

    public required Cost Rates { get; init; }

    public required Cost Read { get; init; }

    public required Cost Import { get; init; }

    public required Cost Issue { get; init; }

    public required Cost Mail { get; init; }

    public required Cost Night { get; init; }

    public required Cost Look { get; init; }

    public required int People { get; init; }

    private Cost Day =>
        (Capture * Captures) + (Fact * Facts) + (Fold * Folds) + (Rates * StandardReads) + (Read * OtherReads);

    private Cost Timers => Look * (Looks * Nights);

    private Cost Month => (Day * Days) + ((Import + Issue + (Mail * People)) * Weeks) + (Night * Nights) + Timers;

    public void Print()
    {
        Console.WriteLine($"{"a month",-34}{"county",14}{"province, 120",16}{"nation, 2,800",16}");
        Line("table transactions", month => month.Table);
        Line("  a second", month => month.Table / (Nights * 86_400));
        Line("queue operations", month => month.Queue);
        Line("blob writes", month => month.BlobWrites);
        Line("blob reads", month => month.BlobReads);
        Line("processor, hours", month => month.Milliseconds / 3_600_000);
        Line("storage transactions, US dollars", month => ((month.Table * TablePrice) + (month.Queue * QueuePrice)
            + (month.BlobReads * BlobReadPrice) + (month.BlobWrites * BlobWritePrice)) / 10_000);
        Console.WriteLine($"timers: {Timers.Table / Month.Table:P0} of the table's transactions");
        PrintLimits();
    }

    private void PrintLimits()
    {
        Console.WriteLine("one county at the 2,000 entities/s of a partition: "
            + $"{Series.Show(2_000 / Capture.Entities)} captures/s, {Series.Show(2_000 / Fact.Entities)} facts/s, "
            + $"an import at least {Series.Show(Import.Entities / 2_000)} s");
        foreach (var (name, counties) in (ReadOnlySpan<(string, int)>)[("province", 120), ("nation", 2_800)])
            Console.WriteLine($"{name}, half of the Friday's imports within ten minutes: "
                + $"{Series.Show(Import.Entities * counties / 2 / 600)} of 20,000 entities/s; the Monday's mails: "
                + $"{Series.Show(3.0 * People * counties / 2_000)} s at 2,000 messages/s");
    }

    private void Line(string what, Func<Cost, double> figure)
    {
        var (county, province, nation) = (figure(Month), figure(Month * 120), figure(Month * 2_800));
        Console.WriteLine(
            $"{what,-34}{Series.Show(county),14}{Series.Show(province),16}{Series.Show(nation),16}");
    }
}

namespace Leads.Bench;

/// <summary>Lines of: what, the median of the rounds with its spread, and what was asked for.</summary>
internal static class Table
{
    public static void Line(string what, object measured, string target = "") =>
        Console.WriteLine($"{what,-58} {measured,-32} {target}".TrimEnd());

    /// <summary>Several figures of each round, one line for each kind.</summary>
    public static void Line(string what, IEnumerable<double> rounds, string target = "") =>
        Line(what, new Series(rounds), target);
}

using System.Globalization;

namespace Leads.Bench;

/// <summary>Figures of one kind, in order.</summary>
internal sealed class Series
{
    private readonly double[] _sorted;

    public Series(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public double Median => Percentile(50);

    public double Percentile(double percent) =>
        _sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * _sorted.Length) - 1, 0, _sorted.Length - 1)];

    /// <summary>Each figure less another: what is left of a request without what any request costs.</summary>
    public Series Less(double other) => new(_sorted.Select(value => Math.Max(0, value - other)));

    /// <summary>The median and, in brackets, the least and the greatest.</summary>
    public override string ToString() => $"{Show(Median)} ({Show(_sorted[0])}–{Show(_sorted[^1])})";

    public static string Show(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Leads.Domain;

/// <summary>
/// A ratio in percent. It cannot be made from an empty denominator: <see cref="Of"/> gives null then, printed "—",
/// never 0 %. Over 100 % stays visible (domain note, section 3).
/// </summary>
/// <param name="Value">Percent at full precision: 22/32 is 68.75.</param>
public readonly record struct Percent(decimal Value)
{
    /// <summary>Numerator over denominator, in percent; null when the denominator is zero.</summary>
    public static Percent? Of(decimal numerator, decimal denominator) =>
        denominator == 0 ? null : new Percent(numerator * 100 / denominator);

    /// <summary>Rounded half away from zero: 2 decimals for a rate, 1 where a setting asks for it.</summary>
    public decimal Rounded(int decimals = 2) => Math.Round(Value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>As print shows it: "68.75%".</summary>
    public string Print(int decimals = 2) =>
        Rounded(decimals).ToString("F" + decimals, CultureInfo.InvariantCulture) + "%";

    /// <summary>As print shows it; "—" where there is no denominator.</summary>
    public static string Print(Percent? percent, int decimals = 2) => percent?.Print(decimals) ?? "—";
}

using System.Globalization;

namespace Leads.Domain;

/// <summary>
/// An amount of money as a whole number of 元 (yuan). Added exactly; an overflow is an error, never a wrong sum.
/// Shown in 亿元 or 万元, rounded only when shown (domain note, section 2).
/// </summary>
public readonly record struct Money(long Yuan) : IComparable<Money>
{
    /// <summary>元 in one 亿元.</summary>
    public const long YuanPerYi = 100_000_000;

    /// <summary>元 in one 万元.</summary>
    public const long YuanPerWan = 10_000;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The amount in 亿元, exact: up to 8 decimal places, no trailing zeros.</summary>
    public decimal Yi => Yuan / (decimal)YuanPerYi;

    /// <summary>The amount in 万元, exact: up to 4 decimal places.</summary>
    public decimal Wan => Yuan / (decimal)YuanPerWan;

    /// <summary>
    /// An amount given in 亿元. A fraction of a 元 is rounded half away from zero: a sheet that prints 0.333333333
    /// cannot have meant less than one 元. Throws <see cref="OverflowException"/> beyond 92 thousand million 亿元.
    /// </summary>
    public static Money FromYi(decimal yi) => FromYuan(yi * YuanPerYi);

    /// <summary>An amount given in 万元; fractions of a 元 are rounded half away from zero.</summary>
    public static Money FromWan(decimal wan) => FromYuan(wan * YuanPerWan);

    private static Money FromYuan(decimal yuan) =>
        new(decimal.ToInt64(Math.Round(yuan, MidpointRounding.AwayFromZero)));

    public static Money operator +(Money left, Money right) => new(checked(left.Yuan + right.Yuan));

    public static Money operator -(Money left, Money right) => new(checked(left.Yuan - right.Yuan));

    public static bool operator <(Money left, Money right) => left.Yuan < right.Yuan;

    public static bool operator >(Money left, Money right) => left.Yuan > right.Yuan;

    public static bool operator <=(Money left, Money right) => left.Yuan <= right.Yuan;

    public static bool operator >=(Money left, Money right) => left.Yuan >= right.Yuan;

    public int CompareTo(Money other) => Yuan.CompareTo(other.Yuan);

    public Money Add(Money other) => this + other;

    public Money Subtract(Money other) => this - other;

    /// <summary>The amount in 亿元 as print shows it, rounded half away from zero: 54.02.</summary>
    public string InYi(int decimals) =>
        Math.Round(Yi, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>The exact amount in 亿元: 0.0656.</summary>
    public override string ToString() => Yi.ToString("0.########", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Leads.Domain.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("1.2", 120_000_000)]
    [InlineData("0.00000001", 1)]
    [InlineData("0.000000005", 1)]
    [InlineData("0.0000000049", 0)]
    [InlineData("-0.000000005", -1)]
    [InlineData("0.333333333", 33_333_333)]
    public void Fractions_of_a_yuan_are_rounded_half_away_from_zero(string yi, long yuan) =>
        Assert.Equal(new Money(yuan), Money.FromYi(decimal.Parse(yi, CultureInfo.InvariantCulture)));

    [Fact]
    public void Eight_thousand_wan_are_point_eight_yi() => Assert.Equal(Money.FromYi(0.8m), Money.FromWan(8000));

    [Theory]
    [InlineData(5_401_500_000, 2, "54.02")]
    [InlineData(5_401_499_999, 2, "54.01")]
    [InlineData(0, 2, "0.00")]
    [InlineData(-50_000_000, 0, "-1")]
    public void Print_rounds_half_away_from_zero(long yuan, int decimals, string printed) =>
        Assert.Equal(printed, new Money(yuan).InYi(decimals));

    [Fact]
    public void The_exact_amount_is_printed_without_trailing_zeros() =>
        Assert.Equal("0.0656", Money.FromYi(0.06560m).ToString());

    [Fact]
    public void Ten_tenths_add_up_exactly() =>
        Assert.Equal(Money.FromYi(1), Enumerable.Repeat(Money.FromYi(0.1m), 10).Aggregate((sum, one) => sum + one));

    [Fact]
    public void An_overflow_is_an_error_and_never_a_wrong_sum()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => Money.FromYi(92_233_720_369m));
    }
}

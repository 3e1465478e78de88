namespace Leads.Domain.Tests;

public sealed class PercentTests
{
    [Theory]
    [InlineData(22, 32, "68.75%")]
    [InlineData(291, 292, "99.66%")]
    [InlineData(3, 2, "150.00%")]
    [InlineData(1, 3, "33.33%")]
    [InlineData(2, 3, "66.67%")]
    [InlineData(0, 7, "0.00%")]
    [InlineData(2469, 20000, "12.35%")]
    [InlineData(-2469, 20000, "-12.35%")]
    public void A_rate_has_two_decimals_and_rounds_half_away_from_zero(int above, int below, string printed) =>
        Assert.Equal(printed, Percent.Print(Percent.Of(above, below)));

    [Fact]
    public void An_empty_denominator_is_a_dash_and_never_zero()
    {
        Assert.Null(Percent.Of(0, 0));
        Assert.Equal("—", Percent.Print(Percent.Of(5, 0)));
    }

    [Fact]
    public void One_decimal_where_a_setting_asks_for_it() => Assert.Equal("68.8%", Percent.Of(22, 32)!.Value.Print(1));

    [Fact]
    public void The_largest_sums_still_make_a_percent() =>
        Assert.Equal(100, Percent.Of(long.MaxValue, long.MaxValue)!.Value.Value);
}

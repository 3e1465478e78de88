using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Rates;

public sealed class PaceTests
{
    [Fact]
    public void The_published_check_is_four_and_a_half_points_ahead() =>
        Assert.Equal("+4.5", Pace.Of(37.8m, 100, Pace.ByMonth(4))!.PrintPoints(1));

    [Fact]
    public void Without_a_target_nothing_is_judged()
    {
        Assert.Null(Pace.Of(5, null, Pace.ByMonth(4)));
        Assert.Null(Pace.Of(5, 0, Pace.ByMonth(4)));
    }

    [Theory]
    [InlineData(50, Light.Green)]
    [InlineData(40.01, Light.Green)]
    [InlineData(40, Light.Yellow)]
    [InlineData(20, Light.Yellow)]
    [InlineData(19.99, Light.Red)]
    public void Ten_behind_is_yellow_and_more_than_thirty_red(double actual, Light light) =>
        Assert.Equal(light, Pace.Of((decimal)actual, 100, Pace.ByMonth(6))!.LightOf());

    [Theory]
    [InlineData(1, 15, 2, Light.Yellow)]
    [InlineData(7, 30, 4, Light.Yellow)]
    [InlineData(11, 30, 8, Light.Yellow)]
    [InlineData(1, 6, 2, Light.Green)]
    public void Repeating_decimals_do_not_move_a_light(int actual, int target, int months, Light light) =>
        Assert.Equal(light, Pace.Of(actual, target, Pace.ByMonth(months))!.LightOf());

    [Fact]
    public void On_pace_is_not_behind() => Assert.Equal(0, Pace.Of(1, 3, Pace.ByMonth(4))!.Points);

    [Theory]
    [InlineData("2026-12-31", "100.00%")]
    [InlineData("2024-12-31", "100.00%")]
    [InlineData("2026-01-01", "0.27%")]
    [InlineData("2024-02-29", "16.39%")]
    public void A_weekly_report_counts_days_of_the_year(string day, string share) =>
        Assert.Equal(share, Pace.ByDay(Life.Day(day)).Print());

    [Fact]
    public void Points_behind_carry_their_sign() =>
        Assert.Equal("-8.33", Pace.Of(25, 100, Pace.ByMonth(4))!.PrintPoints(2));

    [Fact]
    public void Points_that_round_to_nothing_carry_no_sign() =>
        Assert.Equal("0.0", Pace.Of(33.3m, 100, Pace.ByMonth(4))!.PrintPoints(1));
}

using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class ScorecardTests
{
    [Fact]
    public void Trips_of_the_week_are_told_and_those_of_the_year_counted()
    {
        TripLine On(int month, int day, int year = 2026) => new(
            County.Day(month, day, year), "王某", $"{month}月{day}日去处", "", "", [], "");
        var card = new County().Compose("2026-W47", trips: [On(11, 22), On(11, 16), On(11, 15), On(11, 23), On(12, 31, 2025)]);
        Assert.Equal(["11月16日去处", "11月22日去处"], card.Trips.Select(trip => trip.Where));
        Assert.Equal(3, card.TripsOfYear);
    }

    [Fact]
    public void Classes_come_in_the_order_of_their_first_unit_and_zero_rows_are_listed()
    {
        var county = new County();
        county.Units.Add(new Unit { Key = "经开区", Name = "经开区", Class = "园区", Order = 2 });
        county.Units.Add(new Unit { Key = "城关镇", Name = "城关镇", Class = "镇", Order = 1 });
        county.Units.Add(new Unit { Key = "北极镇", Name = "北极镇", Class = "镇", Order = 3 });
        var card = county.Compose("2026-W47");
        Assert.Equal(["镇", "园区"], card.Units.Select(c => c.Name));
        Assert.Equal(["城关镇", "北极镇"], card.Units[0].Rows.Select(r => r.Name));
        Assert.Null(card.Units[0].Rows[0].Opening.Percent);
        Assert.Equal(3, card.Reporting.Missing.Count);
    }

    [Fact]
    public void Completion_is_against_the_days_passed_by_the_Sunday()
    {
        var county = new County
        {
            Targets = new Targets { Year = 2026, Items = [new(Indicator.Projects, null, null, null, 2)] },
        };
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(11, 18), 1));
        var card = county.Compose("2026-W47");
        var pace = card.Headlines[(int)Headline.Signed].Pace!;
        Assert.Equal(326, County.Day(11, 22).DayOfYear);
        Assert.Equal((50m, -39.32m, Light.Red), (pace.Completion, pace.Points, pace.Light));
        Assert.Equal(Indicator.Projects, card.Indicator);
        Assert.Equal(1, card.Headlines[(int)Headline.Signed].Week);
    }

    [Fact]
    public void Warnings_come_worst_first_with_all_kinds_of_a_project_in_one_line()
    {
        var county = new County();
        county.Units.Add(new Unit { Key = "城关镇", Name = "城关镇" });
        county.Add("城关镇", "", county.Fact(FactKind.Intended, County.Day(11, 1)));
        var old = county.Add("城关镇", "", county.Fact(FactKind.Signed, County.Day(1, 5, 2025), 3));
        var older = county.Add("城关镇", "", county.Fact(FactKind.Signed, County.Day(1, 5, 2024), 3));
        var card = county.Compose("2026-W47");
        Assert.Equal([older, old], card.Warnings.Take(2).Select(w => w.Project));
        Assert.Equal([Warnings.SignedNotOpened, Warnings.NoUpdate], card.Warnings[0].Kinds.Select(k => k.Kind));
        Assert.Equal(2, card.WarningCounts.Single(c => c.Kind == Warnings.SignedNotOpened).Projects);
    }

    [Fact]
    public void Key_notes_of_the_week_and_open_problems_are_told()
    {
        var county = new County();
        var id = county.Add("", "", county.Fact(FactKind.Signed, County.Day(5, 1), 1));
        county.Change(id, p => p with
        {
            Notes =
            [
                Note("主体封顶", County.Day(11, 17), true), Note("例会", County.Day(11, 17), false),
                Note("上周的事", County.Day(11, 15), true),
            ],
            Problems = [new Problem { Id = id, Text = "用地指标", Due = County.Day(11, 20), OpenedOn = County.Day(11, 1),
                By = "", At = default }],
        });
        var card = county.Compose("2026-W47");
        Assert.Equal("主体封顶", Assert.Single(card.Progress).Text);
        Assert.Equal(2, Assert.Single(card.Problems).OverdueDays);
    }

    [Fact]
    public void A_person_with_several_audiences_has_one_set_whatever_their_order()
    {
        var set = Audience.Normalize(["unit:城关镇", "all", "chain:果业", "unit:城关镇", "nonsense"]);
        Assert.Equal("chain:果业|unit:城关镇|all", Audience.KeyOf(set));
        Assert.Equal("all", Audience.KeyOf(Audience.Normalize([])));
    }

    [Fact]
    public void A_unit_sees_its_own_row_and_warnings_first()
    {
        var county = new County();
        county.Units.Add(new Unit { Key = "城关镇", Name = "城关镇", Class = "镇" });
        county.Units.Add(new Unit { Key = "北极镇", Name = "北极镇", Class = "镇" });
        county.Add("城关镇", "", county.Fact(FactKind.Signed, County.Day(1, 5, 2025), 3));
        county.Add("北极镇", "", county.Fact(FactKind.Signed, County.Day(1, 5, 2025), 3));
        var part = OwnPart.Of(county.Compose("2026-W47"), Audience.Read("unit:城关镇")!)!;
        Assert.Equal(("城关镇", "镇"), (part.Row.Key, part.Class));
        Assert.Equal("城关镇", Assert.Single(part.Warnings).Unit);
        Assert.Null(OwnPart.Of(county.Compose("2026-W47"), Audience.All));
    }

    [Theory]
    [InlineData(LandingRule.IncorporatedAndSite, "zh", "供地")]
    [InlineData(LandingRule.IncorporatedAndSite, "en", "site")]
    public void The_landing_rate_says_that_it_asks_for_a_site(LandingRule landing, string language, string word)
    {
        var settings = new RegionSettings { Landing = landing };
        Assert.Contains(word, RateDefinitions.Of(RateKind.Landing, settings, language), StringComparison.Ordinal);
        var alone = settings with { Landing = LandingRule.Incorporated };
        Assert.DoesNotContain(word, RateDefinitions.Of(RateKind.Landing, alone, language), StringComparison.Ordinal);
    }

    private static Note Note(string text, DateOnly on, bool key) => new(Guid.Empty, on, text, key, "", default, on);
}

using Leads.Domain.Projects;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class RankListTests
{
    [Fact]
    public void The_best_and_the_worst_of_a_class_are_named_with_their_value()
    {
        var list = Compose((4, 4), (4, 3), (4, 2), (4, 1), (4, 0), (5, 0)).Lists[0];
        Assert.Equal(["镇1", "镇2", "镇3"], list.Red.Select(e => e.Name));
        Assert.Equal(["镇5", "镇6", "镇4"], list.Black.Select(e => e.Name));
        Assert.Equal((75m, 3m, 4m, 2), (list.Red[1].Value, list.Red[1].Numerator, list.Red[1].Denominator,
            list.Red[1].Rank));
        Assert.Equal(40m, list.Average);
    }

    [Fact]
    public void Fewer_signed_than_the_minimum_base_is_not_ranked()
    {
        var card = Compose((2, 2), (3, 1), (3, 0), (0, 0));
        Assert.Equal([null, 1, 2, null], card.Units[0].Rows.Select(r => r.Rank));
        Assert.Equal(["镇2"], card.Lists[0].Red.Select(e => e.Name));
        Assert.Equal(["镇3"], card.Lists[0].Black.Select(e => e.Name));
    }

    [Fact]
    public void Ties_share_a_rank_and_the_places_behind_them_stay_empty() =>
        Assert.Equal([1, 1, 3, 4], Compose((4, 2), (6, 3), (4, 1), (4, 0)).Units[0].Rows.Select(r => r.Rank));

    [Fact]
    public void A_tie_at_the_cut_is_named_whole_or_not_at_all()
    {
        Assert.Equal(4, Compose((3, 3), (3, 3), (3, 3), (3, 3), (3, 2), (3, 1), (4, 1), (3, 0)).Lists[0].Red.Count);
        Assert.Empty(Compose((3, 3), (3, 3), (3, 3), (3, 0)).Lists[0].Red);
        Assert.Single(Compose((3, 3), (3, 3), (3, 3), (3, 0)).Lists[0].Black);
    }

    [Fact]
    public void Nobody_is_on_both_lists_and_a_list_has_at_most_half_the_class()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var list = Compose([.. Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => random.Next(6)).Select(signed => (signed, random.Next(signed + 1)))]).Lists[0];
            Assert.False(list.Red.Select(e => e.Key).Intersect(list.Black.Select(e => e.Key)).Any(), $"seed {seed}");
            Assert.True(list.Red.Count * 2 <= list.Ranked && list.Black.Count * 2 <= list.Ranked, $"seed {seed}");
            Assert.True(list.Red.All(r => list.Black.All(b => b.Value < r.Value)), $"seed {seed}");
        }
    }

    [Fact]
    public void Without_a_target_nobody_is_ranked_by_completion()
    {
        var county = Towns(RankMeasure.Completion, (3, 1), (3, 1), (3, 1));
        county.Targets = new Targets
        {
            Year = 2026,
            Items = [new(Indicator.SignedAmount, null, "镇1", null, 10),
                new(Indicator.SignedAmount, null, "镇2", null, 5)],
        };
        Assert.Equal([2, 1, null], county.Compose("2026-W47").Units[0].Rows.Select(r => r.Rank));
    }

    [Fact]
    public void A_second_time_in_black_is_marked_and_issues_in_a_row_are_counted()
    {
        var county = Towns(RankMeasure.Opening, (4, 4), (4, 2), (4, 0), (4, 1));
        var first = county.Compose("2026-W46");
        var second = county.Compose("2026-W47", new PreviousIssue(first, county.Facts()), 2);
        Assert.All(first.Lists[0].Black, e => Assert.Equal((1, false), (e.Streak, e.Again)));
        Assert.All(second.Lists[0].Black, e => Assert.Equal((2, true), (e.Streak, e.Again)));
        Assert.All(second.Lists[0].Red, e => Assert.Equal((2, false), (e.Streak, e.Again)));
        Assert.Equal(2, second.TimesInBlack["unit:镇3"]);
        Assert.All(second.Units[0].Rows, r => Assert.Equal(0, r.RankChange));
    }

    [Fact]
    public void Projects_without_a_unit_are_listed_last_and_never_ranked()
    {
        var county = Towns(RankMeasure.Opening, (3, 1));
        for (var i = 0; i < 4; i++)
            county.Add("", "", county.Fact(FactKind.Signed, County.Day(2, 1), 1));
        var card = county.Compose("2026-W47");
        var last = card.Units[^1].Rows[^1];
        Assert.Equal(("", 4L, (int?)null), (last.Key, last.Signed, last.Rank));
        Assert.Equal(card.Total.Signed, card.Units.SelectMany(c => c.Rows).Sum(r => r.Signed));
    }

    private static Scorecard Compose(params (int Signed, int Opened)[] towns) =>
        Towns(RankMeasure.Opening, towns).Compose("2026-W47");

    private static County Towns(RankMeasure measure, params (int Signed, int Opened)[] towns)
    {
        var settings = new RegionSettings { Scorecard = new ScorecardSettings { Measure = measure } };
        var county = new County { Region = new Region { Id = "r", Name = "县", Settings = settings } };
        for (var town = 1; town <= towns.Length; town++)
        {
            county.Units.Add(new Unit { Key = "镇" + town, Name = "镇" + town, Class = "镇", Order = town });
            for (var i = 0; i < towns[town - 1].Signed; i++)
            {
                var signed = county.Fact(FactKind.Signed, County.Day(3, 1), 1);
                var opened = county.Fact(FactKind.Opened, County.Day(4, 1));
                county.Add("镇" + town, "", i < towns[town - 1].Opened ? [signed, opened] : [signed]);
            }
        }

        return county;
    }
}

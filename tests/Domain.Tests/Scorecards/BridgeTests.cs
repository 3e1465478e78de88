using Leads.Domain.Projects;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class BridgeTests
{
    private static readonly FactKind[] Kinds =
    [
        FactKind.Intended, FactKind.Signed, FactKind.Opened, FactKind.Producing, FactKind.PaidIn,
        FactKind.CapitalIncreased, FactKind.Terminated,
    ];

    [Fact]
    public void Last_issue_plus_this_week_plus_late_plus_corrections_is_this_issue()
    {
        var county = new County();
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(3, 1), 2));
        var corrected = county.Add("", "", county.Fact(FactKind.Signed, County.Day(4, 1), 5));
        var before = new PreviousIssue(county.Compose("2026-W46"), county.Facts());
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(11, 18), 1.5m)); // this week
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(11, 2), 0.7m)); // reported late
        Correct(county, corrected, 4.2m);

        var bridge = county.Compose("2026-W47", before, 2).Headlines[(int)Headline.SignedAmount].Bridge!;

        Assert.Equal((7m, 1.5m, 0.7m, -0.8m), (bridge.Last, bridge.ThisWeek, bridge.Late, bridge.Corrections));
        Assert.Equal(8.4m, bridge.Now);
        var line = Assert.Single(bridge.CorrectionLines);
        Assert.Equal((5m, 4.2m, "合同复核"), (line.Was, line.Is, line.Why));
    }

    [Fact]
    public void The_first_issue_has_no_bridge() =>
        Assert.All(new County().Compose("2026-W47").Headlines, figure => Assert.Null(figure.Bridge));

    [Fact]
    public void The_first_issue_of_a_year_starts_from_zero()
    {
        var county = new County();
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(12, 30), 2));
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(1, 2, 2027), 3));
        var closing = county.Compose("2026-W53", null, 52);
        var before = new PreviousIssue(closing, county.Facts());
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(1, 5, 2027), 4));

        var first = county.Compose("2027-W01", before).Headlines[(int)Headline.Signed];

        Assert.Equal(1, closing.Headlines[(int)Headline.Signed].Year);
        Assert.Equal(1, closing.NewYear!.Figures[(int)Headline.Signed]);
        Assert.Equal((0m, 2m, 2m), (first.Bridge!.Last, first.Bridge.ThisWeek, first.Year));
    }

    [Fact]
    public void A_change_in_how_a_figure_is_counted_is_said_as_a_correction()
    {
        var county = new County();
        county.Add("", "", county.Fact(FactKind.Signed, County.Day(3, 1), 2));
        var card = county.Compose("2026-W46");
        var printed = card with
        {
            Headlines = [.. card.Headlines.Select(f => f.Kind == Headline.Signed ? f with { Year = 3 } : f)],
        };

        var figure = county.Compose("2026-W47",
            new PreviousIssue(printed, county.Facts())).Headlines[(int)Headline.Signed];

        Assert.Equal((3m, -2m, 1m), (figure.Bridge!.Last, figure.Bridge.Corrections, figure.Bridge.Now));
    }

    [Fact]
    public void The_bridge_adds_up_whatever_happens()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var county = new County();
            for (var i = 0; i < random.Next(12); i++)
                county.Add("", "", RandomFacts(random, county, 316));
            var before = new PreviousIssue(county.Compose("2026-W45"), county.Facts());
            foreach (var id in county.Ids.ToList())
                Disturb(random, county, id);
            for (var i = 0; i < random.Next(5); i++)
                county.Add("", "", RandomFacts(random, county, 326));

            foreach (var figure in county.Compose("2026-W47", before, 2).Headlines)
            {
                var bridge = figure.Bridge!;
                Assert.True(figure.Year == bridge.Now, $"seed {seed}: {figure}");
                Assert.True(before.Card.Headlines[(int)figure.Kind].Year == bridge.Last, $"seed {seed}: {figure}");
                Assert.True(bridge.LateLines.Sum(l => l.Is - l.Was) == bridge.Late, $"seed {seed}: {figure}");
                Assert.True(bridge.CorrectionLines.Sum(l => l.Is - l.Was) == bridge.Corrections, $"seed {seed}");
            }
        }
    }

    private static Fact[] RandomFacts(Random random, County county, int lastDay) =>
        [.. Kinds.Where(_ => random.Next(2) == 0).Select(kind => RandomFact(random, county, kind, lastDay))];

    private static Fact RandomFact(Random random, County county, FactKind kind, int lastDay) =>
        county.Fact(kind, County.Day(1, 1).AddDays(random.Next(-60, lastDay)), random.Next(1, 100_000_000) / 12345678m);

    private static void Disturb(Random random, County county, Guid id)
    {
        if (random.Next(2) == 0)
            return;
        var fact = RandomFact(random, county, Kinds[random.Next(Kinds.Length)], 326);
        county.Change(id, project => random.Next(3) == 0 && project.Facts.Count > 0
            ? project with { Facts = [.. project.Facts.Skip(1)] }
            : project with { Facts = [.. project.Facts, fact] });
    }

    private static void Correct(County county, Guid id, decimal amount) =>
        county.Change(id, project => project with
        {
            Facts =
            [
                .. project.Facts,
                county.Fact(FactKind.Signed, project.Facts[0].On, amount) with { Replaces = project.Facts[0].Id,
                    Why = "合同复核" },
            ],
        });
}

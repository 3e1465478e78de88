using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class PointTests
{
    private static readonly DateTimeOffset s_late = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private int next;

    [Fact]
    public void The_quarters_add_up_to_the_year_with_what_came_late_and_what_was_reversed()
    {
        var county = new County();
        county.Units.AddRange(new[] { "甲镇", "乙镇", "丙镇" }.Select((name, at) =>
            new Unit { Key = name, Name = name, Class = "镇", Order = at }));
        List<PointEntry> ledger =
        [
            Entry("甲镇", PointKind.Base, 10, 2, 1), Entry("甲镇", PointKind.Bonus, 2.5m, 3, 31),
            Entry("乙镇", PointKind.Deduction, 1, 3, 5), Entry("丙镇", PointKind.Veto, 0, 3, 6),
        ];
        var first = county.Compose("2026-Q1", points: ledger);
        Assert.Equal([("甲镇", 12.5m, (int?)1), ("乙镇", -1m, 2), ("丙镇", 0m, null)], Rows(first));

        ledger.AddRange([
            Entry("甲镇", PointKind.Deduction, 4, 5, 5), Entry("乙镇", PointKind.Bonus, 3, 3, 20, s_late),
            ledger[1] with { Id = NewId(), Reverses = ledger[1].Id, On = County.Day(6, 1), At = s_late },
            ledger[3] with { Id = NewId(), Reverses = ledger[3].Id, On = County.Day(6, 2), At = s_late },
        ]);
        var second = county.Compose("2026-Q2", new PreviousIssue(first, county.Facts()), 2, points: ledger);
        Assert.Equal([("甲镇", 6m, (int?)1), ("乙镇", 2m, 2), ("丙镇", 0m, 3)], Rows(second));
        var (jia, yi) = (second.Points!.Rows[0], second.Points.Rows[1]);
        Assert.Equal((12.5m, -2.5m, 4m, 0m), (jia.Before, jia.Bonus, jia.Deduction, jia.Late));
        Assert.Equal((-1m, 0m, 3m), (yi.Before, yi.Bonus, yi.Late));
        Assert.All(second.Points.Rows, row => Assert.Equal(row.Year, row.Before + row.Period + row.Late));
        Assert.Equal(4, second.Points.Entries.Count);

        var year = county.Compose("2026", points: ledger);
        Assert.Equal(Rows(second), Rows(year));
        Assert.Null(county.Compose("2026-M06", points: ledger).Points);
        Assert.Null(county.Compose("2025-Q4", points: ledger).Points);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_entered_the_four_quarters_add_up_to_the_year(int seed)
    {
        var random = new Random(seed);
        var county = new County();
        county.Units.Add(new Unit { Key = "甲镇", Name = "甲镇" });
        List<PointEntry> ledger = [.. Enumerable.Range(0, 60).Select(_ => Entry(
            "甲镇", (PointKind)random.Next(3), random.Next(1, 5000) / 100m, random.Next(1, 13), random.Next(1, 29)))];
        var quarters = Enumerable.Range(1, 4).Select(q => county.Compose($"2026-Q{q}", points: ledger));
        Assert.Equal(quarters.Sum(card => card.Points!.Rows[0].Period),
            county.Compose("2026", points: ledger).Points!.Rows[0].Year);
    }

    private PointEntry Entry(string unit, PointKind kind, decimal points, int month, int day, DateTimeOffset at = default) =>
        new()
        {
            Id = NewId(),
            Key = unit,
            Kind = kind,
            Points = points,
            On = County.Day(month, day),
            Reason = "理由",
            By = "",
            At = at,
        };

    private Guid NewId() => new(++next, 2, 0, new byte[8]);

    private static List<(string, decimal, int?)> Rows(Scorecard card) =>
        [.. card.Points!.Rows.Select(row => (row.Name, row.Year, row.Rank))];
}

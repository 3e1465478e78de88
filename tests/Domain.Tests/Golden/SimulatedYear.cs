using System.Globalization;
using Leads.Domain.Projects;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Golden;

/// <summary>
/// A region's 2026 with 12 chains and 20 units in three classes, and the moment at which each issue is due: weeks on
/// Monday at eight, months, quarters and the year on the fifth day after their end. The registry, the targets and the
/// settings change on the way.
/// </summary>
internal sealed class SimulatedYear(int seed)
{
    private const string Nobody = "";
    private const string NotRegistered = "新设机构";

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Random random = new(seed);
    private readonly List<Report> reports = [];
    private List<Chain> chains = [.. Enumerable.Range(1, 12).Select(n => new Chain
    {
        Key = "链" + n, Name = "产业链" + n, Leader = "链长" + n, LeadUnit = "牵头" + n, Order = n / 2,
    })];

    private List<Unit> units = [.. Enumerable.Range(1, 20).Select(n => new Unit
    {
        Key = "单位" + n, Name = "责任单位" + n, Class = n <= 10 ? "镇" : n <= 16 ? "部门" : "园区", Order = n % 7,
    })];

    private Region region = new() { Id = "binzhou", Name = "彬州市" };
    private Targets targets = new() { Year = 2026 };

    /// <summary>Every issue of the year with what was known at its moment, in the order of the moments.</summary>
    public IEnumerable<(Span Span, Known Known)> Issues()
    {
        var life = new SimulatedLife(random) { Now = At(new DateOnly(2025, 12, 20), 9) };
        life.Inherit(80, UnitKeys, ChainKeys);
        (targets, region) = (AnyTargets(), region with { Settings = AnySettings() });
        for (var day = new DateOnly(2025, 12, 21); day <= new DateOnly(2027, 1, 5); day = day.AddDays(1))
        {
            Happen(life, At(day, 6), random.Next(3));
            foreach (var span in Due(day))
            {
                yield return (span, new Known(
                    At(day, 8), region, life.Projects, [.. chains], [.. units], targets, ReportsOf(span)));
            }

            Reorganise(life, day);
            Report(day);
            Happen(life, At(day, 9), random.Next(4, 14));
        }
    }

    private IReadOnlyList<string> UnitKeys => [.. units.Select(u => u.Key), Nobody, NotRegistered];

    private IReadOnlyList<string> ChainKeys => [.. chains.Select(c => c.Key), Nobody, NotRegistered];

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), China);

    private void Happen(SimulatedLife life, DateTimeOffset from, int count)
    {
        life.Now = from;
        for (; count > 0; count--)
            life.Happen(UnitKeys, ChainKeys);
    }

    /// <summary>The issues of a day; the first week is the one that closes 2025.</summary>
    private static IEnumerable<Span> Due(DateOnly day)
    {
        if (day.DayOfWeek == DayOfWeek.Monday && day.Year >= 2026)
        {
            var monday = day.AddDays(-7);
            var week = ISOWeek.GetWeekOfYear(monday.ToDateTime(default));
            yield return new Span(PeriodKind.Week, $"{monday.AddDays(3).Year}-W{week:D2}", monday, day.AddDays(-1));
        }

        if (day.Day != 5 || day.AddDays(-5).Year != 2026)
            yield break;
        var last = day.AddDays(-5);
        yield return new Span(PeriodKind.Month, $"2026-M{last.Month:D2}", new DateOnly(2026, last.Month, 1), last);
        if (last.Month % 3 == 0)
        {
            yield return new Span(
                PeriodKind.Quarter, $"2026-Q{last.Month / 3}", new DateOnly(2026, last.Month - 2, 1), last);
        }

        if (last.Month == 12)
            yield return new Span(PeriodKind.Year, "2026", new DateOnly(2026, 1, 1), last);
    }

    /// <summary>What changes in a region within a year, each on its day.</summary>
    private void Reorganise(SimulatedLife life, DateOnly day)
    {
        switch ((day.Month, day.Day))
        {
            case (3, 10):
                chains = [.. chains.Select(c => c.Key == "链3" ? c with { Name = "新名", Leader = "新链长" } : c)];
                break;
            case (5, 20):
                units = [.. units.Select(u => u.Key == "单位5" ? u with { Class = "园区", Order = 9 } : u)];
                break;
            case (6, 17):
                life.ChangeAll(new Change.UnitMerged("单位12", "单位13"));
                units.RemoveAll(u => u.Key == "单位12");
                break;
            case (7, 1):
                targets = AnyTargets();
                break;
            case (8, 4):
                life.ChangeAll(new Change.ChainMerged("链7", "链8"));
                chains.RemoveAll(c => c.Key == "链7");
                break;
            case (9, 9):
                chains.Add(new Chain { Key = "链13", Name = "低空经济", Order = 3 });
                units.Add(new Unit { Key = NotRegistered, Name = "新区", Class = "园区" });
                break;
            case (10, 14):
                region = region with { Settings = AnySettings() };
                break;
            default:
                break;
        }
    }

    private void Report(DateOnly day)
    {
        if (day.DayOfWeek is not (DayOfWeek.Thursday or DayOfWeek.Friday or DayOfWeek.Saturday))
            return;
        foreach (var unit in units.Where(_ => random.Next(4) == 0))
            reports.Add(new Report { Unit = unit.Key, At = At(day, random.Next(8, 18)), Zero = random.Next(3) == 0 });
    }

    /// <summary>The first report of each unit in the week.</summary>
    private List<Report> ReportsOf(Span span) => span.Kind != PeriodKind.Week ? [] :
        [.. reports.Where(r => DateOnly.FromDateTime(r.At.DateTime) is var on && on >= span.First && on <= span.Last)
            .GroupBy(r => r.Unit).Select(mine => mine.MinBy(r => r.At)!)];

    private RegionSettings AnySettings() => new()
    {
        Landing = Pick(Enum.GetValues<LandingRule>()),
        Scorecard = new ScorecardSettings
        {
            Measure = Pick(Enum.GetValues<RankMeasure>()),
            ChainMeasure = random.Next(2) == 0 ? null : Pick(Enum.GetValues<RankMeasure>()),
            ClassMeasures = [new ClassMeasure("部门", Pick(Enum.GetValues<RankMeasure>()))],
            MinimumBase = random.Next(1, 4),
            Decimals = random.Next(1, 3),
        },
    };

    private Targets AnyTargets() => new()
    {
        Year = 2026,
        Items =
        [
            .. Enum.GetValues<Indicator>().Where(_ => random.Next(8) > 0)
                .SelectMany(indicator => Parts(new Target(indicator, null, null, null, random.Next(40, 900)))),
            .. chains.Where(_ => random.Next(6) > 0).SelectMany(chain => Parts(
                new Target(Pick(Enum.GetValues<Indicator>()), chain.Key, null, null, random.Next(80)))),
            .. units.Where(_ => random.Next(6) > 0).SelectMany(unit => Parts(
                new Target(Indicator.SignedAmount, null, unit.Key, null, random.Next(1, 600) / 10m))),
        ],
    };

    /// <summary>A yearly target, some months of one, or both.</summary>
    private Target[] Parts(Target year) => random.Next(3) switch
    {
        0 => [.. Enumerable.Range(1, 12).Where(_ => random.Next(3) > 0)
            .Select(month => year with { Month = month, Value = random.Next(9) })],
        1 => [year, year with { Month = random.Next(1, 13), Value = 1 }],
        _ => [year],
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

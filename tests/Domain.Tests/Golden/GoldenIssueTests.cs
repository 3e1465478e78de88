using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Golden;

/// <summary>Every issue of simulated years, figure by figure, against a second reckoning.</summary>
public sealed class GoldenIssueTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(), new PlainDecimal() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static bool IsLong => Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on";

    [Fact]
    public void Every_figure_of_every_issue_of_a_year_equals_the_slow_reckoning()
    {
        foreach (var seed in Enumerable.Range(2026, IsLong ? 40 : 1))
            Live(seed);
    }

    private void Live(int seed)
    {
        var last = new Dictionary<PeriodKind, (PreviousIssue Product, SlowIssue Slow)>();
        var issues = 0;
        foreach (var (span, known) in new SimulatedYear(seed).Issues())
        {
            var (product, slow) = last.TryGetValue(span.Kind, out var found) ? found : (null, null);
            var reckoned = new SlowIssue(span, known, slow);
            var facts = Facts(known);
            var card = Compose(span, known, facts, product, reckoned.Number);
            AssertLaws(card, $"seed {seed}, {span.Key}");
            var (expected, actual) = (Text(reckoned.Card(card)), Text(card));
            Assert.True(expected == actual, $"seed {seed}, {span.Key}:\n{Difference(expected, actual)}");
            last[span.Kind] = (new PreviousIssue(card, facts), reckoned);
            issues++;
        }

        Assert.Equal(53 + 12 + 4 + 1, issues);
        var year = last[PeriodKind.Year].Product.Card;
        output.WriteLine($"seed {seed}: {issues} issues; the year: {year.Total.Signed} signed, "
            + $"{year.Warnings.Count} projects with warnings, {year.Waiting} waiting");
    }

    private static RegionFacts Facts(Known known)
    {
        var facts = new RegionFacts();
        foreach (var project in known.Projects)
            facts.Set(project.Id, FactPacking.Pack(project));
        return facts;
    }

    private static Scorecard Compose(
        Span span, Known known, RegionFacts facts, PreviousIssue? previous, int number)
    {
        var period = Period.Parse(span.Key).After(previous?.Card.Last);
        var cards = known.Projects.ToDictionary(p => p.Id, p => ProjectCard.Of(p, period));
        return Domain.Scorecards.Scorecards.Compose(new ScorecardInput
        {
            Region = known.Region,
            Chains = known.Chains,
            Units = known.Units,
            Targets = known.Targets.Year == period.Year ? known.Targets : null,
            Period = period,
            Number = number,
            CutOff = known.At,
            Facts = facts,
            Previous = previous is null ? null : previous with
            {
                Amendments =
                    [.. known.Projects.Select(p => Amendment.Of(p, previous.Card.CutOff)).OfType<Amendment>()],
            },
            Card = cards.GetValueOrDefault,
            Reports = known.Reports,
            Told = [.. cards.Values.Where(c => c.KeyNotes.Count + c.Problems.Count > 0)],
        });
    }

    /// <summary>What must hold in every issue whatever was reckoned.</summary>
    private static void AssertLaws(Scorecard card, string where)
    {
        foreach (var figure in card.Headlines.Where(f => f.Bridge is not null))
        {
            var bridge = figure.Bridge!;
            Assert.True(bridge.Last + bridge.ThisWeek + bridge.Late + bridge.Corrections == figure.Year, where);
            Assert.True(bridge.LateLines.Sum(l => l.Is - l.Was) == bridge.Late, where);
            Assert.True(bridge.CorrectionLines.Sum(l => l.Is - l.Was) == bridge.Corrections, where);
        }

        foreach (var rows in new[] { card.Chains, [.. card.Units.SelectMany(c => c.Rows)] })
        {
            Assert.True(rows.Sum(r => r.Signed) == card.Total.Signed, where);
            Assert.True(rows.Sum(r => r.InTalks) == card.Total.InTalks, where);
            Assert.True(rows.Sum(r => r.SignedAmount) == card.Total.SignedAmount, where);
            Assert.True(rows.Sum(r => r.Funds.Denominator) == card.Total.Funds.Denominator, where);
        }

        Assert.All(card.Lists, list => Assert.False(list.Red.Any(r => list.Black.Any(b => b.Key == r.Key)), where));
        foreach (var rate in card.Chains.Concat(card.Units.SelectMany(c => c.Rows))
            .SelectMany(r => new[] { r.Signing, r.Landing, r.Opening, r.Funds }))
        {
            Assert.True(rate.Percent == (rate.Denominator == 0 ? null : Math.Round(
                100 * rate.Numerator / rate.Denominator, 2, MidpointRounding.AwayFromZero)), where);
        }
    }

    /// <summary>All of a card but the order of its warnings.</summary>
    private static string Text(Scorecard card) => JsonSerializer.Serialize(
        card with
        {
            WarningCounts = [.. card.WarningCounts.OrderBy(c => c.Kind)],
            Warnings = [.. card.Warnings.OrderBy(w => w.Project)
                .Select(w => w with { Kinds = [.. w.Kinds.OrderBy(k => k.Kind)] })],
        },
        Plain);

    /// <summary>The first lines that differ, with what stands before them.</summary>
    private static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => left[i] != right[i]);
        string Around(string[] lines) => string.Join('\n', lines.Skip(Math.Max(0, at - 25)).Take(40));
        return $"reckoned, line {at}:\n{Around(left)}\nprinted:\n{Around(right)}";
    }

    /// <summary>1.50 is 1.5.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.000000000000000000000000000000m);
    }
}

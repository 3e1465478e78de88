using Leads.Domain.Rates;
using RateRules = Leads.Domain.Rates.Rates;

namespace Leads.Domain.Tests;

/// <summary>Asks the rates, and writes answers so that two of them can be compared and read.</summary>
internal static class Ask
{
    public static Answer Answer(RegionFacts facts, Question question, IReadOnlyList<GroupName> registered) =>
        RateRules.Answer(facts, question, registered);

    public static Explanation Explain(RegionFacts facts, Question question, Figure figure, string key) =>
        RateRules.Explain(facts, question, figure, key);

    public static IReadOnlyList<Guid> Select(RegionFacts facts, Question question) =>
        RateRules.Select(facts, question);

    public static ProjectView View(RegionFacts facts, Guid project, Question question) =>
        RateRules.View(facts, project, question.AsOf, question.Settings)!;

    /// <summary>Every number of the groups in words, without the names.</summary>
    public static string Text(IEnumerable<GroupAnswer> groups) => string.Join('\n', groups.Select(g =>
        $"{(g with { Name = "", Rates = [] }).ToString().Replace(", ", "\n  ", StringComparison.Ordinal)}\n  "
        + string.Join("\n  ", g.Rates)));

    /// <summary>The total of the groups, number by number.</summary>
    public static GroupAnswer Sum(IReadOnlyList<GroupAnswer> groups) => new()
    {
        Key = RateRules.TotalKey,
        Name = "",
        Intended = groups.Sum(g => g.Intended),
        Signed = groups.Sum(g => g.Signed),
        SignedDirectly = groups.Sum(g => g.SignedDirectly),
        SignedAmount = new(groups.Sum(g => g.SignedAmount.Yuan)),
        IncreasedAmount = new(groups.Sum(g => g.IncreasedAmount.Yuan)),
        SignedLarge = groups.Sum(g => g.SignedLarge),
        OpenedInPeriod = groups.Sum(g => g.OpenedInPeriod),
        ProducingInPeriod = groups.Sum(g => g.ProducingInPeriod),
        PaidIn = new(groups.Sum(g => g.PaidIn.Yuan)),
        InTalks = groups.Sum(g => g.InTalks),
        Lost = groups.Sum(g => g.Lost),
        Suspended = groups.Sum(g => g.Suspended),
        Terminated = groups.Sum(g => g.Terminated),
        Waiting = groups.Sum(g => g.Waiting),
        Warned = groups.Sum(g => g.Warned),
        Projects = groups.Sum(g => g.Projects),
        Rates = [.. Enum.GetValues<RateKind>().Select(kind => Sum([.. groups.Select(g => g[kind])], kind))],
    };

    /// <summary>The counts of a group that open as lists.</summary>
    public static IReadOnlyList<long> Counts(GroupAnswer group) =>
    [
        group.Intended, group.Signed, group.SignedDirectly, group.SignedLarge, group.OpenedInPeriod,
        group.ProducingInPeriod, group.InTalks, group.Lost, group.Suspended, group.Terminated, group.Warned,
        group.Projects,
    ];

    /// <summary>The lengths of those lists.</summary>
    public static IReadOnlyList<long> Counts(Func<Figure, long> length) =>
    [
        length(Figure.Intended), length(Figure.Signed), length(Figure.SignedDirectly), length(Figure.SignedLarge),
        length(Figure.OpenedInPeriod), length(Figure.ProducingInPeriod), length(Figure.InTalks), length(Figure.Lost),
        length(Figure.Suspended), length(Figure.Terminated), length(Figure.Warned), length(Figure.Projects),
    ];

    private static RateAnswer Sum(IReadOnlyList<RateAnswer> rates, RateKind kind) => new(
        kind,
        rates.Sum(r => r.Numerator),
        rates.Sum(r => r.Denominator),
        new(rates.Sum(r => r.NumeratorAmount.Yuan)),
        new(rates.Sum(r => r.DenominatorAmount.Yuan)),
        rates.Sum(r => r.StandIns),
        rates.Sum(r => r.OfWhichTerminated),
        rates.Sum(r => r.OfWhichSuspended));
}

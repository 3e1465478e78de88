using System.Text.Json.Serialization;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Answer = Leads.Domain.Rates.Answer;

namespace Leads.Functions.Rates;

/// <summary>An answer on the wire. Money in 亿元.</summary>
public sealed record RatesAnswer(
    DateOnly AsOf,
    DateOnly From,
    DateOnly To,
    Weight Weight,
    long Version,
    int Pending,
    IReadOnlyList<RateGroup> Groups)
{
    /// <summary>The answer in the caller's weight and language.</summary>
    public static RatesAnswer Of(Answer answer, Weight weight, long version, int pending, Language language)
    {
        var definitions = Enum.GetValues<RateKind>()
            .Select(kind => RateDefinitions.Of(kind, answer.Question.Settings, language == Language.En ? "en" : "zh"))
            .ToArray();
        return new RatesAnswer(
            answer.Question.AsOf,
            answer.Question.From,
            answer.Question.To,
            weight,
            version,
            pending,
            [.. answer.Groups.Select(g => RateGroup.Of(g, weight, definitions))]);
    }
}

/// <summary>One group: period numbers over [from, min(to, asOf)], stock at asOf, and the rates.</summary>
public sealed record RateGroup
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required long Intended { get; init; }

    public required long Signed { get; init; }

    public required long SignedDirectly { get; init; }

    public required Money SignedAmount { get; init; }

    public required Money IncreasedAmount { get; init; }

    public required Money PaidIn { get; init; }

    public required long InTalks { get; init; }

    public required long Lost { get; init; }

    public required long Suspended { get; init; }

    public required long Terminated { get; init; }

    public required long Waiting { get; init; }

    public required long Warnings { get; init; }

    public required IReadOnlyDictionary<string, RateOnWire> Rates { get; init; }

    internal static RateGroup Of(GroupAnswer g, Weight weight, string[] definitions) => new()
    {
        Key = g.Key,
        Name = g.Name,
        Intended = g.Intended,
        Signed = g.Signed,
        SignedDirectly = g.SignedDirectly,
        SignedAmount = g.SignedAmount,
        IncreasedAmount = g.IncreasedAmount,
        PaidIn = g.PaidIn,
        InTalks = g.InTalks,
        Lost = g.Lost,
        Suspended = g.Suspended,
        Terminated = g.Terminated,
        Waiting = g.Waiting,
        Warnings = g.Warned,
        Rates = g.Rates.ToDictionary(
            r => Json.Word(r.Kind), r => RateOnWire.Of(r, weight, definitions[(int)r.Kind])),
    };
}

/// <summary>
/// A rate with both of its sides: projects, or 亿元 for funds and for weight=amount. An empty denominator has no percent.
/// </summary>
public sealed record RateOnWire(
    decimal Numerator,
    decimal Denominator,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Percent,
    string Definition,
    long? StandIns,
    long? OfWhichTerminated,
    long? OfWhichSuspended)
{
    internal static RateOnWire Of(RateAnswer rate, Weight weight, string definition)
    {
        var money = rate.IsMoney(weight);
        var showsState = rate.Kind is RateKind.Fulfilment or RateKind.Landing or RateKind.Opening or RateKind.Producing
            or RateKind.Capacity;
        return new RateOnWire(
            money ? rate.NumeratorAmount.Yi : rate.Numerator,
            money ? rate.DenominatorAmount.Yi : rate.Denominator,
            rate.Percent(weight)?.Rounded(),
            definition,
            rate.Kind == RateKind.Funds ? rate.StandIns : null,
            showsState ? rate.OfWhichTerminated : null,
            showsState ? rate.OfWhichSuspended : null);
    }
}

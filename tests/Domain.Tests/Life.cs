using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests;

/// <summary>A project for examples, told fact by fact, all recognised, with days like "2026-03-01".</summary>
internal sealed class Life
{
    public static readonly RegionSettings Settings = new();

    private static int count;
    private readonly List<Fact> facts = [];
    private readonly List<Assignment> assignments = [];
    private ProjectFields fields = new() { Name = "项目" };

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public Life With(
        FactKind kind, string on, decimal? amount = null, decimal? total = null, decimal? contracted = null)
    {
        facts.Add(new Fact
        {
            Id = new Guid(facts.Count, 0, 0, new byte[8]),
            Kind = kind,
            On = Day(on),
            Amount = ToMoney(amount),
            TotalInvestment = ToMoney(total),
            ContractedCapital = ToMoney(contracted),
            State = Recognition.Recognised,
            RecordedBy = "bureau",
            RecordedAt = default,
            RecordedOn = Day(on),
        });
        return this;
    }

    public Life Intended(string on, decimal? total = null) => With(FactKind.Intended, on, total: total);

    public Life Signed(string on, decimal? total = null, decimal? contracted = null) =>
        With(FactKind.Signed, on, total: total, contracted: contracted);

    public Life Paid(string on, decimal amount) => With(FactKind.PaidIn, on, amount);

    public Life Incorporated(string on) => With(FactKind.Incorporated, on);

    public Life Opened(string on) => With(FactKind.Opened, on);

    public Life Suspended(string on) => With(FactKind.Suspended, on);

    public Life Resumed(string on) => With(FactKind.Resumed, on);

    public Life Ended(string on) => With(FactKind.Terminated, on);

    public Life Reinstated(string on) => With(FactKind.Reinstated, on);

    public Life Of(string unit, string from = "0001-01-01")
    {
        assignments.Add(new Assignment { From = Day(from), Unit = unit, RecordedAt = default, RecordedBy = "" });
        return this;
    }

    public Life Agreeing(string? capacity = null, string? opening = null)
    {
        fields = fields with
        {
            AgreedCapacity = capacity is null ? null : Day(capacity),
            AgreedOpening = opening is null ? null : Day(opening),
        };
        return this;
    }

    public Project Project() => new()
    {
        Id = new Guid(Interlocked.Increment(ref count), 1, 0, new byte[8]),
        Fields = fields,
        Facts = facts,
        Assignments = assignments,
        EnteredAt = default,
    };

    /// <summary>The total of the year 2026 as of its 30 June.</summary>
    public static GroupAnswer Total(params Life[] lives) => By(Dimension.Total, lives).Groups[0];

    public static Answer By(Dimension by, IEnumerable<Life> lives, string asOf = "2026-06-30")
    {
        var facts = new RegionFacts();
        foreach (var project in lives.Select(life => life.Project()))
            facts.Set(project.Id, FactPacking.Pack(project));
        return Ask.Answer(facts, Question.ThisYear(by, Day(asOf), Settings), []);
    }

    private static Money? ToMoney(decimal? yi) => yi is { } known ? Money.FromYi(known) : null;
}

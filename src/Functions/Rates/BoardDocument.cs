using System.Security.Cryptography;
using System.Text;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Rates;

/// <summary>The board as it is stored: numbers without names, to keep the row small.</summary>
/// <param name="Version">Grows with every fold.</param>
/// <param name="AsOf">The day of the answers.</param>
/// <param name="Registry">Hash of the settings and names it was computed with; another one means: compute again.</param>
/// <param name="ComputedAt">When.</param>
/// <param name="Answers">By cohort, then by dimension.</param>
public sealed record BoardDocument(
    long Version,
    DateOnly AsOf,
    string Registry,
    DateTimeOffset ComputedAt,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<BoardGroup>>> Answers)
{
    /// <summary>What the last folds took in; null in a document of an older version.</summary>
    public RecentFolds? Recent { get; init; }

    /// <summary>The document of a board.</summary>
    public static BoardDocument Of(Board board, long version, string registry, DateTimeOffset now) => new(
        version,
        board.AsOf,
        registry,
        now,
        [.. board.Answers.Select(cohort => (IReadOnlyList<IReadOnlyList<BoardGroup>>)
            [.. cohort.Select(answer => (IReadOnlyList<BoardGroup>)[.. answer.Groups.Select(BoardGroup.Of)])])]);

    /// <summary>The board of a document.</summary>
    public Board ToBoard(RegionSettings settings) => new(
        AsOf,
        [.. Answers.Select((cohort, c) => (IReadOnlyList<Answer>)[.. cohort.Select((groups, dimension) =>
        {
            var (from, to) = Board.PeriodOf((Cohort)c, AsOf);
            var question = new Question((Dimension)dimension, from, to, AsOf, Filter.None, settings);
            return new Answer(question, [.. groups.Select(g => g.ToAnswer())]);
        })])]);

    /// <summary>What of a region decides its board, besides its facts: the same in every process.</summary>
    public static string Fingerprint(Registry registry)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(RegionDocuments.Write(registry.Region).Span));
        foreach (var group in registry.ChainNames().Concat(registry.UnitNames()))
            text.Append('\n').Append(group.Key).Append('\t').Append(group.Name);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }
}

/// <summary>One group's numbers in a fixed order: figures first, then seven for each rate.</summary>
public sealed record BoardGroup(string Key, string Name, IReadOnlyList<long> Numbers)
{
    private const int Figures = 16;
    private const int PerRate = 7;

    /// <summary>The numbers of a group.</summary>
    public static BoardGroup Of(GroupAnswer g) => new(g.Key, g.Name,
    [
        g.Intended, g.Signed, g.SignedDirectly, g.SignedAmount.Yuan, g.IncreasedAmount.Yuan, g.SignedLarge,
        g.OpenedInPeriod, g.ProducingInPeriod, g.PaidIn.Yuan, g.InTalks, g.Lost, g.Suspended, g.Terminated, g.Waiting,
        g.Warned, g.Projects,
        .. g.Rates.SelectMany(r => new[]
        {
            r.Numerator, r.Denominator, r.NumeratorAmount.Yuan, r.DenominatorAmount.Yuan, r.StandIns,
            r.OfWhichTerminated, r.OfWhichSuspended,
        }),
    ]);

    /// <summary>The group of these numbers.</summary>
    public GroupAnswer ToAnswer() => new()
    {
        Key = Key,
        Name = Name,
        Intended = Numbers[0],
        Signed = Numbers[1],
        SignedDirectly = Numbers[2],
        SignedAmount = new Money(Numbers[3]),
        IncreasedAmount = new Money(Numbers[4]),
        SignedLarge = Numbers[5],
        OpenedInPeriod = Numbers[6],
        ProducingInPeriod = Numbers[7],
        PaidIn = new Money(Numbers[8]),
        InTalks = Numbers[9],
        Lost = Numbers[10],
        Suspended = Numbers[11],
        Terminated = Numbers[12],
        Waiting = Numbers[13],
        Warned = Numbers[14],
        Projects = Numbers[15],
        Rates = [.. Enum.GetValues<RateKind>().Select(ToRate)],
    };

    private RateAnswer ToRate(RateKind kind)
    {
        var n = Numbers.Skip(Figures + ((int)kind * PerRate)).Take(PerRate).ToArray();
        return new RateAnswer(kind, n[0], n[1], new Money(n[2]), new Money(n[3]), n[4], n[5], n[6]);
    }
}

using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Laws;

/// <summary>The oracle: answers a question from the projects themselves, as slowly as it likes.</summary>
internal sealed class SlowRates(IEnumerable<Project> projects, Question question)
{
    private static readonly string[] Bands = ["<0.5", "0.5-1", "1-5", "5-10", ">=10"];

    private readonly List<SlowProject> chosen =
        [.. projects.Select(p => new SlowProject(p, question)).Where(p => p.Passes(question.Filter))];

    /// <summary>Registered groups first, in their order; then others by key; the one without a key last.</summary>
    public IReadOnlyList<GroupAnswer> Answer(IReadOnlyList<GroupName> registered)
    {
        string[] first = question.By switch
        {
            Dimension.Total => ["total"],
            Dimension.Size => Bands,
            Dimension.Chain or Dimension.Unit or Dimension.Sector => [.. registered.Select(g => g.Key)],
        };
        var others = chosen.Where(p => Enum.GetValues<Figure>().Any(p.IsIn))
            .Select(p => p.KeyBy(question.By)).Distinct().Except(first)
            .OrderBy(key => key == "" ? 1 : 0).ThenBy(key => key, StringComparer.Ordinal);
        return [.. first.Concat(others).Select(Group)];
    }

    public IReadOnlyList<SlowProject> Explain(Figure figure, string key) =>
        [.. chosen.Where(p => p.IsIn(figure) && p.KeyBy(question.By) == key).OrderBy(p => p.Project.Id)];

    public IReadOnlyList<Guid> Select() => [.. chosen.Where(p => p.IsThere).Select(p => p.Project.Id).Order()];

    private GroupAnswer Group(string key) => new()
    {
        Key = key,
        Name = "",
        Intended = Count(Figure.Intended, key),
        Signed = Count(Figure.Signed, key),
        SignedDirectly = Count(Figure.SignedDirectly, key),
        SignedAmount = Sum(Figure.Signed, key),
        IncreasedAmount = Sum(Figure.Increased, key),
        SignedLarge = Count(Figure.SignedLarge, key),
        OpenedInPeriod = Count(Figure.OpenedInPeriod, key),
        ProducingInPeriod = Count(Figure.ProducingInPeriod, key),
        PaidIn = Sum(Figure.PaidIn, key),
        InTalks = Count(Figure.InTalks, key),
        Lost = Count(Figure.Lost, key),
        Suspended = Count(Figure.Suspended, key),
        Terminated = Count(Figure.Terminated, key),
        Waiting = Explain(Figure.Waiting, key).Sum(p => p.WaitingFacts),
        Warned = Count(Figure.Warned, key),
        Projects = Count(Figure.Projects, key),
        Rates =
        [
            Rate(RateKind.Signing, Figure.IntendedSigned, Figure.Intended, key),
            Rate(RateKind.Fulfilment, Figure.Fulfilled, Figure.Signed, key),
            Rate(RateKind.Landing, Figure.Landed, Figure.Signed, key),
            Rate(RateKind.Opening, Figure.Opened, Figure.Signed, key),
            Rate(RateKind.Producing, Figure.Producing, Figure.Signed, key),
            Rate(RateKind.Capacity, Figure.AtCapacity, Figure.CapacityDue, key),
            Rate(RateKind.Funds, Figure.FundsPaid, Figure.FundsContracted, key),
        ],
    };

    private RateAnswer Rate(RateKind kind, Figure above, Figure below, string key) => new(
        kind,
        Count(above, key),
        Count(below, key),
        Sum(above, key),
        Sum(below, key),
        kind == RateKind.Funds ? Explain(below, key).Count(p => p.StandsIn) : 0,
        Explain(above, key).Count(p => p.IsIn(Figure.Terminated)),
        Explain(above, key).Count(p => p.IsIn(Figure.Suspended)));

    private long Count(Figure figure, string key) => Explain(figure, key).Count;

    private Money Sum(Figure figure, string key) => new(Explain(figure, key).Sum(p => p.AmountOf(figure).Yuan));
}

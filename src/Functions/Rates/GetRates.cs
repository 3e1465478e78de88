using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using DomainAnswer = Leads.Domain.Rates.Answer;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Rates;

/// <summary>What rates are grouped by on the wire; region adds the counties of a city side by side.</summary>
public enum RatesBy
{
    Total,
    Chain,
    Unit,
    Sector,
    Size,
    Region,
}

/// <summary><c>GET …/rates</c>: standard questions from the board, any other from the packed facts.</summary>
internal sealed class GetRates(IRegionStorage storage, RegionStore regions, RegionBoards boards, TextSearch search,
    TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var by = query.Word<RatesBy>("by") ?? RatesBy.Total;
        var weight = query.Word<Weight>("weight") ?? Weight.Count;
        var text = query.Text("text");
        var question = Asked.Question(query, registry, DimensionOf(by), registry.Today(clock));
        if (query.Problem is { } problem)
            return problem;
        var scope = context.Scope();
        var (answer, version, pending) = by == RatesBy.Region
            ? await ByRegionAsync(region, query, text, question, scope, token)
            : await AnswerAsync(
                region, question with { Filter = await search.WithinAsync(region, text, question.Filter, token) },
                scope, token);
        var wire = RatesAnswer.Of(answer, weight, version, pending, Languages.Of(context.Request));
        return Hosting.Answer.Ok(wire, ProjectsJson.Wire.RatesAnswer);
    }

    private async Task<(DomainAnswer Answer, long Version, int Pending)> AnswerAsync(
        string region, Question question, Scope scope, CancellationToken cancellationToken)
    {
        // Whoever sees a part is not told that something happens in the rest: no version, nothing pending.
        if (!scope.IsWhole)
            return (await boards.ReadAsync(region, Part, cancellationToken), 0, 0);
        if (Board.IsStandard(question))
        {
            var standing = await boards.BoardAsync(region, cancellationToken);
            if (standing.Board.Find(question) is { } stored)
                return (stored, standing.Version, standing.Pending);
        }

        var asked = await boards.AskAsync(
            region,
            (facts, registry) => DomainRates.Answer(facts, question, registry.NamesOf(question.By)),
            cancellationToken);
        return (asked.Answer, asked.Version, asked.Pending);

        DomainAnswer Part(RegionFacts facts, Registry registry) => DomainRates.Answer(
            facts, question.Within(scope, facts, registry.Today(clock)), registry.NamesOf(question.By, scope));
    }

    /// <summary>
    /// A city over its counties: each region's total, its own first. Nothing is added across partitions, and every
    /// region reads the filters with its own settings and names. Whoever sees the whole city sees its counties' totals.
    /// </summary>
    private async Task<(DomainAnswer Answer, long Version, int Pending)> ByRegionAsync(
        string region, Query query, string? text, Question question, Scope scope, CancellationToken cancellationToken)
    {
        var groups = new List<GroupAnswer>();
        var (version, pending) = (0L, 0);
        foreach (var (id, registry) in await FamilyAsync(region, scope, cancellationToken))
        {
            var filter = await search.WithinAsync(id, text, Asked.Filter(query, registry), cancellationToken);
            var mine = question with { Settings = registry.Region.Settings, Filter = filter };
            var (answer, at, waits) = await AnswerAsync(id, mine, scope, cancellationToken);
            groups.Add(answer.Groups[0] with { Key = id, Name = registry.Region.Name });
            (version, pending) = (version + at, pending + waits);
        }

        return (new DomainAnswer(question, groups), version, pending);
    }

    private async Task<IReadOnlyList<(string Id, Registry Registry)>> FamilyAsync(
        string region, Scope scope, CancellationToken cancellationToken)
    {
        var family = new List<(string Id, Registry Registry)>();
        foreach (var id in await storage.ListRegionsAsync(cancellationToken))
        {
            if (await regions.LoadAsync(id, cancellationToken) is { } one
                && (id == region || (scope.IsWhole && one.Region.Parent == region)))
                family.Add((id, one));
        }

        return [.. family.OrderByDescending(one => one.Id == region)];
    }

    private static Dimension DimensionOf(RatesBy by) => by switch
    {
        RatesBy.Total or RatesBy.Region => Dimension.Total,
        RatesBy.Chain => Dimension.Chain,
        RatesBy.Unit => Dimension.Unit,
        RatesBy.Sector => Dimension.Sector,
        RatesBy.Size => Dimension.Size,
    };
}

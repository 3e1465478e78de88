using System.Diagnostics.CodeAnalysis;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Rates;

/// <summary>Which side of a rate opens.</summary>
public enum RateSide
{
    Numerator,
    Denominator,
}

/// <summary>A project behind a number, with what it adds to the sum.</summary>
public sealed record ExplainedProject : ProjectSummary
{
    [SetsRequiredMembers]
    internal ExplainedProject(ProjectSummary summary, Money amount)
        : base(summary) => Amount = amount;

    /// <summary>What it adds to the sum, 亿元.</summary>
    public Money Amount { get; }
}

/// <summary>
/// The projects behind a number. <c>Count</c> and <c>Sum</c> (亿元) are of the whole list, not of the page.
/// </summary>
public sealed record ExplainAnswer(
    int Count, Money Sum, IReadOnlyList<ExplainedProject> Items, string? Continuation);

/// <summary><c>GET …/rates/projects</c>: the list behind a side of a rate, or behind a figure of a group.</summary>
internal sealed class ExplainRate(
    RegionStore regions, RegionBoards boards, ProjectStore projects, TextSearch search, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var by = query.Word<Dimension>("by") ?? Dimension.Total;
        _ = query.Word<Weight>("weight");
        var figure = FigureOf(query);
        var key = query.Text("key");
        var text = query.Text("text");
        var paging = query.Paging(max: 10_000);
        var question = Asked.Question(query, registry, by, registry.Today(clock));
        if (query.Problem is { } problem)
            return problem;
        question = question with { Filter = await search.WithinAsync(region, text, question.Filter, token) };
        var group = KeyOf(by, key, registry);
        var explained = await boards.ReadAsync(
            region, (facts, _) =>
            {
                question = question.Within(context.Scope(), facts, registry.Today(clock));
                return DomainRates.Explain(facts, question, figure, group);
            },
            token);
        var page = paging.OfSorted(explained.Items, item => item.Project.ToString("N"));
        return Hosting.Answer.Ok(
            await AnswerAsync(region, explained, page, question, registry, token), ProjectsJson.Wire.ExplainAnswer);
    }

    private async Task<ExplainAnswer> AnswerAsync(
        string region, Explanation explained, Page<Contribution> page, Question question, Registry registry,
        CancellationToken cancellationToken)
    {
        var stored = await projects.LoadAsync(region, [.. page.Items.Select(i => i.Project)], cancellationToken);
        var byId = stored.ToDictionary(s => s.Project.Id, s => s.Project);
        var settings = registry.Region.Settings;
        return new ExplainAnswer(
            explained.Items.Count,
            explained.Sum,
            [.. page.Items.Where(i => byId.ContainsKey(i.Project)).Select(i =>
                new ExplainedProject(ProjectSummary.Of(byId[i.Project], question.AsOf, settings), i.Amount))],
            page.Continuation);
    }

    private static Figure FigureOf(Query query)
    {
        var rate = query.Word<RateKind>("rate");
        var side = query.Word<RateSide>("side") ?? RateSide.Numerator;
        var figure = query.Word<Figure>("figure");
        if (rate is null && figure is null)
            query.Fields.Refuse("rate", Say.OneOf([.. EnumJson<RateKind>.Words]));
        if (figure is { } named)
            return named;
        return side == RateSide.Numerator ? DomainRates.Numerator(rate ?? default)
            : DomainRates.Denominator(rate ?? default);
    }

    private static string KeyOf(Dimension by, string? key, Registry registry) => by switch
    {
        Dimension.Total => DomainRates.TotalKey,
        Dimension.Chain => registry.ResolveChain(key) ?? Names.Key(key),
        Dimension.Unit => registry.ResolveUnit(key) ?? Names.Key(key),
        Dimension.Sector => Names.SectorKey(key),
        Dimension.Size => key ?? "",
    };
}

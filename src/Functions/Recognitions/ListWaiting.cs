using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Recognitions;

/// <summary><c>GET …/recognition</c>: what waits for the bureau, the oldest first.</summary>
internal sealed class ListWaiting(
    RegionStore regions, RegionBoards boards, ProjectStore projects, ProjectChanges changes)
{
    private const int AtATime = 500;

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var filter = new Filter
        {
            Unit = query.Text("unit", 100) is { } unit ? registry.ResolveUnit(unit) ?? Names.Key(unit) : null,
            Chain = query.Text("chain", 100) is { } chain ? registry.ResolveChain(chain) ?? Names.Key(chain) : null,
        };
        var (milestone, by, paging) = (query.Word<FactKind>("milestone"), query.Text("by"), query.Paging());
        if (query.Problem is { } problem)
            return problem;
        var author = changes.AuthorOf(context, registry);
        var found = (await FindAsync(registry, filter, author, context.RequestAborted))
            .Where(f => (milestone is null || f.Fact.Milestone == milestone) && (by is null || f.Fact.RecordedBy == by))
            .OrderBy(f => f.Place, StringComparer.Ordinal).ToList();
        var page = paging.OfSorted(found, f => f.Place);
        return Hosting.Answer.Ok(
            new WaitingAnswer(found.Count, WaitingAges.Of(found), page.Items, page.Continuation),
            RecognitionsJson.Wire.WaitingAnswer);
    }

    /// <summary>The packed facts tell which projects have something waiting; only those are read.</summary>
    private async Task<IReadOnlyList<WaitingFact>> FindAsync(
        Registry registry, Filter filter, Author author, CancellationToken cancellationToken)
    {
        var region = registry.Region.Id;
        var question = Question.ThisYear(Dimension.Total, author.Today, registry.Region.Settings) with { Filter = filter };
        var waiting = await boards.ReadAsync(
            region, (facts, _) => DomainRates.Explain(facts, question, Figure.Waiting, DomainRates.TotalKey),
            cancellationToken);
        var found = new List<WaitingFact>();
        foreach (var some in waiting.Items.Select(item => item.Project).Chunk(AtATime))
        {
            var stored = await projects.LoadAsync(region, some, cancellationToken);
            found.AddRange(stored.SelectMany(s => s.Project.Waiting().Select(f => WaitingFact.Of(s.Project, f, author))));
        }

        return found;
    }
}

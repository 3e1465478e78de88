using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Projects;

/// <summary>What a list of projects can be in the order of; a leading - turns it round.</summary>
public enum ProjectSort
{
    Recorded,
    Intended,
    Signed,
    TotalInvestment,
    PaidIn,
    Updated,
}

/// <summary><c>GET …/projects</c>: the ledger, filtered, sorted, a page at a time.</summary>
internal sealed class ListProjects(
    RegionStore regions, RegionBoards boards, ProjectStore projects, TextSearch search, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var token = context.RequestAborted;
        if (await regions.LoadAsync(region, token) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var query = new Query(context.Request);
        var today = registry.Today(clock);
        var question = Asked.Question(query, registry, Dimension.Total, today);
        var text = query.Text("text");
        var (sort, descending) = SortOf(query);
        var select = SelectOf(query);
        var paging = query.Paging(max: 10_000);
        if (query.Problem is { } problem)
            return problem;
        question = question with { Filter = await search.WithinAsync(region, text, question.Filter, token) };
        var ranked = await boards.ReadAsync(
            region, (facts, _) => Sorted(facts, question, sort, descending), token);
        var page = paging.OfSorted(ranked, item => item.Key, descending);
        var stored = await projects.LoadAsync(region, [.. page.Items.Select(item => item.Id)], token);
        var items = stored.Select(s => ProjectSummary.Of(s.Project, question.AsOf, registry.Region.Settings));
        return select.Length == 0
            ? Hosting.Answer.Ok(new Page<ProjectSummary>([.. items], page.Continuation),
                ProjectsJson.Wire.PageProjectSummary)
            : Selected.Answer([.. items], select, page.Continuation);
    }

    private static IReadOnlyList<Ranked> Sorted(RegionFacts facts, Question question, ProjectSort sort, bool descending)
    {
        var found = DomainRates.Select(facts, question).Select(id => new Ranked(RankOf(id), id));
        return [.. descending ? found.OrderDescending() : found.Order()];

        long RankOf(Guid id) => sort == ProjectSort.Recorded
            ? 0
            : Rank(DomainRates.View(facts, id, question.AsOf, question.Settings)!, sort);
    }

    /// <summary>A place in the list: by rank, then in the order of entry.</summary>
    private readonly record struct Ranked(long Rank, Guid Id) : IComparable<Ranked>
    {
        /// <summary>In ordinal order where the places are; ranks below zero go before the others.</summary>
        public string Key => $"{(ulong)(Rank + 1):x16}{Id:N}";

        public int CompareTo(Ranked other) =>
            Rank == other.Rank ? Id.CompareTo(other.Id) : Rank.CompareTo(other.Rank);
    }

    private static long Rank(ProjectView view, ProjectSort sort) => sort switch
    {
        ProjectSort.Recorded => 0,
        ProjectSort.Intended => view.IntendedOn?.DayNumber ?? 0,
        ProjectSort.Signed => view.SignedOn?.DayNumber ?? 0,
        ProjectSort.TotalInvestment => view.Investment?.Yuan ?? -1,
        ProjectSort.PaidIn => view.PaidIn.Yuan,
        ProjectSort.Updated => view.LastUpdate?.DayNumber ?? 0,
    };

    private static (ProjectSort Sort, bool Descending) SortOf(Query query)
    {
        var text = query.Text("sort") ?? "recorded";
        if (EnumJson<ProjectSort>.TryRead(text.TrimStart('-'), out var sort))
            return (sort, text.StartsWith('-'));
        query.Fields.Refuse("sort", Say.OneOf(EnumJson<ProjectSort>.Words.SelectMany(w => new[] { w, "-" + w })));
        return (ProjectSort.Recorded, false);
    }

    private static string[] SelectOf(Query query)
    {
        var names = (query.Text("select", 1000) ?? "").Split(',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(name => !Selected.Names.Contains(name)))
            query.Fields.Refuse("select", Say.OneOf(Selected.Names));
        return names;
    }
}

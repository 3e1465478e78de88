using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.People;
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

/// <summary>Which projects are asked for, and in which order.</summary>
internal sealed record ListQuestion(Question Question, string? Text, ProjectSort Sort, bool Descending);

/// <summary>A place in the list: by rank, then in the order of entry.</summary>
internal readonly record struct Ranked(long Rank, Guid Id) : IComparable<Ranked>
{
    /// <summary>In ordinal order where the places are; ranks below zero go before the others.</summary>
    public string Key => $"{(ulong)(Rank + 1):x16}{Id:N}";

    public int CompareTo(Ranked other) =>
        Rank == other.Rank ? Id.CompareTo(other.Id) : Rank.CompareTo(other.Rank);
}

/// <summary>Finds the projects that the caller may see and a query asks for, whoever shows them.</summary>
internal sealed class ProjectList(RegionBoards boards, TextSearch search)
{
    /// <summary>The question of a query; ask <see cref="Query.Problem"/> before using it.</summary>
    public static ListQuestion Read(Query query, Registry registry, DateOnly today)
    {
        var question = Asked.Question(query, registry, Dimension.Total, today);
        var text = query.Text("text");
        var (sort, descending) = SortOf(query);
        return new ListQuestion(question, text, sort, descending);
    }

    /// <summary>All of them that the caller may see, in their order.</summary>
    public async Task<IReadOnlyList<Ranked>> FindAsync(
        string region, ListQuestion asked, Scope scope, DateOnly today, CancellationToken cancellationToken)
    {
        var filter = await search.WithinAsync(region, asked.Text, asked.Question.Filter, cancellationToken);
        var question = asked.Question with { Filter = filter };
        return await boards.ReadAsync(
            region,
            (facts, _) => Sorted(facts, question.Within(scope, facts, today), asked.Sort, asked.Descending),
            cancellationToken);
    }

    private static IReadOnlyList<Ranked> Sorted(RegionFacts facts, Question question, ProjectSort sort, bool descending)
    {
        var found = DomainRates.Select(facts, question).Select(id => new Ranked(RankOf(id), id));
        return [.. descending ? found.OrderDescending() : found.Order()];

        long RankOf(Guid id) => sort == ProjectSort.Recorded
            ? 0
            : Rank(DomainRates.View(facts, id, question.AsOf, question.Settings)!, sort);
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
}

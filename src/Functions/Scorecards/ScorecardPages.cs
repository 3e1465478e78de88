using System.Text;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Scorecards;

/// <summary>
/// Plain pages behind the numbers of an issue: the projects of each, from the very facts that were frozen with it, so
/// that the list is as long as the number says.
/// </summary>
internal sealed class ScorecardPages(RegionStore regions, IssueStore issues,
    ProjectStore projects, RegionBoards boards, TimeProvider clock)
{
    private const int Shown = 500;

    public async Task<IResult> ExplainAsync(HttpContext context, string region, string week, string row, string figure)
    {
        var stop = context.RequestAborted;
        if (await regions.LoadAsync(region, stop) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!Period.TryParse(week, out var key)
            || await issues.FindAsync(region, key, stop) is not { Issue: { State: IssueState.Issued } issue })
            return ScorecardRoutes.NotIssued;
        var card = await issues.ModelAsync(region, issue, stop);
        if (Explained.Find(card, registry.Region.Settings, row, figure) is not { } asked)
            return Problem.NotFound(new("没有这个数字。", "There is no such number."));
        var facts = FactSnapshot.Read((await issues.BytesAsync(region, issue.Facts!, stop)).Span);
        var words = Wording.Of(Languages.Of(context.Request) == Language.En ? "en" : "zh");
        var seen = await SeenAsync(context, region, registry);
        var page = new ExplainPage(card, words);
        page.Begin(asked, isPart: seen is not null);
        foreach (var (name, number) in asked.Sides)
        {
            var answer = InSight(Domain.Rates.Rates.Explain(facts, asked.Question, number, asked.Key), seen);
            var shown = await projects.LoadAsync(region, [.. answer.Items.Take(Shown).Select(i => i.Project)], stop);
            page.Side(words.Say(name.Zh, name.En), number, answer,
                shown.ToDictionary(p => p.Project.Id, p => p.Project));
        }

        return new Bytes(Encoding.UTF8.GetBytes(page.End()), Format.Html);
    }

    /// <summary>The projects that the caller may see now; null for all.</summary>
    private Task<IReadOnlySet<Guid>?> SeenAsync(HttpContext context, string region, Registry registry)
    {
        var scope = context.Scope();
        return scope.IsWhole
            ? Task.FromResult<IReadOnlySet<Guid>?>(null)
            : boards.ReadAsync<IReadOnlySet<Guid>?>(
                region, (facts, _) => Domain.Rates.Rates.HeldBy(facts, registry.Today(clock), scope.Covers),
                context.RequestAborted);
    }

    private static Explanation InSight(Explanation all, IReadOnlySet<Guid>? seen)
    {
        if (seen is null)
            return all;
        List<Contribution> items = [.. all.Items.Where(item => seen.Contains(item.Project))];
        return new Explanation(items, items.Aggregate(Money.Zero, (sum, item) => sum + item.Amount));
    }

    /// <summary>One project with every fact that counts, and who recognised it.</summary>
    public async Task<IResult> ProjectAsync(HttpContext context, string region, Guid id)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (await projects.FindAsync(region, id, context.RequestAborted) is not { } stored
            || !context.Scope().Covers(stored.Project, registry.Today(clock)))
            return Problem.NotFound(new("没有这个项目。", "There is no such project."));
        var words = Wording.Of(Languages.Of(context.Request) == Language.En ? "en" : "zh");
        return new Bytes(Encoding.UTF8.GetBytes(ProjectPage.Render(stored.Project, words)), Format.Html);
    }
}

/// <summary>What a link of a scorecard asks for.</summary>
/// <param name="Group">The name of the row.</param>
/// <param name="Rate">The rate whose sides are shown; null for a plain figure.</param>
/// <param name="Sides">The lists that are shown.</param>
internal sealed record Explained(
    Question Question, string Key, string Group, RateKind? Rate, Text Title,
        IReadOnlyList<(Text Name, Figure Figure)> Sides)
{
    /// <summary>Reads row and figure of a link; null when the issue has no such number.</summary>
    public static Explained? Find(Scorecard card, RegionSettings settings, string row, string figure)
    {
        if (Place(card, row) is not { } place)
            return null;
        var isWeek = figure.StartsWith("week-", StringComparison.Ordinal) || figure == "signedWeek";
        var from = isWeek ? card.First : new DateOnly(card.Year, 1, 1);
        var question = new Question(
            place.By, from, card.AsOf, card.AsOf, Filter.None, settings with { Landing = card.Landing });
        var name = figure.Replace("week-", "", StringComparison.Ordinal).Replace("year-", "", StringComparison.Ordinal);
        Explained Of(Text title, RateKind? rate, params (Text, Figure)[] sides) =>
            new(question, place.Key, place.Name, rate, title, sides);
        Explained One(string zh, string en, Figure one) => Of(new(zh, en), null, (new("项目清单", "Projects"), one));
        Explained Rate(RateKind rate) => Of(
            new(RateDefinitions.NameOf(rate, "zh"), RateDefinitions.NameOf(rate, "en")), rate,
            (new("分子", "Numerator"), Domain.Rates.Rates.Numerator(rate)),
            (new("分母", "Denominator"), Domain.Rates.Rates.Denominator(rate)));
        return name switch
        {
            "intended" => One("意向项目", "Leads", Figure.Intended),
            "signed" or "signedWeek" or "amount" => One("签约项目", "Signed projects", Figure.Signed),
            "large" => One("亿元以上签约项目", "Signed, at least 1 亿元", Figure.SignedLarge),
            "opened" => One("开工项目", "Opened projects", Figure.OpenedInPeriod),
            "producing" => One("投产项目", "Producing projects", Figure.ProducingInPeriod),
            "paid" => One("到位资金", "Money paid in", Figure.PaidIn),
            "inTalks" => One("在谈项目", "In talks", Figure.InTalks),
            Places.Warned => One("预警项目", "Projects with warnings", Figure.Warned),
            "signing" => Rate(RateKind.Signing),
            "landing" => Rate(RateKind.Landing),
            "opening" => Rate(RateKind.Opening),
            "funds" => Rate(RateKind.Funds),
            _ => null,
        };
    }

    private static (Dimension By, string Key, string Name)? Place(Scorecard card, string row)
    {
        if (row == Places.Total)
            return (Dimension.Total, Domain.Rates.Rates.TotalKey, "");
        var isChain = row.StartsWith('c');
        if ((!isChain && !row.StartsWith('u')) || !int.TryParse(row.AsSpan(1), out var index) || index < 0)
            return null;
        var rows = isChain ? card.Chains : [.. card.Units.SelectMany(c => c.Rows)];
        return index < rows.Count ? (isChain ? Dimension.Chain : Dimension.Unit, rows[index].Key, rows[index].Name)
            : null;
    }
}

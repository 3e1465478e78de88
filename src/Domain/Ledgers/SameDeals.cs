using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>
/// New projects that have the investor and the total investment of another one under another name: perhaps they are the
/// same. Phases (一期, 二期) are not, and neither is a series of many such projects.
/// </summary>
public sealed class SameDeals
{
    // More of one investor with one amount are shops of a chain or lines of a form, not slips.
    private const int MostAlike = 5;

    private readonly Dictionary<Guid, Project> others = [];
    private readonly Dictionary<(string Investor, Money Amount), Deal> deals = [];

    /// <summary>Looks for each new project among known ones and among those above it.</summary>
    internal SameDeals(ImportPlan plan, IEnumerable<Project> alike)
    {
        if (plan.Projects.All(p => p.Before is not null))
            return;
        var known = plan.Projects.Where(p => p.Before is not null).Select(p => p.After).ToDictionary(p => p.Id);
        foreach (var project in known.Values.Concat(alike.Where(p => !p.Undone && !known.ContainsKey(p.Id))))
            Take(project);
        foreach (var project in plan.Projects.Where(p => p.Before is null).Select(p => p.After))
            if (Take(project) is { } other)
                others.Add(project.Id, other);
    }

    /// <summary>The amounts of the new projects: only known projects with one of them can be alike.</summary>
    public static IReadOnlySet<Money> Amounts(ImportPlan plan) =>
        plan.Projects.Where(p => p.Before is null).Select(p => DealOf(p.After)?.Amount).OfType<Money>().ToHashSet();

    internal IEnumerable<Suspicion> Of(Suspect suspect) =>
        others.TryGetValue(suspect.After.Id, out var other) && DealOf(other) is { } deal && deals[deal].Count <= MostAlike
            ? [suspect.At(
                Field.TotalInvestment, SuspicionKind.SameInvestorAndAmount, null, $"{deal.Amount}", other.Fields.Name)]
            : [];

    /// <summary>Takes a project in, and gives the first one like it; null when there is none.</summary>
    private Project? Take(Project project)
    {
        if (DealOf(project) is not { } key)
            return null;
        if (!deals.TryGetValue(key, out var deal))
            deals.Add(key, deal = new Deal(project));
        return deal.Take(project);
    }

    private static (string Investor, Money Amount)? DealOf(Project project) =>
        NaturalKey.Part(project.Fields.Investor) is { Length: > 0 } investor
        && (project.First(FactKind.Signed) ?? project.First(FactKind.Intended))?.TotalInvestment is { Yuan: > 0 } amount
            ? (investor, amount)
            : null;

    /// <summary>The projects of one investor with one amount: the first one, and the first one of each phase.</summary>
    private sealed class Deal(Project first)
    {
        private readonly Dictionary<string, Project> byPhase = new(StringComparer.Ordinal);

        public int Count { get; private set; }

        public Project? Take(Project project)
        {
            Count++;
            var name = NaturalKey.Part(project.Fields.Name);
            var phase = PhaseOf(name);
            var other = phase.Length == 0
                ? first
                : byPhase.GetValueOrDefault("") ?? byPhase.GetValueOrDefault(phase);
            byPhase.TryAdd(phase, project);
            return other is null || NaturalKey.Part(other.Fields.Name) == name ? null : other;
        }

        /// <summary>一 of 一期, 2 of 2期; empty where the name tells no phase.</summary>
        private static string PhaseOf(string name)
        {
            var end = Math.Max(0, name.LastIndexOf('期'));
            var start = end;
            while (start > 0 && "一二三四五六七八九十0123456789".Contains(name[start - 1]))
                start--;
            return name[start..end];
        }
    }
}

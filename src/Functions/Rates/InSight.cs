using Leads.Domain.Rates;
using Leads.Functions.People;
using Leads.Functions.Regions;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Rates;

/// <summary>Narrows questions to what their caller may see: whoever holds a project today sees all of its past.</summary>
internal static class InSight
{
    /// <summary>The question about the projects in sight; the same one for whoever sees the whole region.</summary>
    public static Question Within(this Question question, Scope scope, RegionFacts facts, DateOnly today)
    {
        if (scope.IsWhole)
            return question;
        var seen = DomainRates.HeldBy(facts, today, scope.Covers);
        var found = question.Filter.Projects;
        return question with
        {
            Filter = question.Filter with { Projects = found is null ? seen : seen.Where(found.Contains).ToHashSet() },
        };
    }

    /// <summary>The groups that are listed even without projects: of its own kind, only those in sight.</summary>
    public static IReadOnlyList<GroupName> NamesOf(this Registry registry, Dimension by, Scope scope)
    {
        var names = registry.NamesOf(by);
        return scope.IsWhole ? names : by switch
        {
            Dimension.Unit when scope.Units.Count > 0 => [.. names.Where(name => scope.Units.Contains(name.Key))],
            Dimension.Chain when scope.Chains.Count > 0 => [.. names.Where(name => scope.Chains.Contains(name.Key))],
            _ => names,
        };
    }
}

using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;

namespace Leads.Functions.Projects;

/// <summary>
/// What a unit may write where the bureau may write more: projects of its own, chains that are registered, and of a
/// known project only facts.
/// </summary>
internal static class UnitEntries
{
    private static readonly Text s_own = new("请填写您自己的单位。", "Give your own unit.");

    private static readonly Text s_bureau = new(
        "已有项目的这一栏由招商局修改，请去掉。", "Of a known project only the bureau changes this; leave it out.");

    /// <summary>The unit of a new entry: the caller's own, also where none is named.</summary>
    public static string? Check(Fields fields, Registry registry, Scope scope, string? unit, string? chain)
    {
        if (chain is { Length: > 0 } && registry.ResolveChain(chain) is null)
            fields.Refuse("chain", Say.NoSuch(RegionRoutes.ChainWord, chain));
        if (unit is null or "" && scope.Units.Count == 1)
            return scope.Units.Single();
        if (unit is null or "" || registry.ResolveUnit(unit) is not { } known || !scope.Units.Contains(known))
            fields.Refuse("unit", s_own);
        return unit;
    }

    /// <summary>Refuses whatever would change a known project besides its facts.</summary>
    public static void CheckKnown(
        Fields fields, Project project, ProjectFields plain, params IReadOnlyList<(string Name, bool IsChanged)> holders)
    {
        foreach (var change in History.Differences(project.Fields, plain))
            fields.Refuse(change.Field, s_bureau);
        foreach (var holder in holders.Where(holder => holder.IsChanged))
            fields.Refuse(holder.Name, s_bureau);
    }
}

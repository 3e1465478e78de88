using Leads.Domain.Rates;
using Leads.Functions.Regions;

namespace Leads.Functions.Rates;

/// <summary>A registry as rates see it: the groups that are listed even without projects, and its day.</summary>
internal static class RegistryNames
{
    public static IReadOnlyList<GroupName> ChainNames(this Registry registry) =>
        [.. registry.Chains.Select(chain => new GroupName(chain.Key, chain.Name))];

    public static IReadOnlyList<GroupName> UnitNames(this Registry registry) =>
        [.. registry.Units.Select(unit => new GroupName(unit.Key, unit.Name))];

    public static IReadOnlyList<GroupName> NamesOf(this Registry registry, Dimension by) => by switch
    {
        Dimension.Chain => registry.ChainNames(),
        Dimension.Unit => registry.UnitNames(),
        Dimension.Total or Dimension.Sector or Dimension.Size => [],
    };

    /// <summary>Whether all chains and units that projects of a board have are registered.</summary>
    public static bool KnowsGroupsOf(this Registry registry, Board board)
    {
        var groups = board.Answers[(int)Cohort.AllYears];
        return groups[(int)Dimension.Chain].Groups.All(chain => IsKnown(RowKeys.Chain(chain.Key), chain))
            && groups[(int)Dimension.Unit].Groups.All(unit => IsKnown(RowKeys.Unit(unit.Key), unit));

        bool IsKnown(string row, GroupAnswer group) => group.Key.Length == 0 || registry.Row(row) is not null;
    }

    /// <summary>Today in the region's zone.</summary>
    public static DateOnly Today(this Registry registry, TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
            clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(registry.Region.Settings.TimeZone)).DateTime);
}

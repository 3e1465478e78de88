using Leads.Domain;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>A registered chain or unit, as far as its names go.</summary>
internal sealed record RegisteredName(string Key, string Name, IReadOnlyList<string> Aliases);

/// <summary>Chains and units looked at alike.</summary>
internal static class RegisteredNames
{
    public static IReadOnlyList<RegisteredName> Of(this Registry registry, MergedKind kind) => kind switch
    {
        MergedKind.Chain => [.. registry.Chains.Select(Of)],
        MergedKind.Unit => [.. registry.Units.Select(Of)],
    };

    /// <summary>The key of the one with this name or alias; null when none has it.</summary>
    public static string? Resolve(this Registry registry, MergedKind kind, string? name) => kind switch
    {
        MergedKind.Chain => registry.ResolveChain(name),
        MergedKind.Unit => registry.ResolveUnit(name),
    };

    public static string RowOf(MergedKind kind, string key) => kind switch
    {
        MergedKind.Chain => RowKeys.Chain(key),
        MergedKind.Unit => RowKeys.Unit(key),
    };

    /// <summary>What a row of a chain or a unit says of its names.</summary>
    public static RegisteredName Read(Row row) =>
        RowKeys.IsChain(row.Key) ? Of(RegionDocuments.ReadChain(row)) : Of(RegionDocuments.ReadUnit(row));

    /// <summary>The change that gives a chain or a unit other aliases.</summary>
    public static DocumentChange WithAliases(Row row, IReadOnlyList<string> aliases) =>
        DocumentChange.Of(row, RowKeys.IsChain(row.Key)
            ? RegionDocuments.Write(RegionDocuments.ReadChain(row) with { Aliases = aliases })
            : RegionDocuments.Write(RegionDocuments.ReadUnit(row) with { Aliases = aliases }));

    private static RegisteredName Of(Chain chain) => new(chain.Key, chain.Name, chain.Aliases);

    private static RegisteredName Of(Unit unit) => new(unit.Key, unit.Name, unit.Aliases);
}

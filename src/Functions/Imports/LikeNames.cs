using Leads.Domain;
using Leads.Functions.Projects;

namespace Leads.Functions.Imports;

/// <summary>A chain or unit of the file that is new and looks like a known one; nothing is merged by itself.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Like">The key of the known one.</param>
/// <param name="Into">What a clerk decided: the key it is read as.</param>
/// <param name="Keep">A clerk decided that it is new indeed.</param>
public sealed record LikeName(
    MergedKind Kind, string Name, string Like, SlipReason Reason, string? Into = null, bool Keep = false);

/// <summary>What a clerk decided on a name: the key of the chain or unit it means, or none: it is new indeed.</summary>
public sealed record NameChoice(MergedKind Kind, string Name, string? Into);

/// <summary>Finds the names of a ledger that look like slips of registered ones.</summary>
internal static class LikeNames
{
    // Nobody decides on more, and each is compared with every known one.
    private const int MostNew = 500;

    public static IReadOnlyList<LikeName> Of(WorkedOut worked)
    {
        var (rows, registry) = (worked.Ledger.Rows, worked.Scene.Registry);
        var region = registry.Region.Name;
        var chains = rows.SelectMany(row => row.SecondaryChains.Prepend(row.Chain ?? ""));
        var units = rows.Select(row => row.Unit ?? "");
        return
        [
            .. from name in New(chains, registry.ResolveChain)
               from chain in registry.Chains
               let reason = Best(chain.Aliases.Prepend(chain.Name), known => NameSlips.OfChain(name, known, region))
               where reason is not null
               select Decided(new LikeName(MergedKind.Chain, name, chain.Key, reason.Value), worked.Record),
            .. from name in New(units, registry.ResolveUnit)
               from unit in registry.Units
               let reason = Best(unit.Aliases.Prepend(unit.Name), known => NameSlips.OfUnit(name, known, region))
               where reason is not null
               select Decided(new LikeName(MergedKind.Unit, name, unit.Key, reason.Value), worked.Record),
        ];
    }

    /// <summary>The key that a clerk gave a name; null when nobody did.</summary>
    public static string? ChosenKey(ImportRecord record, MergedKind kind, string name) =>
        record.Names.LastOrDefault(choice => choice.Kind == kind && Names.Key(choice.Name) == Names.Key(name))?.Into;

    private static IEnumerable<string> New(IEnumerable<string> names, Func<string?, string?> resolve) =>
        names.Where(name => name.Length > 0 && resolve(name) is null).DistinctBy(Names.Key).Take(MostNew);

    private static SlipReason? Best(IEnumerable<string> known, Func<string, SlipReason?> look) =>
        known.Select(look).Where(reason => reason is not null).Min();

    private static LikeName Decided(LikeName like, ImportRecord record) =>
        record.Names.LastOrDefault(c => c.Kind == like.Kind && Names.Key(c.Name) == Names.Key(like.Name)) is { } choice
            ? like with { Into = choice.Into, Keep = choice.Into is null }
            : like;
}

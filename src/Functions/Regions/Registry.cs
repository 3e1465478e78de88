using Leads.Domain;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>A region with its chains and units; never changes, a write makes a new one.</summary>
public sealed class Registry
{
    private readonly IReadOnlyDictionary<string, Row> _rows;
    private readonly Dictionary<string, string> _chainKeys;
    private readonly Dictionary<string, string> _unitKeys;

    internal Registry(Region region, IReadOnlyDictionary<string, Row> rows)
    {
        _rows = rows;
        Region = region;
        Chains = [.. rows.Values.Where(row => RowKeys.IsChain(row.Key)).Select(RegionDocuments.ReadChain)
            .OrderBy(chain => chain.Order).ThenBy(chain => chain.Name, StringComparer.Ordinal)];
        Units = [.. rows.Values.Where(row => RowKeys.IsUnit(row.Key)).Select(RegionDocuments.ReadUnit)
            .OrderBy(unit => unit.Order).ThenBy(unit => unit.Name, StringComparer.Ordinal)];
        _chainKeys = Spellings(Chains.Select(chain => (chain.Key, chain.Aliases.Append(chain.Name))));
        _unitKeys = Spellings(Units.Select(unit => (unit.Key, unit.Aliases.Append(unit.Name))));
    }

    public Region Region { get; }

    /// <summary>In the order of tables: by place, then by name.</summary>
    public IReadOnlyList<Chain> Chains { get; }

    /// <summary>In the order of tables: by place, then by name.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>The key of the chain with this name or alias; null when none has it.</summary>
    public string? ResolveChain(string? name) => _chainKeys.GetValueOrDefault(Names.Key(name));

    /// <summary>The key of the unit with this name or alias; null when none has it.</summary>
    public string? ResolveUnit(string? name) => _unitKeys.GetValueOrDefault(Names.Key(name));

    internal Row? Row(string key) => _rows.GetValueOrDefault(key);

    // Keys win over other spellings: a chain first seen as what elsewhere is an alias keeps its own key.
    private static Dictionary<string, string> Spellings(IEnumerable<(string Key, IEnumerable<string> Others)> entries)
    {
        var all = entries.ToList();
        var spellings = all.ToDictionary(entry => entry.Key, entry => entry.Key, StringComparer.Ordinal);
        foreach (var (key, others) in all)
        {
            foreach (var other in others)
                spellings.TryAdd(Names.Key(other), key);
        }

        return spellings;
    }
}

namespace Leads.Functions.Regions;

/// <summary>Counts what uses the chain or unit with this row key (<c>chain-…</c>, <c>unit-…</c>).</summary>
public delegate Task<int> CountUses(string region, string row, CancellationToken cancellationToken);

/// <summary>Who else must be asked before a chain or unit is deleted. Other rooms add their count at start.</summary>
public sealed class RegistryUses
{
    private readonly List<CountUses> _counts = [];

    public void Add(CountUses count) => _counts.Add(count);

    internal async Task<int> CountAsync(string region, string row, CancellationToken cancellationToken)
    {
        var uses = 0;
        foreach (var count in _counts)
            uses += await count(region, row, cancellationToken);
        return uses;
    }
}

using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Counts what uses the chain or unit with this row key (<c>chain-…</c>, <c>unit-…</c>).</summary>
public delegate Task<int> CountUses(string region, string row, CancellationToken cancellationToken);

/// <summary>Who else must be asked before a chain or unit is deleted. Other rooms add their count at start.</summary>
public sealed class RegistryUses
{
    private readonly List<(Text Words, CountUses Count)> _counts = [];

    /// <summary>Adds a count of what <paramref name="words"/> name, such as "个项目".</summary>
    public void Add(Text words, CountUses count) => _counts.Add((words, count));

    /// <summary>What uses it first of all: "3 个项目"; null when nothing does.</summary>
    internal async Task<Text?> FindAsync(string region, string row, CancellationToken cancellationToken)
    {
        foreach (var (words, count) in _counts)
        {
            if (await count(region, row, cancellationToken) is > 0 and var uses)
                return new Text($"{uses} {words.Zh}", $"{uses} {words.En}");
        }

        return null;
    }
}

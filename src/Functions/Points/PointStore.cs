using System.Globalization;
using System.Text.Json;
using Leads.Domain.Scorecards;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Points;

/// <summary>The points ledger as rows that are only added; a reversal's row is named by what it takes back.</summary>
public sealed class PointStore(IRegionStorage storage)
{
    /// <summary>Every row of the ledger starts with this.</summary>
    public const string Entries = "points-";

    private const string Reversals = "points-reversal-";

    public static string KeyOf(PointEntry entry) => entry.Reverses is { } reversed
        ? $"{Reversals}{reversed:N}"
        : $"{PrefixOf(entry.On.Year)}{entry.Id:N}";

    /// <summary>The entries dated in a year with all their reversals, by the chains and units of today.</summary>
    public async Task<IReadOnlyList<PointEntry>> ListAsync(Registry registry, int year, CancellationToken stop)
    {
        var region = registry.Region.Id;
        var rows = await storage.ListAllAsync(region, PrefixOf(year));
        var reversals = await storage.ListAllAsync(region, Reversals);
        stop.ThrowIfCancellationRequested();
        return [.. rows.Concat(reversals).Select(Read).Where(entry => entry.On.Year == year)
            .Select(entry => entry with
            {
                Key = (entry.IsChain ? registry.ResolveChain(entry.Key) : registry.ResolveUnit(entry.Key)) ?? entry.Key,
            })
            .OrderBy(entry => entry.On).ThenBy(entry => entry.Id)];
    }

    /// <summary>An entry that is no reversal, of whatever year.</summary>
    public async Task<PointEntry?> FindAsync(string region, Guid id, int year, CancellationToken stop) =>
        await storage.FindAsync(region, PrefixOf(year) + id.ToString("N"), stop) is { } row ? Read(row) : null;

    /// <summary>How many entries are of the chain or unit with this row key.</summary>
    public async Task<int> CountAsync(string region, string row, CancellationToken stop)
    {
        var entries = await storage.ListAllAsync(region, Entries);
        stop.ThrowIfCancellationRequested();
        return entries.Count(entry => SubjectOf(entry) == row);
    }

    /// <summary>The row key of the chain or unit that an entry is of.</summary>
    internal static string SubjectOf(Row row) =>
        Read(row) is var entry && entry.IsChain ? RowKeys.Chain(entry.Key) : RowKeys.Unit(entry.Key);

    private static string PrefixOf(int year) =>
        Entries + year.ToString("D4", CultureInfo.InvariantCulture) + "-";

    private static PointEntry Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, PointsJson.Stored.PointEntry)
        ?? throw new JsonException($"The row {row.Key} is empty.");
}

using System.Text.Json;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>What a seal says of a chain's entry.</summary>
internal readonly record struct SealedEnd(string Head, int Seal);

/// <summary>Walks a numbered chain from its first entry to the one that its end names.</summary>
internal sealed class NumberedWalk(IRegionStorage storage, NumberedChain chain, TrailFindings findings)
{
    private int _number;
    private string? _head;

    /// <param name="ends">By number, the entries that seals know.</param>
    /// <param name="each">Is given every entry that is JSON.</param>
    public async Task<int> RunAsync(
        string partition, IReadOnlyDictionary<int, SealedEnd> ends, Action<Row, JsonElement> each)
    {
        await foreach (var row in storage.RowsAsync(partition, chain.Prefix, CancellationToken.None))
        {
            if (chain.NumberOf(row.Key) is not { } number)
            {
                findings.Blame(chain.Name, 0, $"多出一行 {row.Key}", $"a row that belongs to no chain: {row.Key}");
                continue;
            }

            Look(row, number, each);
            if (ends.TryGetValue(number, out var end) && end.Head != _head)
                findings.Blame(chain.Name, number, $"与第{end.Seal}号封签所记不同：历史被改写",
                    $"it is not what seal {end.Seal} knows: history was rewritten");
        }

        CompareEnd(ChainEnd.Of(await storage.FindAsync(partition, chain.EndKey, CancellationToken.None)));
        foreach (var (number, end) in ends.Where(end => end.Key > _number).OrderBy(end => end.Key))
            findings.Blame(chain.Name, number, $"第{end.Seal}号封签记有此条，现已不在：末尾被删",
                $"seal {end.Seal} knows it, and it is gone: the tail was deleted");
        return _number;
    }

    private void Look(Row row, int number, Action<Row, JsonElement> each)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Body);
            var previous = document.RootElement.TryGetProperty("previous", out var told) ? told.GetString() : null;
            if (number != _number + 1)
                findings.Blame(chain.Name, _number + 1, $"第 {_number + 1} 至 {number - 1} 条缺失",
                    $"the entries {_number + 1} to {number - 1} are missing");
            else if (previous != _head)
                findings.Blame(chain.Name, Math.Max(_number, 1), "与后一条所记的校验值不符：被改动",
                    "it is not what the entry after it says: it was changed");
            if (document.RootElement.TryGetProperty("at", out var at))
                findings.Saw(at.GetDateTimeOffset());
            each(row, document.RootElement);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException)
        {
            findings.Blame(chain.Name, number, "无法读取：被改动", $"it cannot be read: it was changed ({damage.Message})");
        }

        (_number, _head) = (number, LastMember.Digest(row.Body.Span));
    }

    private void CompareEnd(ChainEnd end)
    {
        if (end.Number > _number)
            findings.Blame(chain.Name, _number + 1, $"第 {_number + 1} 至 {end.Number} 条缺失：末尾被删",
                $"the entries {_number + 1} to {end.Number} are missing: the tail was deleted");
        else if (end.Number < _number || end.Head != _head)
            findings.Blame(chain.Name, _number, "最后一条与链尾记录不符：被改动",
                "the last entry is not what the end of the chain says: it was changed");
    }
}

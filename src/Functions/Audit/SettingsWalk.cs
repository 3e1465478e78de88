using System.Runtime.InteropServices;
using System.Text.Json;
using Leads.Functions.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>Compares the documents of the registry with what the chain of settings says of them last.</summary>
internal sealed class SettingsWalk(IRegionStorage storage, TrailFindings findings)
{
    private readonly Dictionary<string, (int Number, string? Digest)> _last = new(StringComparer.Ordinal);

    /// <summary>Takes in an entry: the digest of what its document was written as, none when it went.</summary>
    public void Add(Row row, JsonElement entry)
    {
        var now = entry.GetProperty("is");
        _last[entry.GetProperty("what").GetString()!] = (
            NumberedChain.Settings.NumberOf(row.Key)!.Value,
            now.ValueKind == JsonValueKind.Null ? null : LastMember.Digest(JsonMarshal.GetRawUtf8Value(now)));
    }

    public async Task CompareAsync(string partition)
    {
        foreach (var (key, (number, digest)) in _last)
        {
            var row = await storage.FindAsync(partition, key, CancellationToken.None);
            // A name that went may have come again with a project: that is in the project's history.
            if (digest is null && (row is null || FirstSeen.IsUntouched(row)))
                continue;
            if (row is null)
                findings.Blame(NumberedChain.Settings.Name, number, $"{key} 已不在：被删除", $"{key} is gone: it was deleted");
            else if (LastMember.Digest(row.Body.Span) != digest)
                findings.Blame(NumberedChain.Settings.Name, number, $"{key} 与最后一条记录不符：被改动",
                    $"{key} is not what its newest entry says: it was changed");
        }
    }
}

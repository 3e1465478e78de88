using System.Security.Cryptography;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>Checks the seals of a partition and gathers what they know of the chains.</summary>
internal sealed class SealWalk(IRegionStorage storage, IRegionFiles files, SealKey? key, TrailFindings findings)
{
    // Daily ones are about a day apart; more is a stop of the process, or somebody's work.
    private static readonly TimeSpan s_gap = TimeSpan.FromDays(2);

    private readonly Dictionary<int, SealedEnd> _settings = [];
    private readonly Dictionary<int, SealedEnd> _activity = [];
    private readonly Dictionary<int, string> _codes = [];
    private Seal? _last;

    public IReadOnlyDictionary<int, SealedEnd> Settings => _settings;

    public IReadOnlyDictionary<int, SealedEnd> Activity => _activity;

    public SealedHeads Heads { get; } = new();

    /// <summary>The codes of the seals, by number.</summary>
    public IReadOnlyDictionary<int, string> Codes => _codes;

    public async Task RunAsync(string partition)
    {
        var rows = new List<Row>();
        findings.Seals = await new NumberedWalk(storage, NumberedChain.Seals, findings)
            .RunAsync(partition, new Dictionary<int, SealedEnd>(), (row, _) => rows.Add(row));
        foreach (var row in rows)
        {
            if (Seal.Read(row) is { } seal)
                await TakeAsync(partition, row, seal);
            else
                Blame(NumberedChain.Seals.NumberOf(row.Key)!.Value, "不是封签：被改动", "it is no seal: it was changed");
        }

        if (_last is null)
            findings.Notes.Add(new("台账尚未封签（LEADS_SEAL_KEY）：整条链被改写时查不出。",
                "the trail is not sealed (LEADS_SEAL_KEY): a chain rewritten as a whole would not be found."));
        else if (key is null)
            findings.Notes.Add(new("没有 LEADS_SEAL_KEY：封签的校验码未检查。",
                "without LEADS_SEAL_KEY the codes of the seals were not checked."));
    }

    /// <summary>Seals are made every day: entries long after the newest one tell of seals that are gone.</summary>
    public void CompareNewest()
    {
        if (_last is { } last && key is not null && findings.Newest - last.At > s_gap)
            Blame(last.Number, $"此后（{last.At:yyyy-MM-dd}）的记录没有封签：封签被删，或长期未封",
                $"what was written since ({last.At:yyyy-MM-dd}) is not sealed: seals were deleted, or none was made");
    }

    private async Task TakeAsync(string partition, Row row, Seal seal)
    {
        if (key is not null && seal.Key != key.Id)
            Blame(seal.Number, "由另一把 LEADS_SEAL_KEY 制作，无法核对",
                "it was made with another LEADS_SEAL_KEY and cannot be checked");
        else if (key is not null && !Seal.IsMadeWith(key, row))
            Blame(seal.Number, "校验码不符：封签被改动", "its code is wrong: the seal was changed");
        if (seal.Partition != partition)
            Blame(seal.Number, $"是 {seal.Partition} 的封签", $"it is a seal of {seal.Partition}");
        if (_last is { } last && seal.At - last.At > s_gap)
            findings.Notes.Add(new($"{last.At:yyyy-MM-dd} 至 {seal.At:yyyy-MM-dd} 之间没有封签。",
                $"there is no seal between {last.At:yyyy-MM-dd} and {seal.At:yyyy-MM-dd}."));
        Keep(_settings, seal.Settings, seal.Number);
        Keep(_activity, seal.Activity, seal.Number);
        _codes[seal.Number] = seal.Code;
        _last = seal;
        if (seal.File is { } sha256)
            await ReadListAsync(partition, seal, sha256);
    }

    private async Task ReadListAsync(string partition, Seal seal, string sha256)
    {
        var number = seal.Number;
        await using var list = await files.OpenAsync(partition, seal.Path, CancellationToken.None);
        if (list is null)
        {
            Blame(number, "清单文件缺失", "its list is missing");
            return;
        }

        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(list)) != sha256)
        {
            Blame(number, "清单文件被改动", "its list was changed");
            return;
        }

        list.Position = 0;
        await Heads.AddAsync(number, list, CancellationToken.None);
    }

    private static void Keep(Dictionary<int, SealedEnd> ends, ChainEnd end, int seal)
    {
        if (end.Head is { } head)
            ends.TryAdd(end.Number, new SealedEnd(head, seal));
    }

    private void Blame(int number, string zh, string en) => findings.Blame(NumberedChain.Seals.Name, number, zh, en);
}

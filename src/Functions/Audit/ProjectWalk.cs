using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Functions.Evidence;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>
/// Walks the chains of all projects beside their documents: both are in the order of ids, so that one of each is in
/// memory at a time.
/// </summary>
internal sealed class ProjectWalk(
    IRegionStorage storage, IRegionFiles files, SealedHeads seals, TrailFindings findings)
{
    private const int IdLength = 32;

    public async Task RunAsync(string partition)
    {
        await using var entries = storage.RowsAsync(partition, ProjectStore.Histories, CancellationToken.None)
            .GetAsyncEnumerator(CancellationToken.None);
        var waiting = await NextAsync(entries);
        await foreach (var row in storage.RowsAsync(partition, ProjectStore.Prefix, CancellationToken.None))
        {
            var id = row.Key[ProjectStore.Prefix.Length..];
            if (!Guid.TryParseExact(id, "N", out var project))
            {
                findings.Blame(id, 0, "不是项目的行", "a row that belongs to no project");
                continue;
            }

            while (waiting is not null && string.CompareOrdinal(IdOf(waiting), id) < 0)
                waiting = await PassAsync(entries, waiting);
            var chain = new ProjectChain(project, seals, findings);
            for (; waiting is not null && IdOf(waiting) == id; waiting = await NextAsync(entries))
                chain.Add(waiting);
            if (chain.End(row, await PackedAsync(partition, project)) is { } read)
                await CompareEvidenceAsync(partition, read);
            findings.Projects++;
        }

        while (waiting is not null)
            waiting = await PassAsync(entries, waiting);
        foreach (var (project, known) in seals.Left)
            findings.Blame(ProjectChain.NameOf(project), known.Version, $"第{known.Seal}号封签记有此项目，现已不在：被删除",
                $"seal {known.Seal} knows the project, and it is gone: it was deleted");
    }

    /// <summary>The entries of a project whose document is gone; the first that follows.</summary>
    private async Task<Row?> PassAsync(IAsyncEnumerator<Row> entries, Row orphan)
    {
        var id = IdOf(orphan);
        var project = Guid.ParseExact(id, "N");
        findings.Blame(ProjectChain.NameOf(project), 0, "有历史而无项目：项目文档被删除",
            "there is history without a project: the document was deleted");
        seals.Remove(project);
        var next = await NextAsync(entries);
        while (next is not null && IdOf(next) == id)
            next = await NextAsync(entries);
        return next;
    }

    private async Task<byte[]?> PackedAsync(string partition, Guid project)
    {
        byte[]? packed = null;
        await storage.ReadPackedAsync(
            partition, [project], row => packed = row.Packed.ToArray(), CancellationToken.None);
        return packed;
    }

    /// <summary>Evidence files, withdrawn ones too, are what was sent.</summary>
    private async Task CompareEvidenceAsync(string partition, Project project)
    {
        foreach (var file in project.EvidenceFiles)
        {
            await using var stream = await files.OpenAsync(
                partition, EvidenceForms.PathOf(project.Id, file.Id), CancellationToken.None);
            var digest = stream is null ? null
                : Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, CancellationToken.None));
            if (digest != file.Sha256)
                findings.Blame(ProjectChain.NameOf(project.Id), project.Version,
                    $"佐证材料“{file.Name}”{(digest is null ? "已丢失" : "被替换")}",
                    $"its evidence file \"{file.Name}\" {(digest is null ? "is gone" : "was swapped")}");
        }
    }

    /// <summary>Settings have their own walk; their keys come after those of all projects.</summary>
    private static async Task<Row?> NextAsync(IAsyncEnumerator<Row> entries) =>
        await entries.MoveNextAsync() && TrailRows.PartOf(entries.Current.Key) == TrailPart.Projects
            ? entries.Current
            : null;

    private static string IdOf(Row entry) => entry.Key.Substring(ProjectStore.Histories.Length, IdLength);
}

/// <summary>The chain of one project, entry by entry, and the document at its end.</summary>
internal sealed class ProjectChain(Guid project, SealedHeads seals, TrailFindings findings)
{
    private readonly SealedHead? _sealed = seals.Find(project);
    private int _version;
    private string? _head;
    private string? _state;

    public static string NameOf(Guid project) => project.ToString("D", CultureInfo.InvariantCulture);

    public void Add(Row row)
    {
        findings.Entries++;
        var version = int.Parse(row.Key.AsSpan(row.Key.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        if (version != _version + 1)
            Blame(_version + 1, $"第 {_version + 1} 至 {version - 1} 版的记录缺失",
                $"the entries of the versions {_version + 1} to {version - 1} are missing");
        var digest = LastMember.Digest(row.Body.Span);
        if (Read(row) is { } entry)
            Link(entry, version, digest, follows: version == _version + 1);
        else
            (_head, _state) = (digest, _state ?? "");
        _version = version;
        if (_sealed is { } known && known.Version == version && known.Head != SealedHead.HalfOf(digest))
            Blame(version, $"与第{known.Seal}号封签所记不同：历史被改写",
                $"it is not what seal {known.Seal} knows: history was rewritten");
    }

    /// <summary>
    /// Compares the document with the newest entry, and the packed facts with the document; the project, when it can be
    /// read.
    /// </summary>
    public Project? End(Row row, byte[]? packed)
    {
        if (_sealed is { } known && known.Version > _version)
            Blame(known.Version, $"第{known.Seal}号封签记有此版，现已不在：末尾被删",
                $"seal {known.Seal} knows this version, and it is gone: the tail was deleted");
        seals.Remove(project);
        try
        {
            var read = ProjectStore.Read(row).Project;
            if (IsDocumentRight(row) && (packed is null || !packed.AsSpan().SequenceEqual(FactPacking.Pack(read))))
                Blame(_version, "汇总所用的事实与项目文档不符", "the packed facts differ from the document");
            return read;
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException)
        {
            Blame(_version, "项目文档无法读取：被改动", $"the document cannot be read: it was changed ({damage.Message})");
            return null;
        }
    }

    private void Link(HistoryEntry entry, int version, string digest, bool follows)
    {
        findings.Saw(entry.At);
        if (entry.Version != version)
            Blame(version, "版本号与键不符：被改动", "its version is not its key's: it was changed");
        if (entry.State is null && _state is not null)
            Blame(version, "链中有一条没有校验值：被改动", "an entry without digests within the chain: it was changed");
        else if (follows && entry.Previous != _head)
            Blame(Math.Max(_version, 1), "与后一条所记的校验值不符：被改动",
                "it is not what the entry after it says: it was changed");
        (_head, _state) = entry.State is null ? (null, null) : (digest, entry.State);
    }

    private bool IsDocumentRight(Row row)
    {
        var (version, head) = ProjectStore.HeadOf(row);
        if (version > _version)
            Blame(_version + 1, $"第 {_version + 1} 至 {version} 版的记录缺失：末尾被删",
                $"the entries of the versions {_version + 1} to {version} are missing: the tail was deleted");
        else if (version < _version)
            Blame(version, "项目文档比历史旧：被换成旧版", "the document is older than its history: it was put back");
        else if (head != _head)
            Blame(_version, "最后一条记录与项目文档所记不符：被改动",
                "the newest entry is not what the document says: it was changed");
        if (_head is null || version != _version || StateOf(row) == _state)
            return true;
        Blame(_version, "项目文档与最后一条记录不符：文档被改动",
            "the document is not what the newest entry says: the document was changed");
        return false;
    }

    private static string? StateOf(Row row) =>
        LastMember.TakeOff(row.Body.Span, ProjectStore.HeadMember) is var (document, _)
            ? LastMember.Digest(document)
            : null;

    private HistoryEntry? Read(Row row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.HistoryEntry);
        }
        catch (JsonException damage)
        {
            Blame(_version + 1, "无法读取：被改动", $"it cannot be read: it was changed ({damage.Message})");
            return null;
        }
    }

    private void Blame(int version, string zh, string en) => findings.Blame(NameOf(project), version, zh, en);
}

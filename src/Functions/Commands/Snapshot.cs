using System.Text.Json;
using Leads.Functions.Audit;
using Leads.Functions.Evidence;
using Leads.Functions.Imports;
using Leads.Functions.People;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>
/// The rows as of one moment, read beside the processes that may be working on them: a copy of the database, or of the
/// partitions on Azure. The files themselves only grow.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly IAsyncDisposable[] _opened;

    private Snapshot(
        IRegionStorage storage, IRegionFiles files, IReadOnlyList<string> regions, params IAsyncDisposable[] opened) =>
        (Storage, Files, Regions, _opened) = (storage, files, regions, opened);

    public IRegionStorage Storage { get; }

    public IRegionFiles Files { get; }

    /// <summary>All regions of the installation.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>
    /// Copies what the settings name into a folder and opens the copy; an older shape is brought forward there.
    /// </summary>
    /// <param name="only">The region that is wanted; null: all of them, and the people.</param>
    public static async Task<Snapshot> TakeAsync(CommandWork work, string into, string? only = null)
    {
        if (work.Options.IsShared)
            return await CopyAsync(work, into, only);
        SqliteSnapshot.Take(work.DataFolder, into);
        return await OfAsync(work, into);
    }

    /// <summary>Opens the copy that <see cref="SqliteSnapshot.Take"/> made.</summary>
    public static async Task<Snapshot> OfAsync(CommandWork work, string copy)
    {
        var storage = CommandWork.Open(copy);
        return new(storage, FolderFiles.Beside(work.DataFolder),
            await storage.ListRegionsAsync(CancellationToken.None), storage);
    }

    /// <summary>What is stored, as it changes: where processes share the storage, a copy of it takes long.</summary>
    public static async Task<Snapshot> LiveAsync(CommandWork work)
    {
        var installation = Installation.Open(work);
        return new(installation.Storage, installation.Files,
            await installation.Storage.ListRegionsAsync(CancellationToken.None), installation);
    }

    private static async Task<Snapshot> CopyAsync(CommandWork work, string into, string? only)
    {
        var live = await LiveAsync(work);
        var storage = CommandWork.Open(into);
        var snapshot = new Snapshot(storage, live.Files, live.Regions, storage, live);
        try
        {
            var copy = new StillCopy(live.Storage, storage);
            foreach (var partition in only is null ? live.Regions.Append(PeopleStore.Partition) : [only])
                await copy.TakeAsync(partition);
            return snapshot;
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    /// <summary>The files that a region's rows name; the hash where it is known.</summary>
    public async Task<IReadOnlyList<(FilePath Path, string? Sha256)>> NamedFilesAsync(string region)
    {
        var issues = await Storage.ListAllAsync(region, IssueStore.Prefix);
        var imports = await Storage.ListAllAsync(region, ImportRecord.Prefix);
        var evidence = new List<(FilePath Path, string? Sha256)>();
        await foreach (var stored in new ProjectStore(Storage).ReadAllAsync(region, CancellationToken.None))
            evidence.AddRange(EvidenceForms.FilesOf(stored.Project));
        var seals = await Storage.ListAllAsync(region, NumberedChain.Seals.Prefix);
        return [.. issues.Select(row => JsonSerializer.Deserialize(row.Body.Span, ScorecardJson.Stored.Issue)!)
            .SelectMany(IssueStore.FilesOf)
            .Concat(imports.Select(row => JsonSerializer.Deserialize(row.Body.Span, ImportsJson.Stored.ImportRecord)!)
                .SelectMany(ImportStore.FilesOf))
            .Concat(evidence)
            .Concat(seals.Select(Seal.Read).OfType<Seal>().Where(seal => seal.File is not null)
                .Select(seal => (seal.Path, seal.File)))
            .Distinct()];
    }

    /// <summary>Copies a region's files and answers what its rows name but is missing or damaged.</summary>
    public async Task<(int Count, IReadOnlyList<string> Wrong)> CopyFilesAsync(string region, ArchiveWriter archive)
    {
        var paths = await Files.ListAsync(region, CancellationToken.None);
        foreach (var path in paths)
            await archive.AddAsync(
                ArchiveReader.NameOf(region, path), (await Files.OpenAsync(region, path, CancellationToken.None))!);
        var wrong = from named in await NamedFilesAsync(region)
                    let name = ArchiveReader.NameOf(region, named.Path)
                    where !archive.Entries.TryGetValue(name, out var entry)
                        || (named.Sha256 is { } hash && hash != entry.Sha256)
                    select name;
        return (paths.Count, [.. wrong.Distinct()]);
    }

    /// <summary>How many rows a region has, and how many of them are projects.</summary>
    public async Task<(int Rows, int Projects)> CountAsync(string region)
    {
        var (rows, projects) = (0, 0);
        await foreach (var row in RowsAsync(region))
        {
            rows++;
            if (row.Key.StartsWith(ProjectStore.Prefix, StringComparison.Ordinal))
                projects++;
        }

        return (rows, projects);
    }

    /// <summary>Every row of a region, in the order of keys.</summary>
    public IAsyncEnumerable<Row> RowsAsync(string region) => Storage.RowsAsync(region, "", CancellationToken.None);

    /// <summary>Says what was missing; the exit code.</summary>
    public static int Tell(CommandWork work, IReadOnlyList<string> wrong)
    {
        foreach (var name in wrong.Take(20))
            work.Say($"缺失或损坏：{name}", $"missing or damaged: {name}");
        if (wrong.Count > 0)
            work.Say(
                $"压缩包已写好，但 {wrong.Count} 个数据所指的文件缺失或损坏；请运行 leads doctor。",
                $"The archive is written, but {wrong.Count} files that the rows name are missing or damaged; run leads doctor.");
        return wrong.Count == 0 ? CommandTable.Done : CommandTable.Refused;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
            await opened.DisposeAsync();
    }
}

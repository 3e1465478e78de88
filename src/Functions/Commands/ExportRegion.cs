using System.Buffers;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary><c>leads export REGION FILE</c>: a whole region, to be imported by any installation.</summary>
internal sealed class ExportRegion(CommandWork work)
{
    public const string Rows = "rows.jsonl";

    private const int PerProgress = 20_000;

    public async Task<int> RunAsync(string region, string file)
    {
        IReadOnlyList<string> wrong = [];
        await ArchiveWriter.WriteFileAsync(file, async (archive, aside) =>
        {
            var at = work.Clock.GetUtcNow();
            await using var snapshot = await Snapshot.TakeAsync(work, aside, region);
            await RefuseUnknownAsync(snapshot, region);
            var (rows, projects) = await WriteRowsAsync(snapshot, region, archive);
            (var files, wrong) = await snapshot.CopyFilesAsync(region, archive);
            archive.End(new ArchiveManifest(
                ArchiveManifest.Newest, ArchiveManifest.OfRegion, at, SqliteSnapshot.VersionOf(aside),
                [new ArchivedRegion(region, rows, projects, files)], [.. archive.Entries.Values]));
            work.Say($"{region}：{rows} 行（{projects} 个项目），{files} 个文件 → {file}",
                $"{region}: {rows} rows ({projects} projects), {files} files → {file}");
        });
        return Snapshot.Tell(work, wrong);
    }

    private static async Task RefuseUnknownAsync(Snapshot snapshot, string region)
    {
        if (await snapshot.Storage.FindAsync(region, RowKeys.Region, CancellationToken.None) is not null)
            return;
        var known = string.Join(", ", snapshot.Regions);
        throw new CommandRefusedException(new(
            $"没有区域 {region}。现有：{known}。", $"There is no region {region}. Known: {known}."));
    }

    private async Task<(int Rows, int Projects)> WriteRowsAsync(Snapshot snapshot, string region, ArchiveWriter archive)
    {
        var (rows, projects) = (0, 0);
        var buffer = new ArrayBufferWriter<byte>(64 << 10);
        using var entry = archive.Add(Rows);
        await foreach (var row in snapshot.RowsAsync(region))
        {
            if (!TravellingRows.Travels(row.Key))
                continue;
            entry.Write(TravellingRows.Line(row, buffer));
            if (row.Key.StartsWith(ProjectStore.Prefix, StringComparison.Ordinal))
                projects++;
            if (++rows % PerProgress == 0)
                work.Say($"已写出 {rows} 行…", $"{rows} rows written …");
        }

        return (rows, projects);
    }
}

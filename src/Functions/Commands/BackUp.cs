using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary><c>leads backup FILE</c>: the database as of one moment and every file of its regions.</summary>
internal sealed class BackUp(CommandWork work)
{
    public const string Database = "leads.db";

    public async Task<int> RunAsync(string file)
    {
        work.RefuseShared();
        var wrong = new List<string>();
        await ArchiveWriter.WriteFileAsync(file, async (archive, aside) =>
        {
            var at = work.Clock.GetUtcNow();
            SqliteSnapshot.Take(work.DataFolder, aside);
            work.Say("数据库已复制…", "The database is copied …");
            await archive.AddAsync(Database, File.OpenRead(SqliteStorage.PathIn(aside)));
            var schema = SqliteSnapshot.VersionOf(aside);
            await using var snapshot = await Snapshot.OfAsync(work, aside);
            var regions = new List<ArchivedRegion>();
            foreach (var region in snapshot.Regions)
            {
                var (files, missing) = await snapshot.CopyFilesAsync(region, archive);
                var (rows, projects) = await snapshot.CountAsync(region);
                regions.Add(new ArchivedRegion(region, rows, projects, files));
                wrong.AddRange(missing);
                work.Say($"{region}：{projects} 个项目，{files} 个文件", $"{region}: {projects} projects, {files} files");
            }

            archive.End(new ArchiveManifest(
                ArchiveManifest.Newest, ArchiveManifest.OfBackup, at, schema, regions, [.. archive.Entries.Values]));
        });
        work.Say($"备份完成：{file}", $"The backup is written: {file}");
        return Snapshot.Tell(work, wrong);
    }
}

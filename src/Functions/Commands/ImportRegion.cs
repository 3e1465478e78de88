using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Audit;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>
/// <c>leads import FILE</c>: brings an exported region in. Its files first, which nobody sees without its rows; then
/// all rows in one commit, with what keeps its mails from going out a second time. Where processes share the storage
/// they may run: they see the region when it is whole.
/// </summary>
internal sealed class ImportRegion(CommandWork work)
{
    private const long LargestRows = 1 << 30;

    public async Task<int> RunAsync(string file)
    {
        await using var installation = Installation.Open(work);
        var storage = installation.Storage;
        using var archive = ArchiveReader.Open(file, ArchiveManifest.OfRegion, work.Room);
        var about = RegionOf(archive.Manifest);
        if ((await storage.ListAsync(about.Region, "", "", 1, CancellationToken.None)).Count > 0)
            throw new CommandRefusedException(new(
                $"区域 {about.Region} 在这里已经存在，不能导入。", $"The region {about.Region} exists here already."));
        var operations = await OperationsAsync(archive, about);
        await CopyFilesAsync(archive, about.Region, installation.Files);
        var result = await storage.CommitAsync(about.Region, operations, CancellationToken.None);
        if (!result.Done)
            throw new CommandRefusedException(new(
                "压缩包中有重复的行，什么也没有写入。", "The archive holds a row twice; nothing was written."));
        work.Say($"{about.Region}：已导入 {about.Rows} 行（{about.Projects} 个项目），{about.Files} 个文件。",
            $"{about.Region}: {about.Rows} rows ({about.Projects} projects), {about.Files} files are here now.");
        work.Say("本区域的邮件暂停。确认原系统不再发送后，调用 POST /api/mail/resume 恢复。",
            "Its mail is paused. When the other installation sends no more, POST /api/mail/resume lets it go out here.");
        return CommandTable.Done;
    }

    private static ArchivedRegion RegionOf(ArchiveManifest manifest) =>
        manifest is { Regions: [{ Region: { } id } region], Entries: var entries } && Regions.RegionIds.IsValid(id)
        && entries.Any(entry => entry is { Name: ExportRegion.Rows, Length: <= LargestRows })
            ? region
            : throw new CommandRefusedException(new(
                "清单应有一个区域和它的数据行（最大 1 GB）。", "The manifest must name one region and its rows (at most 1 GB)."));

    private async Task<IReadOnlyList<Operation>> OperationsAsync(ArchiveReader archive, ArchivedRegion about)
    {
        var now = work.Clock.GetUtcNow();
        var (dispatches, mails) = (new List<Row>(), new List<Row>());
        var operations = new List<Operation>();
        var (rows, projects, isRegion, activity) = (0, 0, false, (Row?)null);
        await using var lines = archive.Read(ExportRegion.Rows);
        await foreach (var row in TravellingRows.ReadAsync(lines))
        {
            rows++;
            isRegion |= row.Key == RowKeys.Region;
            if (row.Key == NumberedChain.Activity.EndKey)
            {
                activity = row;
                continue;
            }

            operations.Add(new Operation.Insert(row.Key, row.Body));
            if (row.Key.StartsWith(MovedMails.Dispatches, StringComparison.Ordinal))
                dispatches.Add(row);
            else if (row.Key.StartsWith(MovedMails.Mails, StringComparison.Ordinal))
                mails.Add(row);
            else if (row.Key.StartsWith(ProjectStore.Prefix, StringComparison.Ordinal) && ++projects > 0)
                operations.Add(Packed(row));
        }

        if (!isRegion || rows != about.Rows || projects != about.Projects)
            throw new CommandRefusedException(new(
                "数据行与清单中的数目不符。", "The rows are not as many as the manifest says, or the region's own is missing."));
        operations.AddRange(MovedMails.EndUnsent(about.Region, dispatches, mails, now));
        operations.Add(new MailPause(now, "imported").Begin());
        operations.AddRange(ActivityLog.Append(
            activity, new ActivityEntry(now, ActivityEntry.Operator, "regionImported", $"{archive.Manifest.At:O}")));
        return operations;
    }

    private static Operation.PutPacked Packed(Row row)
    {
        try
        {
            var project = ProjectStore.Read(row).Project;
            return new Operation.PutPacked(project.Id, FactPacking.Pack(project));
        }
        catch (JsonException wrong)
        {
            throw new CommandRefusedException(new(
                $"{row.Key} 不是可读的项目：{wrong.Message}", $"{row.Key} is no project that this Leads can read: {wrong.Message}"));
        }
    }

    private static async Task CopyFilesAsync(ArchiveReader archive, string region, IRegionFiles files)
    {
        foreach (var entry in archive.FilesOf(region))
        {
            await using var content = archive.Read(entry.Name);
            await files.SaveAsync(region, ArchiveReader.PathOf(entry), content, CancellationToken.None);
        }
    }
}

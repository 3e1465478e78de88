using System.Globalization;
using Leads.Functions.Audit;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>
/// <c>leads restore FILE [--replace]</c>: verifies everything, prepares it beside what is there, then swaps. Mail stays
/// paused until somebody confirms it.
/// </summary>
internal sealed class Restore(CommandWork work)
{
    public async Task<int> RunAsync(string file, bool replace)
    {
        work.RefuseShared();
        using var held = FolderLock.Take(work.DataFolder);
        var swap = new FolderSwap(work.DataFolder);
        swap.FinishIfBegun();
        if (swap.IsOccupied && !replace)
            throw new CommandRefusedException(new(
                $"{work.DataFolder} 中已有数据。加 --replace 会先把它们移到一旁（不会删除）。",
                $"{work.DataFolder} holds data already. With --replace it is moved aside first, never deleted."));
        using var archive = ArchiveReader.Open(file, ArchiveManifest.OfBackup, FreeSpace.Of(work.DataFolder));
        work.Say("备份校验通过…", "The backup is verified …");
        swap.Prepare();
        await UnpackAsync(archive, swap.Staging);
        await MarkRestoredAsync(swap.Staging, archive.Manifest.At);
        var aside = "replaced-" + work.Clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var isReplaced = swap.IsOccupied;
        swap.Begin(aside);
        swap.FinishIfBegun();
        Tell(archive.Manifest, isReplaced ? Path.Combine(work.DataFolder, aside) : null);
        return CommandTable.Done;
    }

    private static async Task UnpackAsync(ArchiveReader archive, string staging)
    {
        if (archive.Manifest.Entries.All(entry => entry.Name != BackUp.Database))
            throw new CommandRefusedException(new("备份中没有数据库。", "The backup holds no database."));
        await using (var database = new FileStream(SqliteStorage.PathIn(staging), FileMode.CreateNew))
        {
            await using var content = archive.Read(BackUp.Database);
            await content.CopyToAsync(database);
            database.Flush(flushToDisk: true);
        }

        var files = new FolderFiles(staging);
        foreach (var entry in archive.Manifest.Entries.Where(entry => entry.Name != BackUp.Database))
        {
            await using var content = archive.Read(entry.Name);
            await files.SaveAsync(entry.Name.Split('/')[1], ArchiveReader.PathOf(entry), content, CancellationToken.None);
        }
    }

    /// <summary>
    /// A mail that was being sent when the backup was made may have left. One that waited then is sent after the pause:
    /// whoever ends the pause says so. The trail tells that what was written after the backup is gone.
    /// </summary>
    private async Task MarkRestoredAsync(string staging, DateTimeOffset backup)
    {
        var now = work.Clock.GetUtcNow();
        await using var storage = CommandWork.Open(staging);
        foreach (var region in await storage.ListRegionsAsync(CancellationToken.None))
        {
            var mails = await storage.ListAllAsync(region, MovedMails.Mails);
            var activity = await storage.FindAsync(region, NumberedChain.Activity.EndKey, CancellationToken.None);
            await storage.CommitAsync(
                region,
                [.. MovedMails.EndClaims(mails), new MailPause(now, "restored").Begin(),
                    .. ActivityLog.Append(
                        activity, new ActivityEntry(now, ActivityEntry.Operator, "restored", $"{backup:O}"))],
                CancellationToken.None);
        }
    }

    private void Tell(ArchiveManifest manifest, string? aside)
    {
        foreach (var region in manifest.Regions)
            work.Say($"{region.Region}：{region.Projects} 个项目，{region.Files} 个文件",
                $"{region.Region}: {region.Projects} projects, {region.Files} files");
        if (aside is not null)
            work.Say($"原有数据在 {aside}", $"What was there is in {aside}");
        work.Say(
            $"已恢复到 {manifest.At:yyyy-MM-dd HH:mm} (UTC) 的备份。邮件暂停，确认后调用 POST /api/mail/resume 恢复发送。",
            $"Restored as of {manifest.At:yyyy-MM-dd HH:mm} (UTC). Mail is paused until somebody calls POST /api/mail/resume.");
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>
/// <c>leads doctor</c>: looks at database, boards and files beside whatever works on them, and changes nothing.
/// </summary>
internal sealed class Doctor(CommandWork work)
{
    private const int MostShown = 20;

    private int _wrong;

    public async Task<int> RunAsync()
    {
        work.SayWhere();
        if (work.Options.IsShared)
            await CheckLiveAsync();
        else if (CheckDatabase())
            await CheckCopyAsync();
        if (_wrong == 0)
            work.Say("一切正常。", "All is well.");
        else
            work.Say($"发现 {_wrong} 处问题。", $"{_wrong} problems were found.");
        return _wrong == 0 ? CommandTable.Done : CommandTable.Refused;
    }

    /// <summary>Whether the regions in it can be looked at.</summary>
    private bool CheckDatabase()
    {
        var complaints = SqliteSnapshot.Complaints(work.DataFolder);
        Tell(new("数据库文件", "database file"), complaints);
        if (complaints.Count > 0)
            return false;
        var (version, known) = (SqliteSnapshot.VersionOf(work.DataFolder), SqliteSchema.Migrations[^1].Version);
        work.Say($"✓ 数据库结构版本 {version}（本程序 {known}）", $"✓ schema version {version} (this program: {known})");
        return true;
    }

    private async Task CheckLiveAsync()
    {
        await using var live = await Snapshot.LiveAsync(work);
        await CheckRegionsAsync(live);
    }

    private async Task CheckCopyAsync()
    {
        var copy = Directory.CreateTempSubdirectory("leads-doctor-").FullName;
        try
        {
            await using var snapshot = await Snapshot.TakeAsync(work, copy);
            await CheckRegionsAsync(snapshot);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private async Task CheckRegionsAsync(Snapshot snapshot)
    {
        var seals = new Seals(snapshot.Storage, snapshot.Files, work.Options, work.Clock);
        foreach (var region in snapshot.Regions)
        {
            await CheckBoardAsync(snapshot, region);
            await CheckFilesAsync(snapshot, region);
            if (await seals.NewestAsync(region, CancellationToken.None) is null)
                work.Say($"· {region}：台账没有封签（LEADS_SEAL_KEY）", $"· {region}: the trail is not sealed (LEADS_SEAL_KEY)");
            if (await snapshot.Storage.IsMailPausedAsync(region, CancellationToken.None))
                work.Say($"· {region}：邮件暂停，等待 POST /api/mail/resume",
                    $"· {region}: mail is paused until POST /api/mail/resume");
        }
    }

    private async Task CheckBoardAsync(Snapshot snapshot, string region)
    {
        try
        {
            var found = await LookAsync(snapshot, region);
            Tell(
                new($"{region}：看板与 {found.Projects} 个项目（{found.Pending} 项变更待汇总）",
                    $"{region}: board and {found.Projects} projects ({found.Pending} changes wait to be folded)"),
                found.Differences);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            Tell(new($"{region}：数据行无法读取", $"{region}: rows cannot be read"), [damage.Message]);
        }
    }

    /// <summary>What others write meanwhile may seem wrong: it is looked at again. A copy stands still.</summary>
    private async Task<BoardFindings> LookAsync(Snapshot snapshot, string region)
    {
        for (var again = work.Options.IsShared ? 3 : 0; ; again--)
        {
            var regions = new RegionStore(snapshot.Storage, work.Options, work.Clock);
            var found = await new BoardCheck(snapshot.Storage, regions, new ProjectStore(snapshot.Storage))
                .RunAsync(region, CancellationToken.None);
            if (found.Differences.Count == 0 || again == 0)
                return found;
        }
    }

    private async Task CheckFilesAsync(Snapshot snapshot, string region)
    {
        var (wrong, count) = (new List<string>(), 0);
        try
        {
            foreach (var (path, sha256) in await snapshot.NamedFilesAsync(region))
            {
                count++;
                if (await ComplaintAsync(snapshot.Files, region, path, sha256) is { } complaint)
                    wrong.Add($"{path}: {complaint}");
            }
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            wrong.Add(damage.Message);
        }

        Tell(new($"{region}：{count} 个文件", $"{region}: {count} files"), wrong);
    }

    private static async Task<string?> ComplaintAsync(IRegionFiles files, string region, FilePath path, string? sha256)
    {
        await using var stream = await files.OpenAsync(region, path, CancellationToken.None);
        if (stream is null)
            return "缺失 missing";
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
        return sha256 is null || hash == sha256 ? null : "损坏 damaged";
    }

    private static bool IsDamage(Exception damage) =>
        damage is JsonException or FormatException or InvalidDataException or StorageFailedException
            or InvalidOperationException;

    private void Tell(Text what, IReadOnlyList<string> wrong)
    {
        var sign = wrong.Count == 0 ? "✓ " : "✗ ";
        work.Say(sign + what.Zh, sign + what.En);
        foreach (var complaint in wrong.Take(MostShown))
            work.Output.WriteLine("    " + complaint);
        if (wrong.Count > MostShown)
            work.Output.WriteLine($"    … ({wrong.Count})");
        _wrong += wrong.Count;
    }
}

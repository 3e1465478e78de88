using Leads.Functions.Audit;
using Leads.Functions.People;

namespace Leads.Functions.Commands;

/// <summary>
/// <c>leads verify</c>: walks every chain of the trail and its seals beside whatever works on the data, and changes
/// nothing.
/// </summary>
internal sealed class Verify(CommandWork work)
{
    private const int MostShown = 50;

    private int _wrong;

    public async Task<int> RunAsync()
    {
        work.SayWhere();
        var copy = Directory.CreateTempSubdirectory("leads-verify-").FullName;
        try
        {
            await using var snapshot = await Snapshot.TakeAsync(work, copy);
            var check = new TrailCheck(
                snapshot.Storage, snapshot.Files, work.Options.SealKey is { } secret ? new SealKey(secret) : null);
            foreach (var partition in snapshot.Regions.Append(PeopleStore.Partition))
                Tell(partition, await check.RunAsync(partition));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }

        if (_wrong == 0)
            work.Say("留痕完整，没有发现改动。", "The trail is whole; nothing was changed past it.");
        else
            work.Say($"发现 {_wrong} 处改动或缺失。", $"{_wrong} changes or gaps were found.");
        return _wrong == 0 ? CommandTable.Done : CommandTable.Refused;
    }

    private void Tell(string region, TrailFindings found)
    {
        var sign = found.Wrong == 0 ? "✓" : "✗";
        work.Say(
            $"{sign} {region}：{found.Projects} 个项目的 {found.Entries} 条记录，设置 {found.Settings} 条，"
                + $"活动 {found.Activity} 条，封签 {found.Seals} 枚",
            $"{sign} {region}: {found.Entries} entries of {found.Projects} projects, {found.Settings} of settings, "
                + $"{found.Activity} of activity, {found.Seals} seals");
        foreach (var note in found.Notes)
            work.Say($"· {region}：{note.Zh}", $"· {region}: {note.En}");
        foreach (var (chain, number, what) in found.Faults.Take(MostShown))
        {
            work.Output.WriteLine($"    {chain} #{number}：{what.Zh}");
            work.Output.WriteLine($"    {chain} #{number}: {what.En}");
        }

        if (found.Wrong > MostShown)
            work.Output.WriteLine($"    … ({found.Wrong})");
        _wrong += found.Wrong;
    }
}

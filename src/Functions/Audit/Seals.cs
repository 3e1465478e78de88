using System.Security.Cryptography;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>
/// Makes the seals of a partition: one a day, and one before an issue is frozen when the newest is older than a day.
/// Without a key none is made.
/// </summary>
public sealed class Seals(IRegionStorage storage, IRegionFiles files, LeadsOptions options, TimeProvider clock)
{
    /// <summary>So many lists may have to be read for the next one: then a list names all projects again.</summary>
    internal const int MostLists = 30;

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly SealKey? _key = options.SealKey is { } secret ? new SealKey(secret) : null;
    private readonly Turns _turns = new();

    /// <summary>The newest seal; null when there is none or the process has no key.</summary>
    public async Task<Seal?> NewestAsync(string partition, CancellationToken stop)
    {
        if (_key is null)
            return null;
        var end = ChainEnd.Of(await storage.FindAsync(partition, NumberedChain.Seals.EndKey, stop));
        return await storage.FindAsync(partition, NumberedChain.Seals.KeyOf(end.Number), stop) is { } row
            ? Seal.Read(row)
            : null;
    }

    /// <summary>Makes the seal of this day of the zone, unless it is made.</summary>
    public Task SealDailyAsync(string partition, string timeZone, CancellationToken stop)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var now = clock.GetUtcNow();
        return SealUnlessAsync(partition, newest => DayOf(newest) >= DayOf(now), stop);

        DateTime DayOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).Date;
    }

    /// <summary>Makes one for an issue that is about to be frozen, unless the newest is of the last day.</summary>
    public Task SealForIssueAsync(string partition, CancellationToken stop) =>
        SealUnlessAsync(partition, newest => clock.GetUtcNow() - newest < s_day, stop);

    private async Task SealUnlessAsync(
        string partition, Func<DateTimeOffset, bool> isFresh, CancellationToken stop)
    {
        if (_key is null || await IsSealedAsync())
            return;
        using var turn = await _turns.TakeAsync(partition, stop);
        if (!await IsSealedAsync())
            await SealAsync(partition, _key, stop);

        async Task<bool> IsSealedAsync() =>
            ChainEnd.Of(await storage.FindAsync(partition, NumberedChain.Seals.EndKey, stop)) is { Number: > 0 } end
            && isFresh(end.At);
    }

    /// <summary>One that another process makes at the same time and writes first is the seal, not this one.</summary>
    private async Task SealAsync(string partition, SealKey key, CancellationToken stop)
    {
        var end = await storage.FindAsync(partition, NumberedChain.Seals.EndKey, stop);
        var (settings, activity) = (await EndOfAsync(NumberedChain.Settings), await EndOfAsync(NumberedChain.Activity));
        var number = ChainEnd.Of(end).Number + 1;
        await using var list = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite,
            FileShare.None, 64 << 10, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var (known, lists) = await KnownAsync(partition, stop);
        var listsAll = lists >= MostLists;
        var (projects, changed) = await ListChangedAsync(partition, list, listsAll ? new() : known, stop);
        var sha256 = changed == 0 ? null : await SaveAsync(partition, number, list, stop);
        var now = clock.GetUtcNow();
        await storage.CommitAsync(partition, NumberedChain.Seals.Append(end, now, [(at, previous) => new Seal
        {
            Number = at,
            Partition = partition,
            At = now,
            Previous = previous,
            Key = key.Id,
            Settings = settings,
            Activity = activity,
            Projects = projects,
            Changed = changed,
            ListsAll = listsAll ? true : null,
            File = sha256,
            FileName = sha256 is null ? null : Seal.NameOf(number, sha256),
        }.Write(key)]), stop);

        async Task<ChainEnd> EndOfAsync(NumberedChain chain) =>
            ChainEnd.Of(await storage.FindAsync(partition, chain.EndKey, stop));
    }

    private async Task<string> SaveAsync(string partition, int number, Stream list, CancellationToken stop)
    {
        list.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(list, stop));
        list.Position = 0;
        await files.SaveAsync(partition, Seal.PathOf(Seal.NameOf(number, sha256)), list, stop);
        return sha256;
    }

    /// <summary>Writes a line for each project whose head is another than the known one.</summary>
    private async Task<(int Projects, int Changed)> ListChangedAsync(
        string partition, Stream list, SealedHeads known, CancellationToken stop)
    {
        await using var writer = new StreamWriter(list, leaveOpen: true) { NewLine = "\n" };
        var (projects, changed) = (0, 0);
        await foreach (var row in storage.RowsAsync(partition, ProjectStore.Prefix, stop))
        {
            projects++;
            var (version, head) = ProjectStore.HeadOf(row);
            if (head is null || !Guid.TryParseExact(row.Key[ProjectStore.Prefix.Length..], "N", out var id)
                || (known.Find(id) is { } before && before.Head == SealedHead.HalfOf(head)))
                continue;
            await writer.WriteLineAsync(SealedHeads.Line(id, version, head));
            changed++;
        }

        return (projects, changed);
    }

    /// <summary>
    /// What the seals know since the last list of all, and in how many lists. One that is gone or damaged only makes
    /// the next longer: what it knew is listed again.
    /// </summary>
    private async Task<(SealedHeads Known, int Lists)> KnownAsync(string partition, CancellationToken stop)
    {
        var (known, listed) = (new SealedHeads(), new List<Seal>());
        await foreach (var row in storage.RowsAsync(partition, NumberedChain.Seals.Prefix, stop))
        {
            if (Seal.Read(row) is not { File: not null } seal)
                continue;
            if (seal.ListsAll == true)
                listed.Clear();
            listed.Add(seal);
        }

        foreach (var seal in listed)
        {
            if (await files.OpenAsync(partition, seal.Path, stop) is { } list)
                await known.AddAsync(seal.Number, list, stop);
        }

        return (known, listed.Count);
    }
}

using System.Globalization;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Exports;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Audit;

public sealed class WholeTrailTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.In("here");

    private string There => _folder.In("there");

    // The commands go by the machine's clock, and what they note must not come days after the last seal.
    private static string Yesterday => DateTime.UtcNow.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_chance_writes_the_trail_is_whole()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using var bureau = await SealedCounty.OpenAsync(Here);
        await SealedCounty.NextDayAsync(bureau);
        await new RandomBureau(bureau, seed).LiveAsync(12, plain: false);
        await SealedCounty.NextDayAsync(bureau);
        await bureau.CaptureAsync("signed", "封签之后", "2026-11-22");
        var (code, said) = await LeadsCommand.RunAsync(new Place(Here, Key: SealedCounty.Key), "verify");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_letter_changed_in_any_row_of_a_chain_is_found()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var bureau = await SealedCounty.OpenAsync(Here);
        await SealedCounty.NextDayAsync(bureau);
        await new RandomBureau(bureau, seed).LiveAsync(4, plain: false);
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        var rows = (await storage.ListAsync(SealedCounty.Region, "", "", int.MaxValue, CancellationToken.None))
            .Where(row => row.Key.StartsWith("project-", StringComparison.Ordinal)
                || row.Key.StartsWith("history-", StringComparison.Ordinal)
                || row.Key.StartsWith("seal-", StringComparison.Ordinal)).ToArray();
        foreach (var row in random.GetItems(rows, 8))
        {
            var changed = row.Body.ToArray();
            var at = random.GetItems([.. Enumerable.Range(0, changed.Length).Where(i => char.IsAsciiLetter((char)changed[i]))], 1)[0];
            changed[at] = changed[at] == (byte)'q' ? (byte)'w' : (byte)'q';
            await PutAsync(storage, row.Key, changed);
            var (code, said) = await LeadsCommand.RunAsync(new Place(Here, Key: SealedCounty.Key), "verify");
            Assert.True(code == 1, $"{row.Key} byte {at}: {said}");
            await PutAsync(storage, row.Key, row.Body.ToArray());
        }
    }

    [Fact]
    public async Task It_is_whole_after_a_backup_and_its_restore_which_it_tells_of()
    {
        await using (var bureau = await SealedCounty.OpenAsync(Here, Yesterday))
        {
            await bureau.CaptureAsync("signed", "甲", "2026-03-01", "\"chain\":\"果业\"");
            await SealedCounty.NextDayAsync(bureau);
            await LeadsCommand.DoneAsync(Here, "backup", _folder.In("backup.zip"));
        }

        await LeadsCommand.DoneAsync(There, "restore", _folder.In("backup.zip"));
        Assert.Equal(["restored"], await WholeThereAsync());
    }

    [Fact]
    public async Task It_is_whole_after_the_region_has_moved_which_it_tells_of()
    {
        await using (var bureau = await SealedCounty.OpenAsync(Here, Yesterday))
        {
            await bureau.CaptureAsync("signed", "甲", "2026-03-01", "\"chain\":\"果业\"");
            Assert.Equal(200, (await bureau.SendAsync(HttpMethod.Get, "/projects/export")).Code);
            await SealedCounty.NextDayAsync(bureau);
            await LeadsCommand.DoneAsync(Here, "export", SealedCounty.Region, _folder.In("region.zip"));
        }

        await LeadsCommand.DoneAsync(There, "import", _folder.In("region.zip"));
        Assert.Equal(["regionImported", "projectsExported"], await WholeThereAsync());
    }

    private async Task<string[]> WholeThereAsync()
    {
        var (code, said) = await LeadsCommand.RunAsync(new Place(There, Key: SealedCounty.Key), "verify");
        Assert.True(code == 0, said);
        using var process = await KilledProcess.StartAsync(There);
        return (await process.AskAsync(HttpMethod.Get, Bureau.Home + "/trail?part=activity")).Lines("items", "action");
    }

    private static async Task PutAsync(IRegionStorage storage, string key, byte[] body) =>
        Assert.True((await storage.CommitAsync(
            SealedCounty.Region, [new Operation.Put(key, body)], CancellationToken.None)).Done);
}

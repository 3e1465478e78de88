using Leads.Functions.Audit;
using Leads.Functions.Commands;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Commands;

public sealed class StillCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _copies;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_of_a_region_that_others_write_to_is_of_one_moment()
    {
        await using var bureau = await Bureau.OpenAsync();
        var busy = WriteAsync(bureau, 60);
        while (!busy.IsCompleted)
        {
            var projects = (await bureau.NamesAsync("?limit=1000")).Length;
            if (await TryAsync(bureau) is { } found)
                Assert.True(
                    found.Wrong == 0 && found.Projects >= projects, $"{found.Wrong} {found.Projects} {projects}");
        }

        await busy;
        Assert.True(await TryAsync(bureau) is { Wrong: 0, Projects: 60 });
    }

    [Fact]
    public async Task A_region_that_is_written_to_all_the_time_is_refused()
    {
        await using var bureau = await Bureau.OpenAsync();
        await using var copy = Open();
        var number = 0;
        // Somebody writes between any two readings, however quick they are.
        var busy = new ObservedStorage(bureau.App.Services.GetRequiredService<IRegionStorage>(), async call =>
        {
            if (call == "ReadAllPacked")
                await bureau.CaptureAsync("signed", $"项目{++number}", "2026-03-01");
        });
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(
            () => new StillCopy(busy, copy).TakeAsync("binzhou"));
        Assert.Contains("quieter moment", refused.Message);
    }

    private static async Task WriteAsync(Bureau bureau, int projects)
    {
        for (var number = 0; number < projects; number++)
        {
            var id = await bureau.CaptureAsync("signed", $"项目{number}", "2026-03-01");
            await bureau.FactAsync(id, "opened", "2026-04-01");
        }
    }

    /// <summary>What the trail's check finds in a copy; null when none could be had for writing.</summary>
    private async Task<TrailFindings?> TryAsync(Bureau bureau)
    {
        await using var copy = Open();
        try
        {
            await new StillCopy(bureau.App.Services.GetRequiredService<IRegionStorage>(), copy).TakeAsync("binzhou");
        }
        catch (CommandRefusedException)
        {
            return null;
        }

        var files = bureau.App.Services.GetRequiredService<IRegionFiles>();
        return await new TrailCheck(copy, files, null).RunAsync("binzhou");
    }

    private SqliteStorage Open() =>
        SqliteStorage.Open(new SqliteOptions(_folder.In($"copy{++_copies}")), NullLogger<SqliteStorage>.Instance);
}

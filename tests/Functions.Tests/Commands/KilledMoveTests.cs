using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Commands;

public sealed class KilledMoveTests : IDisposable
{
    private static readonly int s_kills = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 100 : 6;

    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.In("here");

    private string Archive => _folder.In("archive.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_import_has_brought_the_whole_region_or_nothing()
    {
        await County.FillAsync(Here);
        await LeadsCommand.DoneAsync(Here, "export", "binzhou", Archive);
        for (var kill = 1; kill <= s_kills; kill++)
        {
            var there = _folder.In($"there-{kill}");
            await LeadsCommand.KillAsync(there, Moment(kill), "import", Archive);
            var (code, said) = await LeadsCommand.RunAsync(there, "import", Archive);
            Assert.True(code == 0 || said.Contains("exists here already", StringComparison.Ordinal), said);
            await LeadsCommand.DoneAsync(there, "doctor");
        }
    }

    [Fact]
    public async Task A_killed_restore_leaves_the_old_data_or_the_restored_and_the_next_start_works_on_them()
    {
        await County.FillAsync(Here);
        await LeadsCommand.DoneAsync(Here, "backup", Archive);
        for (var kill = 1; kill <= s_kills; kill++)
        {
            await LeadsCommand.KillAsync(Here, Moment(kill), "restore", Archive, "--replace");
            using (var process = await KilledProcess.StartAsync(Here))
                Assert.Equal(152, (await process.AskAsync(HttpMethod.Get, County.Home + "/projects?limit=10000")).List("items").Length);
            await LeadsCommand.DoneAsync(Here, "doctor");
        }
    }

    /// <summary>Spread over what a command takes on a quiet machine and on a busy one.</summary>
    private static TimeSpan Moment(int kill) => TimeSpan.FromMilliseconds(100 + (kill * 1_400 / s_kills));
}

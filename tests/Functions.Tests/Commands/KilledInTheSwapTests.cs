using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Commands;

/// <summary>Kills that are known to have hit the moment that matters: what lies in the folder afterwards proves it.</summary>
public sealed class KilledInTheSwapTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20261121;
    private const int Tries = 200;

    private static readonly int s_hits = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 40 : 4;

    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.In("here");

    private string Staging => Path.Combine(Here, "restoring");

    private string Mark => Path.Combine(Staging, "ready");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restore_killed_while_it_swaps_is_finished_by_the_next_start_and_one_killed_before_never_was()
    {
        var states = new[] { await FillAsync("one.zip", ""), await FillAsync("two.zip", "新来的项目") };
        (string Name, Func<bool> Shows)[] moments =
        [
            ("unpacking", () => Directory.Exists(Staging)),
            ("settled", () => File.Exists(Mark)),
            ("old files aside", () => File.Exists(Mark) && !Directory.Exists(Path.Combine(Here, "files"))),
            ("new files in place", () => File.Exists(Mark) && !Directory.Exists(Path.Combine(Staging, "files"))),
            ("old database aside", () => File.Exists(Mark) && !File.Exists(Path.Combine(Here, "leads.db"))),
            ("new database in place", () => File.Exists(Mark) && !File.Exists(Path.Combine(Staging, "leads.db"))),
        ];
        var (random, hits, old) = (new Random(Seed), 0, 1);
        output.WriteLine($"seed {Seed}");
        for (var kill = 1; hits < s_hits && kill <= Tries; kill++)
        {
            var (moment, shows) = moments[random.Next(moments.Length)];
            await LeadsCommand.KillWhenAsync(Here, shows, "restore", states[1 - old].Archive, "--replace");
            var (isSettled, isBegun) = (File.Exists(Mark), Directory.Exists(Staging));
            using (var process = await KilledProcess.StartAsync(Here))
            {
                var figures = await ToldAsync(process);
                var found = Array.FindIndex(states, state => state.Figures == figures);
                output.WriteLine($"kill {kill} at \"{moment}\": settled {isSettled}, begun {isBegun}, then state {found}");
                Assert.NotEqual(-1, found);
                if (isSettled)
                    Assert.NotEqual(old, found);
                else if (isBegun)
                    Assert.Equal(old, found);
                old = found;
            }

            hits += isSettled ? 1 : 0;
            Assert.False(Directory.Exists(Staging) && isSettled, "the swap was not finished");
            await LeadsCommand.DoneAsync(Here, "doctor");
        }

        Assert.True(hits >= s_hits, $"only {hits} of {Tries} kills hit the swap");
    }

    [Fact]
    public async Task An_import_killed_while_it_commits_has_brought_the_whole_region_or_nothing_and_left_the_others_alone()
    {
        var (archive, figures) = (_folder.In("region.zip"), (await FillAsync("unused.zip", "")).Figures);
        await LeadsCommand.DoneAsync(Here, "export", "binzhou", archive);
        var (random, hits) = (new Random(Seed), 0);
        output.WriteLine($"seed {Seed}");
        for (var kill = 1; hits < s_hits && kill <= Tries; kill++)
        {
            var there = _folder.In($"there-{kill}");
            await NeighbourAsync(there);
            var wal = new FileInfo(Path.Combine(there, "leads.db-wal"));
            var (before, grown) = (LengthOf(wal), 4096 * random.Next(1, 60));
            var wasRunning = await LeadsCommand.KillWhenAsync(
                there, () => LengthOf(wal) is var now && now != before && now > grown, "import", archive);
            using (var process = await KilledProcess.StartAsync(there))
            {
                var regions = (await process.AskAsync(HttpMethod.Get, "/api/regions")).Lines("items", "id");
                output.WriteLine(
                    $"kill {kill} at {grown} bytes of log: running {wasRunning}, then {string.Join(' ', regions)}");
                Assert.Contains("neighbour", regions);
                if (regions.Contains("binzhou"))
                    Assert.Equal(figures, await ToldAsync(process));
                Assert.Single((await process.AskAsync(HttpMethod.Get, "/api/regions/neighbour/projects")).List("items"));
            }

            hits += wasRunning ? 1 : 0;
            await LeadsCommand.DoneAsync(there, "doctor");
        }

        Assert.True(hits >= s_hits, $"only {hits} of {Tries} kills hit the commit");
    }

    /// <summary>A state of the data folder, what it says, and its backup.</summary>
    private async Task<(string Archive, string Figures)> FillAsync(string archive, string project)
    {
        if (project.Length == 0)
            await County.FillAsync(Here);
        string figures;
        using (var process = await KilledProcess.StartAsync(Here))
        {
            if (project.Length > 0)
                await process.AskAsync(HttpMethod.Post, County.Home + "/signed-projects",
                    $$"""{"name":"{{project}}","investor":"某公司","on":"2021-01-05","totalInvestment":9}""");
            await process.AskAsync(HttpMethod.Post, County.Home + "/reconcile");
            figures = await ToldAsync(process);
        }

        await LeadsCommand.DoneAsync(Here, "backup", _folder.In(archive));
        return (_folder.In(archive), figures);
    }

    private static async Task NeighbourAsync(string folder)
    {
        using var process = await KilledProcess.StartAsync(folder);
        await process.AskAsync(HttpMethod.Put, "/api/regions/neighbour", """{"name":"邻县"}""");
        await process.AskAsync(HttpMethod.Post, "/api/regions/neighbour/signed-projects",
            """{"name":"邻县项目","investor":"某公司","on":"2021-01-05"}""");
    }

    private static async Task<string> ToldAsync(KilledProcess process) => string.Join(
        '\n', (await County.FiguresAsync(process)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value));

    private static long LengthOf(FileInfo file)
    {
        file.Refresh();
        return file.Exists ? file.Length : 0;
    }
}

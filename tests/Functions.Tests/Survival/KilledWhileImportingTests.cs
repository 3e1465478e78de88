using System.Diagnostics;
using System.Globalization;
using System.Text;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

public sealed class KilledWhileImportingTests(ITestOutputHelper output)
{
    private static readonly bool s_long = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on";
    private static readonly int s_kills = s_long ? 30 : 2;
    private static readonly int s_rows = s_long ? 10_000 : 1_000;

    private readonly byte[] _ledger = Ledger();

    [Fact]
    public async Task A_commit_or_an_undo_that_is_killed_ends_by_itself_or_has_never_begun_and_no_rate_shows_half_of_it()
    {
        using var folder = new TemporaryFolder();
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}, {s_rows} rows");
        var random = new Random(seed);
        var whole = await MeasureAsync(folder.Path);
        for (var kill = 1; kill <= s_kills; kill++)
        {
            var job = kill % 2 == 1 ? "commit" : "undo";
            var moment = whole[job] * random.NextDouble() * 1.1;
            await RoundAsync(folder.Path, $"/api/regions/kill{kill}", job, moment, kill);
        }
    }

    /// <summary>How long a commit and an undo take in a new process.</summary>
    private async Task<Dictionary<string, TimeSpan>> MeasureAsync(string folder)
    {
        var took = new Dictionary<string, TimeSpan>();
        var import = "";
        foreach (var job in new[] { "commit", "undo" })
        {
            using var process = await KilledProcess.StartAsync(folder);
            import = job == "commit" ? await PreviewAsync(process, "/api/regions/kill0") : import;
            var watch = Stopwatch.StartNew();
            await DoAsync(process, import, job);
            took[job] = watch.Elapsed;
            output.WriteLine($"{job} without a kill: {watch.ElapsedMilliseconds} ms");
        }

        return took;
    }

    private async Task RoundAsync(string folder, string region, string job, TimeSpan moment, int kill)
    {
        string import;
        using (var process = await KilledProcess.StartAsync(folder))
        {
            import = await PreviewAsync(process, region);
            if (job == "undo")
                await DoAsync(process, import, "commit");
            var asked = TryAsync(() => process.AskAsync(HttpMethod.Post, $"{import}/{job}"));
            var rates = WatchRatesAsync(process, region);
            await Task.Delay(moment);
            process.Kill();
            await Task.WhenAll(asked, rates);
        }

        using var next = await KilledProcess.StartAsync(folder);
        var found = await StateAsync(next, import);
        var end = found;
        while (end is "committing" or "undoing")
        {
            await AssertAllOrNothingAsync(next, region);
            end = await StateAsync(next, import);
        }

        output.WriteLine($"kill {kill,2}: {job,-6} after {moment.TotalMilliseconds,5:0} ms, found {found}, ended {end}");
        string[] possible = job == "commit" ? ["preview", "committed"] : ["committed", "undone"];
        Assert.Contains(end, possible);
        await AssertIsAsync(next, region, end == "committed" ? s_rows : 0);
        if (end == (job == "commit" ? "preview" : "committed"))
            await AgainAsync(next, region, import, job);
    }

    /// <summary>What was never begun can be begun.</summary>
    private static async Task AgainAsync(KilledProcess process, string region, string import, string job)
    {
        await DoAsync(process, import, job);
        await AssertIsAsync(process, region, job == "commit" ? s_rows : 0);
    }

    private async Task<string> PreviewAsync(KilledProcess process, string region)
    {
        await process.AskAsync(HttpMethod.Put, region, """{"name":"幸存县"}""");
        var preview = await process.UploadAsync(region + "/imports", _ledger, "ledger.csv");
        Assert.Equal(s_rows, preview.GetProperty("accepted").GetInt32());
        return $"{region}/imports/{preview.Id()}";
    }

    private static async Task WatchRatesAsync(KilledProcess process, string region) => await TryAsync(async () =>
    {
        while (true)
        {
            await AssertAllOrNothingAsync(process, region);
            await Task.Delay(10);
        }
    });

    private static async Task AssertAllOrNothingAsync(KilledProcess process, string region) =>
        Assert.Contains(await SignedAsync(process, region), new[] { 0, s_rows });

    private static async Task AssertIsAsync(KilledProcess process, string region, int projects)
    {
        var report = await process.AskAsync(HttpMethod.Post, region + "/reconcile");
        Assert.Empty(report.GetProperty("differences").EnumerateArray());
        Assert.Equal(projects, await SignedAsync(process, region));
        var listed = await process.AskAsync(HttpMethod.Get, region + "/projects?limit=10000&select=id");
        Assert.Equal(projects, listed.GetProperty("items").GetArrayLength());
    }

    private static async Task<int> SignedAsync(KilledProcess process, string region)
    {
        var rates = await process.AskAsync(HttpMethod.Get, $"{region}/rates?by=total&from=2020-01-01");
        return rates.Group("total").GetProperty("signed").GetInt32();
    }

    private static async Task<string> StateAsync(KilledProcess process, string import) =>
        (await process.AskAsync(HttpMethod.Get, import)).Text("state");

    /// <summary>A slow machine answers before the end.</summary>
    private static async Task DoAsync(KilledProcess process, string import, string job)
    {
        await process.AskAsync(HttpMethod.Post, $"{import}/{job}");
        await Eventually.True(
            async () => await StateAsync(process, import) == (job == "commit" ? "committed" : "undone"), seconds: 120);
    }

    /// <summary>Ends quietly with the process.</summary>
    private static async Task TryAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            // Killed.
        }
    }

    private static byte[] Ledger()
    {
        var csv = new StringBuilder("项目名称,投资方,总投资（亿元）,签约时间,责任单位,产业链\n");
        for (var row = 0; row < s_rows; row++)
            csv.Append(CultureInfo.InvariantCulture, $"果品项目{row},某公司{row % 97},{(row % 90) + 10}.5,")
                .Append(CultureInfo.InvariantCulture, $"2025.{(row % 12) + 1}.5,镇{row % 15},链{row % 12}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}

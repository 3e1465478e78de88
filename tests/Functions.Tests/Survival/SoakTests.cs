using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>
/// Everything at once for LEADS_TEST_MINUTES (with --long 20, else a few seconds): latency stays flat, memory grows by
/// the facts of new projects and no more, files grow by what is stored, and all is well at the end. What is asked for
/// as a whole (exports) has a fixed size, else the work itself would grow.
/// </summary>
public sealed class SoakTests
{
    private static readonly bool s_long = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on";

    private static readonly TimeSpan s_lasts = TimeSpan.FromMinutes(double.Parse(
        Environment.GetEnvironmentVariable("LEADS_TEST_MINUTES") ?? (s_long ? "20" : "0.1"), CultureInfo.InvariantCulture));

    // What a project takes in memory: its facts side by side, and its place in the index.
    private const int BytesPerProject = 300;
    private const int RowsPerImport = 30;
    private const int Exported = 200;

    private readonly ConcurrentQueue<(TimeSpan At, double Milliseconds)> _latencies = new();
    private readonly List<Sample> _samples = [];
    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Witness _witness = new();
    private readonly string _home = "/api/regions/soak";
    private int _number;

    [Fact]
    public async Task Twenty_minutes_of_everything_at_once_leave_memory_and_latency_flat_and_all_well()
    {
        using var folder = new TemporaryFolder();
        using (var process = await KilledProcess.StartAsync(folder.Path))
        {
            await _witness.OpenAsync(process);
            await process.AskAsync(HttpMethod.Put, _home, """{"name":"长跑县"}""");
            await process.AskAsync(HttpMethod.Put, _home + "/units/城关镇", """{"name":"城关镇","class":"镇"}""");
            for (var number = 0; number < Exported; number++)
                await process.AskAsync(HttpMethod.Post, _home + "/signed-projects", $$"""
                    {"name":"城关{{number}}","investor":"某公司","unit":"城关镇","on":"2026-01-15","totalInvestment":1}
                    """);
            await Task.WhenAll(
                RepeatAsync("capture", 100, () => MeasuredAsync(() => _witness.CaptureAsync(process))),
                RepeatAsync("fact and correction", 250, () => ChangeAsync(process)),
                RepeatAsync("import and undo", 5_000, () => ImportAsync(process)),
                RepeatAsync("export", 1_000, () => process.Client.GetByteArrayAsync(
                    new Uri(_home + "/projects/export?format=xlsx&unit=城关镇", UriKind.Relative))),
                RepeatAsync("rates", 20, () => process.AskAsync(HttpMethod.Get, _home + "/rates?by=chain")),
                RepeatAsync("issue", 10_000, () => IssueAsync(process, folder.Path)),
                RepeatAsync("draft", 200, () => process.AskAsync(HttpMethod.Put, $"{_home}/scorecards/{County.Week}/draft",
                    $$"""{"opening":"第{{Interlocked.Increment(ref _number)}}稿"}""")),
                RepeatAsync("points", 200, () => process.AskAsync(HttpMethod.Post, _home + "/points",
                    """{"unit":"城关镇","kind":"bonus","points":1,"on":"2026-02-08","reason":"引进企业"}""")),
                RepeatAsync("sample", 1_000, () => SampleAsync(process, folder.Path)));
            await _witness.AssertNothingIsLostAsync(process);
            await Witness.AssertBoardIsFoldAsync(process, _home);
            Assert.DoesNotContain("\"LogLevel\":\"Error\"", process.Said, StringComparison.Ordinal);
        }

        Report();
        await LeadsCommand.DoneAsync(folder.Path, "doctor");
    }

    private async Task RepeatAsync(string what, int pause, Func<Task> work)
    {
        while (_watch.Elapsed < s_lasts)
        {
            await work();
            _done.AddOrUpdate(what, 1, (_, times) => times + 1);
            await Task.Delay(pause);
        }
    }

    private async Task MeasuredAsync(Func<Task> work)
    {
        var began = _watch.Elapsed;
        await work();
        _latencies.Enqueue((began, (_watch.Elapsed - began).TotalMilliseconds));
    }

    private async Task ChangeAsync(KilledProcess process)
    {
        var project = await process.AskAsync(HttpMethod.Post, _home + "/signed-projects", $$"""
            {"name":"果园{{Interlocked.Increment(ref _number)}}","investor":"某公司","chain":"果业","on":"2026-01-15","totalInvestment":1}
            """);
        var at = $"{_home}/projects/{project.Text("id")}/facts";
        await process.AskAsync(HttpMethod.Post, at, """{"milestone":"opened","on":"2026-02-05"}""");
        await process.AskAsync(HttpMethod.Post, $"{at}/{project.LastFact("signed").Text("id")}/correction",
            """{"totalInvestment":2,"why":"合同补充"}""");
    }

    private async Task ImportAsync(KilledProcess process)
    {
        var csv = new System.Text.StringBuilder("项目名称,投资方,总投资（亿元）,签约时间\n");
        for (var row = 0; row < RowsPerImport; row++)
            csv.Append(CultureInfo.InvariantCulture, $"进口{Interlocked.Increment(ref _number)},某公司,1.5,2026.3.5\n");
        var preview = await process.UploadAsync(
            _home + "/imports", System.Text.Encoding.UTF8.GetBytes(csv.ToString()), "ledger.csv");
        var import = $"{_home}/imports/{preview.Id()}";
        await DoAsync("commit", "committed");
        await DoAsync("undo", "undone");

        async Task DoAsync(string job, string state)
        {
            await process.AskAsync(HttpMethod.Post, $"{import}/{job}");
            await Eventually.True(
                async () => (await process.AskAsync(HttpMethod.Get, import)).Text("state") == state, seconds: 60);
        }
    }

    /// <summary>A small county each time: an issue is made once only.</summary>
    private async Task IssueAsync(KilledProcess process, string folder)
    {
        var county = $"county{Interlocked.Increment(ref _number)}";
        var home = "/api/regions/" + county;
        await process.AskAsync(HttpMethod.Put, home, """{"name":"小县"}""");
        await process.AskAsync(HttpMethod.Put, home + "/recipients/zhang",
            """{"name":"张","email":"zhang@example.com","audiences":["all"],"language":"zh"}""");
        await process.AskAsync(HttpMethod.Post, $"{home}/scorecards/{County.Week}/issue");
        await Eventually.True(async () => (await process.AskAsync(HttpMethod.Get, $"{home}/scorecards/{County.Week}/mails"))
            .List("items").All(mail => mail.Text("state") == "sent"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "outbox"), $"*@{county}.leads.eml"));
    }

    private Task SampleAsync(KilledProcess process, string folder)
    {
        _samples.Add(new Sample(
            _watch.Elapsed, process.Resident, LengthOf("leads.db"), LengthOf("leads.db-wal"), process.ProcessorTime));
        return Task.CompletedTask;

        long LengthOf(string name) => new FileInfo(Path.Combine(folder, name)).Length;
    }

    private void Report()
    {
        var (first, last) = (PercentileOf(0), PercentileOf(3));
        var later = _samples.Skip(_samples.Count / 4).ToList();
        var slope = SlopeOf(later);
        var explained = ProjectsAMinute() * BytesPerProject / 1048576.0;
        Console.WriteLine($"soak: {s_lasts.TotalMinutes:0.##} minutes; "
            + string.Join(", ", _done.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Value} × {d.Key}")));
        Console.WriteLine($"soak: resident MB {later[0].Resident >> 20} after a quarter, {later[^1].Resident >> 20} at the end, "
            + $"at most {_samples.Max(s => s.Resident) >> 20}; slope {slope:0.00} MB a minute, of which {explained:0.00} for the facts of "
            + $"{ProjectsAMinute():0} new projects a minute");
        Console.WriteLine($"soak: database KB {_samples[0].Database >> 10} to {_samples[^1].Database >> 10}, log at most "
            + $"{_samples.Max(s => s.Log) >> 10}, {_samples.Zip(_samples.Skip(1)).Count(pair => pair.Second.Database > pair.First.Database)} "
            + "times a checkpoint was seen to move it over");
        Console.WriteLine($"soak: p99 of captures {first:0} ms in the first quarter, {last:0} ms in the last; "
            + $"processor {_samples[^1].Processor.TotalSeconds:0} s");
        Assert.True(_samples.Max(s => s.Log) < 80L << 20, "the log is not moved over");
        if (s_lasts < TimeSpan.FromMinutes(10))
            return;
        Assert.True(slope - explained < 2, $"memory grows by {slope:0.00} MB a minute, {explained:0.00} are explained");
        Assert.True(last < (3 * first) + 100, $"p99 went from {first:0} to {last:0} ms");
    }

    private double ProjectsAMinute() =>
        (_done.GetValueOrDefault("capture") + _done.GetValueOrDefault("fact and correction")
            + (RowsPerImport * _done.GetValueOrDefault("import and undo"))) / s_lasts.TotalMinutes;

    private double PercentileOf(int quarter)
    {
        var sorted = _latencies.Where(l => (int)(l.At * 4 / s_lasts) == quarter).Select(l => l.Milliseconds).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count * 99 / 100];
    }

    /// <summary>Megabytes a minute, by least squares.</summary>
    private static double SlopeOf(List<Sample> samples)
    {
        var (x, y) = (samples.Average(s => s.At.TotalMinutes), samples.Average(s => s.Resident / 1048576.0));
        return samples.Sum(s => (s.At.TotalMinutes - x) * ((s.Resident / 1048576.0) - y))
            / Math.Max(1e-9, samples.Sum(s => (s.At.TotalMinutes - x) * (s.At.TotalMinutes - x)));
    }

    private sealed record Sample(TimeSpan At, long Resident, long Database, long Log, TimeSpan Processor);
}

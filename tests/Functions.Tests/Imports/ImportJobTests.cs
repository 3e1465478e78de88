using System.Diagnostics;
using Leads.Functions.Imports;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Imports;

public sealed class ImportJobTests(ITestOutputHelper output)
{
    private const string Now = "2026-11-21T02:00:00Z";

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on";

    private static readonly (string, string) s_noWait = ("Prefer", "respond-async");

    private static readonly byte[] s_file = LedgerCsv.Signed()
        .Row("甲", "某公司", "2", "1", "果业", "北极镇", "2026-01-05")
        .Row("乙", "某公司", "3", "3", "果业", "水口镇", "2026-02-05").Bytes();

    public static TheoryData<string, string, bool> Jobs => s_isLong
        ? new() { { "commit", "committed", false }, { "undo", "undone", false }, { "commit", "committed", true } }
        : new() { { "commit", "committed", false }, { "undo", "undone", false } };

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task The_progress_of_ten_thousand_rows_is_seen_to_move(string job, string end, bool areKnown)
    {
        await using var bureau = await Bureau.OpenAsync();
        if (areKnown)
            await Bureau.DoAsync(bureau.CommitAsync(await bureau.PreviewAsync(TenThousand("0.1"))));
        var import = await bureau.PreviewAsync(TenThousand("0.2"));
        if (job == "undo")
            await Bureau.DoAsync(bureau.CommitAsync(import));
        var begun = await bureau.PostAsync($"/imports/{import.Id()}/{job}", null, s_noWait);
        Assert.Equal((202, "1"), (begun.Code, begun.Header("Retry-After")));
        var seen = await WatchAsync(bureau, import.Id());
        foreach (var (progress, at) in seen)
            output.WriteLine($"{at.TotalMilliseconds,6:0} ms {progress}");
        Assert.Equal(end, await StateAsync(bureau, import.Id()));
        Assert.True(seen.Count > 5, "hardly any progress was seen");
        var longest = seen.Zip(seen.Skip(1), (one, next) => next.At - one.At).Max();
        output.WriteLine($"the longest stand-still: {longest.TotalMilliseconds:0} ms");
        // A machine that does much else at once stretches everything: the second is for the long run.
        if (s_isLong)
            Assert.True(longest < TimeSpan.FromSeconds(1), $"it stood still for {longest}");
    }

    private static byte[] TenThousand(string paidIn)
    {
        var file = LedgerCsv.Signed();
        for (var row = 0; row < 10_000; row++)
            file.Row($"项目{row}", $"公司{row / 3}", "0.5", "0.4", $"链{row % 12}", $"镇{row % 15}", "2026-01-05", "", paidIn, paidIn);
        return file.Bytes();
    }

    [Fact]
    public async Task While_a_commit_runs_nothing_else_can_be_done_to_the_import_and_asking_again_joins_it()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.PreviewAsync(s_file);
        await InterruptAsync(bureau, import.Id(), ImportState.Committing);
        var shown = await bureau.GetAsync($"/imports/{import.Id()}");
        Assert.Equal(("committing", "waiting"), (shown.Text("state"), shown.GetProperty("progress").Text("phase")));
        Assert.Equal(2m, shown.Number("created"));
        var fix = """{"rows":[{"sheet":"台账.csv","row":2,"overrule":true,"note":"是"}]}""";
        Assert.Equal(409, (await bureau.SendAsync(HttpMethod.Patch, $"/imports/{import.Id()}/rows", fix)).Code);
        Assert.Equal(409, (await bureau.PostAsync($"/imports/{import.Id()}/undo")).Code);
        var committed = await bureau.CommitAsync(import);
        Assert.Equal((200, "committed", 2m),
            (committed.Code, committed.Json.Text("state"), committed.Json.Number("created")));
    }

    [Theory]
    [InlineData(ImportState.Committing, "committed", 2)]
    [InlineData(ImportState.Undoing, "undone", 0)]
    public async Task What_was_interrupted_goes_on_by_itself_after_a_start(ImportState state, string end, int projects)
    {
        using var folder = new TemporaryFolder();
        Guid id;
        await using (var bureau = await Bureau.OpenAsync(Now, folder: folder.Path))
        {
            var import = await bureau.PreviewAsync(s_file);
            id = import.Id();
            if (state == ImportState.Undoing)
                await Bureau.DoAsync(bureau.CommitAsync(import));
            await InterruptAsync(bureau, id, state);
        }

        await using var later = await Bureau.ReopenAsync("2026-11-22T02:00:00Z", folder.Path);
        await Eventually.True(async () => await StateAsync(later, id) == end);
        Assert.Equal(projects, (await later.NamesAsync()).Length);
        await later.ReconcileAsync();
    }

    [Fact]
    public async Task A_commit_whose_file_is_gone_is_a_preview_again_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var bureau = await Bureau.OpenAsync(Now, folder: folder.Path);
        var import = await bureau.PreviewAsync(s_file);
        File.Delete(Directory.GetFiles(folder.Path, "upload", SearchOption.AllDirectories).Single());
        var failed = await bureau.CommitAsync(import);
        Assert.Equal(422, failed.Code);
        var shown = await bureau.GetAsync($"/imports/{import.Id()}");
        Assert.Equal("preview", shown.Text("state"));
        Assert.Contains("重新上传", shown.GetProperty("failure").Text("message"), StringComparison.Ordinal);
        Assert.Empty(await bureau.NamesAsync());
    }

    [Fact]
    public async Task An_answer_that_is_not_the_end_is_not_kept_under_the_key_of_its_request()
    {
        await using var bureau = await Bureau.OpenAsync();
        var import = await bureau.PreviewAsync(s_file);
        var key = ("Idempotency-Key", "k");
        Assert.Equal(202, (await bureau.CommitAsync(import, key, s_noWait)).Code);
        var joined = await bureau.CommitAsync(import, key);
        Assert.Equal((200, null), (joined.Code, joined.Header("Idempotency-Replayed")));
        var again = await bureau.CommitAsync(import, key);
        Assert.Equal((200, "true", joined.Body), (again.Code, again.Header("Idempotency-Replayed"), again.Body));
    }

    [Fact]
    public async Task Two_different_imports_of_the_same_projects_committed_at_once_both_end_right()
    {
        await using var bureau = await Bureau.OpenAsync();
        var other = LedgerCsv.Signed()
            .Row("乙", "某公司", "3", "3", "果业", "水口镇", "2026-02-05", "2026-05-05")
            .Row("丙", "某公司", "4", "4", "文旅", "新民镇", "2026-03-05").Bytes();
        var (one, two) = (await bureau.PreviewAsync(s_file), await bureau.PreviewAsync(other, "另一份.csv"));
        var commits = await Task.WhenAll(bureau.CommitAsync(one), bureau.CommitAsync(two));
        Assert.All(commits, commit => Assert.Equal(200, commit.Code));
        Assert.Equal(3m, commits.Sum(commit => commit.Json.Number("created")));
        Assert.Equal(["丙", "乙", "甲"], (await bureau.NamesAsync()).Order(StringComparer.Ordinal));
        Assert.Equal("1/3=33.33", (await bureau.GroupAsync()).Rate("opening"));
    }

    [Fact]
    public async Task The_history_names_the_row_of_each_fact_where_two_sheets_tell_of_a_project()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
        var both = (await bureau.GetAsync("/projects?limit=1000")).List("items").First(item =>
            item.GetProperty("milestones").TryGetProperty("signed", out _)
            && item.GetProperty("milestones").TryGetProperty("intended", out _));
        var project = await bureau.ProjectAsync(both.Id());
        var entry = project.List("history").Single();
        var rows = entry.Text("source").Split('；');
        Assert.Equal(2, rows.Length);
        foreach (var milestone in new[] { "signed", "intended" })
        {
            var told = entry.List("changes").Single(change => change.Text("field") == milestone);
            Assert.Equal(project.LastFact(milestone).Text("source"), told.Text("source"));
            Assert.Contains(told.Text("source"), rows);
        }

        Assert.NotEqual(project.LastFact("signed").Text("source"), project.LastFact("intended").Text("source"));
    }

    /// <summary>As a crash leaves it: the job is asked for, nobody is at it.</summary>
    private static async Task InterruptAsync(Bureau bureau, Guid id, ImportState state)
    {
        var (record, etag) = (await bureau.App.Services.GetRequiredService<ImportStore>()
            .FindAsync("binzhou", id, CancellationToken.None))!.Value;
        var job = new ImportJob("administrator", bureau.Clock.GetUtcNow(), new DateOnly(2026, 11, 21));
        var written = await bureau.App.Services.GetRequiredService<IRegionStorage>().CommitAsync(
            "binzhou", [ImportStore.Save(record with { State = state, Job = job }, etag)], CancellationToken.None);
        Assert.True(written.Done);
    }

    private static async Task<string> StateAsync(Bureau bureau, Guid id) =>
        (await bureau.GetAsync($"/imports/{id}")).Text("state");

    /// <summary>Every progress that is seen until the job ends, the end included, with its moment.</summary>
    private static async Task<List<(string Progress, TimeSpan At)>> WatchAsync(Bureau bureau, Guid id)
    {
        var (seen, watch) = (new List<(string Progress, TimeSpan At)>(), Stopwatch.StartNew());
        while (true)
        {
            var import = await bureau.GetAsync($"/imports/{id}");
            var running = import.TryGetProperty("progress", out var progress);
            var now = running ? $"{progress}" : "ended";
            if (seen.Count == 0 || seen[^1].Progress != now)
                seen.Add((now, watch.Elapsed));
            if (!running)
                return seen;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

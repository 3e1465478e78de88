using System.Text.Json;
using Leads.Functions.Imports;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Instances;

/// <summary>Two processes, one of which is asked for an import while the other may be at it.</summary>
public abstract class ImportByTwoTests(SharedStorage shared) : IAsyncLifetime
{
    private const string Home = "/api/regions/binzhou";

    private readonly FakeClock _clock = FakeClock.At("2026-11-21T02:00:00Z");
    private TwoProcesses _both = null!;
    private RunningApp _one = null!;
    private RunningApp _two = null!;

    public async ValueTask InitializeAsync()
    {
        _both = await TwoProcesses.OpenAsync(shared, _clock);
        (_one, _two) = (_both.One.App, _both.Other.App);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _both.DisposeAsync();
    }

    [Fact]
    public async Task A_job_that_both_are_given_is_done_once()
    {
        for (var round = 0; round < 4; round++)
        {
            var id = await UploadAsync(LedgerOf(60, round));
            await AskForAsync(id, ImportState.Committing);
            await RunByBothAsync(id);
            Assert.Equal("committed", (await _two.GetAsync($"{Home}/imports/{id}")).Json.Text("state"));
            Assert.Equal((round + 1) * 60, await ProjectsAsync());
            await AskForAsync(id, ImportState.Undoing);
            await RunByBothAsync(id);
            Assert.Equal("undone", (await _one.GetAsync($"{Home}/imports/{id}")).Json.Text("state"));
            Assert.Equal(round * 60, await ProjectsAsync());
            var again = await UploadAsync(LedgerOf(60, round));
            await AskForAsync(again, ImportState.Committing);
            await RunByBothAsync(again);
        }

        var report = await Bureau.DoAsync(_two.SendAsync(HttpMethod.Post, Home + "/reconcile"));
        Assert.Equal("[]", report.GetProperty("differences").GetRawText());
    }

    [Fact]
    public async Task How_far_a_job_is_shows_at_the_process_that_does_not_run_it()
    {
        var id = await UploadAsync(LedgerOf(shared.LongImport, 0));
        var begun = await _one.SendAsync(
            HttpMethod.Post, $"{Home}/imports/{id}/commit", null, ("Prefer", "respond-async"));
        Assert.Equal(202, begun.Code);
        var seen = new HashSet<string>();
        await Eventually.True(
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(3));
                var import = (await _two.GetAsync($"{Home}/imports/{id}")).Json;
                if (import.TryGetProperty("progress", out var progress))
                    seen.Add(progress.Text("phase"));
                return import.Text("state") == "committed";
            },
            seconds: 120);
        Assert.Contains(seen, phase => phase != "waiting");
        await Eventually.True(async () => (await NotesAsync()).Count == 0);
    }

    [Fact]
    public async Task A_job_that_nobody_is_at_any_more_waits()
    {
        var id = await UploadAsync(LedgerOf(2, 0));
        await AskForAsync(id, ImportState.Committing);
        var note = new ProgressNote(_clock.GetUtcNow(), new ImportProgress(ImportPhase.Comparing, 1, 2));
        await shared.Rows.CommitAsync("binzhou",
            [new Operation.Put(NotedProgress.Prefix + id.ToString("N"),
                JsonSerializer.SerializeToUtf8Bytes(note, ImportsJson.Stored.ProgressNote))],
            CancellationToken.None);
        Assert.Equal("comparing", await PhaseAsync(_one, id));
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("waiting", await PhaseAsync(_two, id));
    }

    private static byte[] LedgerOf(int rows, int from)
    {
        var ledger = LedgerCsv.Signed();
        for (var row = 0; row < rows; row++)
            ledger.Row($"项目{from}-{row}", $"公司{row / 3}", "2", "1", "果业", $"镇{row % 9}", "2026-01-05");
        return ledger.Bytes();
    }

    private async Task<Guid> UploadAsync(byte[] ledger)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(1)); // ids of one moment have no order
        using var form = new MultipartFormDataContent { { new ByteArrayContent(ledger), "file", "ledger.csv" } };
        var reply = await Reply.ReadAsync(await _one.Client.PostAsync(
            new Uri(Home + "/imports", UriKind.Relative), form, TestContext.Current.CancellationToken));
        Assert.True(reply.Code == 201, reply.Body);
        return reply.Json.Id();
    }

    /// <summary>As a request leaves it, without its hint: the tests say who runs it.</summary>
    private async Task AskForAsync(Guid id, ImportState state)
    {
        var (record, etag) = (await _one.Services.GetRequiredService<ImportStore>()
            .FindAsync("binzhou", id, CancellationToken.None))!.Value;
        var job = new ImportJob("administrator", _clock.GetUtcNow(), new DateOnly(2026, 11, 21));
        var asked = ImportStore.Save(record with { State = state, Job = job }, etag);
        Assert.True((await shared.Rows.CommitAsync("binzhou", [asked], CancellationToken.None)).Done);
    }

    private Task RunByBothAsync(Guid id) => Task.WhenAll(new[] { _one, _two }.Select(app =>
        app.Services.GetRequiredService<RunImport>()
            .HandleAsync($"binzhou/{id:N}", TestContext.Current.CancellationToken)));

    private async Task<int> ProjectsAsync() =>
        (await _one.GetAsync(Home + "/projects?limit=1000")).Json.List("items").Length;

    private static async Task<string> PhaseAsync(RunningApp app, Guid id) =>
        (await app.GetAsync($"{Home}/imports/{id}")).Json.GetProperty("progress").Text("phase");

    private Task<IReadOnlyList<Row>> NotesAsync() =>
        shared.Rows.ListAsync("binzhou", NotedProgress.Prefix, "", 10, CancellationToken.None);
}

public sealed class ImportByTwoOnOneFileTests() : ImportByTwoTests(new SharedFolder());

public sealed class ImportByTwoOnAzureTests() : ImportByTwoTests(new SharedAccount());

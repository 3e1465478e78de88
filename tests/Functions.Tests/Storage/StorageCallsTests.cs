using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage;

/// <summary>
/// What a request asks of the storage when nothing is new to the process: on Azure each call is a transaction that is
/// paid for. The hint to the queue comes on top.
/// </summary>
public sealed class StorageCallsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStorage _real = null!;
    private ObservedStorage _storage = null!;
    private RunningApp _app = null!;
    private int _hints;

    public async ValueTask InitializeAsync()
    {
        _real = SqliteStorage.Open(new SqliteOptions(_folder.Path), NullLogger<SqliteStorage>.Instance);
        _storage = new ObservedStorage(_real);
        QueuePut put = (_, _, _, _) =>
        {
            Interlocked.Increment(ref _hints);
            return Task.CompletedTask;
        };
        _app = await RunningApp.StartUnderHostAsync(
            parts => parts.AddSingleton<IRegionStorage>(_storage).AddSingleton(put),
            FakeClock.At("2026-11-21T02:00:00Z"));
        await Bureau.DoAsync(_app.PutAsync(Bureau.Home, """{"name":"彬州市"}"""));
        foreach (var name in new[] { "第一个", "第二个" })
            await CaptureAsync(name);
    }

    [Fact]
    public async Task A_new_project_is_one_commit_and_one_hint()
    {
        var clock = (FakeClock)_app.Services.GetRequiredService<TimeProvider>();
        await Eventually.True(() => NoHintIsOutstandingAsync(clock));
        var before = _hints;
        Assert.Equal(["Commit"], await _storage.CallsOfAsync(() => CaptureAsync("第三个")));
        await Eventually.True(() => NoHintIsOutstandingAsync(clock));
        Assert.Equal(before + 1, _hints);
    }

    [Fact]
    public async Task A_fact_is_one_read_and_one_commit()
    {
        var id = await CaptureAsync("第三个");
        Assert.Equal(["Find", "Commit"], await _storage.CallsOfAsync(() => DoAsync(
            $"/projects/{id}/facts", """{"milestone":"opened","on":"2026-03-01"}""")));
    }

    [Fact]
    public async Task An_idempotency_key_costs_one_read_more()
    {
        Assert.Equal(["Find", "Commit"], await _storage.CallsOfAsync(() => DoAsync(
            "/signed-projects", Signed("第三个"), ("Idempotency-Key", "a"))));
    }

    [Theory]
    [InlineData("/rates", "SeeBoard")]
    [InlineData("/rates?by=chain", "SeeBoard")]
    [InlineData("/rates?by=unit&from=1949-10-01", "SeeBoard")]
    [InlineData("/rates?by=chain&from=2026-02-03&sector=工业", "ReadPending")]
    public async Task Rates_cost_one_look(string question, string call)
    {
        await DoAsync("/reconcile");
        await GetAsync(question);
        Assert.Equal([call], await _storage.CallsOfAsync(() => GetAsync(question)));
    }

    [Fact]
    public async Task A_board_of_yesterday_is_made_anew_once()
    {
        await DoAsync("/reconcile");
        await GetAsync("/rates");
        var clock = (FakeClock)_app.Services.GetRequiredService<TimeProvider>();
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("2026-11-22", (await GetAsync("/rates")).Text("asOf"));
        Assert.Equal(["SeeBoard"], await _storage.CallsOfAsync(() => GetAsync("/rates")));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _real.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A message rests by the clock.</summary>
    private Task<bool> NoHintIsOutstandingAsync(FakeClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(_hints > 0 && clock.TimersSet == 0);
    }

    private async Task<Guid> CaptureAsync(string name) => (await DoAsync("/signed-projects", Signed(name))).Id();

    private static string Signed(string name) => $$"""
        {"name":"{{name}}","investor":"某公司","chain":"果业","unit":"北极镇","totalInvestment":2,"on":"2026-01-05"}
        """;

    private Task<JsonElement> DoAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        Bureau.DoAsync(_app.SendAsync(HttpMethod.Post, Bureau.Home + path, json, headers));

    private Task<JsonElement> GetAsync(string path) => Bureau.DoAsync(_app.GetAsync(Bureau.Home + path));
}

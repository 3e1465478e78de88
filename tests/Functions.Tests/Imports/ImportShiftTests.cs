using System.Collections.Concurrent;
using Leads.Functions.Hosting;
using Leads.Functions.Imports;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Imports;

/// <summary>Jobs that take longer than the Functions host lets a call take.</summary>
public sealed class ImportShiftTests : IAsyncLifetime
{
    private readonly FakeClock _clock = FakeClock.At("2026-11-21T02:00:00Z");
    private readonly SharedFolder _shared = new();
    private readonly ConcurrentQueue<string> _put = [];
    private readonly TaskCompletionSource _gate = new();
    private RunningApp _app = null!;
    private int _atTheGate = -1; // nothing is held yet

    public async ValueTask InitializeAsync()
    {
        _app = await StartAsync(call =>
            call == "Commit" && Volatile.Read(ref _atTheGate) >= 0 ? HoldAsync() : Task.CompletedTask);
        await Bureau.DoAsync(_app.PutAsync(Bureau.Home, """{"name":"彬州市"}"""));
    }

    public async ValueTask DisposeAsync()
    {
        _gate.TrySetResult();
        await _app.DisposeAsync();
        await _shared.DisposeAsync();
    }

    [Fact]
    public async Task A_job_that_takes_several_calls_goes_on_over_all_of_them_and_is_done_once()
    {
        var id = await AskAsync();
        for (var call = 1; call <= 3; call++)
        {
            await OverrunAsync(_app, id);
            Assert.Equal([$"leads-imports binzhou/{id:N}"], _put);
            _put.Clear();
        }

        Assert.Equal(1, _atTheGate);
        var last = DeliverAsync(_app, id);
        _gate.SetResult();
        Assert.Equal((200, "{}"), ((await last).Code, (await last).Body));
        await AssertDoneAsync(id);
        Assert.Equal(200, (await DeliverAsync(_app, id)).Code);
        await AssertDoneAsync(id);
        Assert.DoesNotContain(_put, put => put.StartsWith("leads-imports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_its_process_is_gone_the_next_call_does_the_job_and_what_comes_late_of_the_first_is_nothing()
    {
        var id = await AskAsync();
        await OverrunAsync(_app, id);
        await using (var other = await StartAsync(_ => Task.CompletedTask))
            Assert.Equal(200, (await DeliverAsync(other, id)).Code);
        await AssertDoneAsync(id);
        _gate.SetResult();
        Assert.Equal(200, (await DeliverAsync(_app, id)).Code);
        await AssertDoneAsync(id);
    }

    private Task HoldAsync()
    {
        Interlocked.Increment(ref _atTheGate);
        return _gate.Task;
    }

    private Task<RunningApp> StartAsync(Func<string, Task> before)
    {
        QueuePut put = (queue, message, _, _) =>
        {
            _put.Enqueue($"{queue} {message}");
            return Task.CompletedTask;
        };
        return RunningApp.StartUnderHostAsync(
            parts => parts.AddSingleton<IRegionStorage>(new ObservedStorage(_shared.Rows, before))
                .AddSingleton<IRegionFiles>(_shared.Files).AddSingleton(put),
            _clock);
    }

    /// <summary>An import that waits for its commit, without its hint; from here on commits are held.</summary>
    private async Task<Guid> AskAsync()
    {
        var file = LedgerCsv.Signed()
            .Row("甲", "某公司", "2", "1", "果业", "北极镇", "2026-01-05")
            .Row("乙", "某公司", "3", "3", "果业", "水口镇", "2026-02-05").Bytes();
        var bureau = Bureau.Of(_app, _clock);
        var import = await bureau.PreviewAsync(file);
        Assert.Equal(202, (await bureau.CommitAsync(import, ("Prefer", "respond-async"))).Code);
        await Eventually.True(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(_clock.TimersSet == 0 && !_put.IsEmpty);
        });
        _put.Clear();
        _atTheGate = 0;
        return import.Id();
    }

    /// <summary>A call that is at the job for as long as a call may be.</summary>
    private async Task OverrunAsync(RunningApp app, Guid id)
    {
        var call = DeliverAsync(app, id);
        await Eventually.True(() => Task.FromResult(_clock.TimersSet > 0 && Volatile.Read(ref _atTheGate) > 0));
        Assert.False(call.IsCompleted);
        _clock.Advance(ImportShift.Length);
        Assert.Equal((200, "{}"), ((await call).Code, (await call).Body));
    }

    private static Task<Reply> DeliverAsync(RunningApp app, Guid id) => app.AskAsync(
        HttpMethod.Post, "/RunImport", $$$"""{"Data":{"message":"\"binzhou/{{{id:N}}}\""},"Metadata":{}}""");

    private async Task AssertDoneAsync(Guid id)
    {
        var bureau = Bureau.Of(_app, _clock);
        Assert.Equal("committed", (await bureau.GetAsync($"/imports/{id}")).Text("state"));
        Assert.Equal(2, (await bureau.NamesAsync()).Length);
    }
}

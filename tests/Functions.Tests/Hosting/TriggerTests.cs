using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Leads.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

public sealed class TriggerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"Data":{"item":"\"{\\\"kind\\\":\\\"send\\\",\\\"n\\\":3}\""},"Metadata":{"DequeueCount":"4"}}""", """{"kind":"send","n":3}""", 4)]
    [InlineData("""{"Data":{"item":"\"HelloWorld\""},"Metadata":{"DequeueCount":1}}""", "HelloWorld", 1)]
    [InlineData("""{"Data":{"item":"HelloWorld"},"Metadata":{"DequeueCount":"\"2\""}}""", "HelloWorld", 2)]
    [InlineData("""{"data":{"item":{"kind":"send"}},"metadata":{}}""", """{"kind":"send"}""", 1)]
    [InlineData("""{"Data":{"item":"\"half"}}""", "\"half", 1)]
    [InlineData("""{"Data":{}}""", "", 1)]
    [InlineData("""{}""", "", 1)]
    public void A_message_is_read_however_it_is_encoded(string body, string message, int count)
    {
        var envelope = InvocationEnvelope.Parse(Encoding.UTF8.GetBytes(body));
        Assert.Equal(message, envelope.Message);
        Assert.Equal(count, envelope.DequeueCount);
    }

    [Theory]
    [InlineData("""{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}}}""", true)]
    [InlineData("""{"Data":{"timer":"{\"IsPastDue\":true}"}}""", true)]
    [InlineData("""{"Data":{"timer":{"IsPastDue":false}}}""", false)]
    [InlineData("""{"Data":{"timer":"tick"}}""", false)]
    public void A_tick_says_whether_it_is_late(string body, bool late) =>
        Assert.Equal(late, InvocationEnvelope.Parse(Encoding.UTF8.GetBytes(body)).IsPastDue);

    [Fact]
    public async Task Under_the_host_triggers_are_addresses_that_answer_json_or_fail()
    {
        var port = FreePort();
        var got = "";
        await using var app = await RunningApp.StartAsync(
            map: web => web.MapQueueTrigger("Probe", "probes", (message, _, _) =>
            {
                got = message;
                return message == "bad" ? throw new InvalidOperationException("no") : Task.CompletedTask;
            }),
            settings: ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}"));
        Assert.Equal(port, app.Anyone.BaseAddress!.Port);
        Assert.Equal(200, (await app.AskAsync(HttpMethod.Get, "/")).Code);
        var done = await app.AskAsync(HttpMethod.Post, "/Probe", """{"Data":{"item":"\"binzhou\""},"Metadata":{}}""");
        Assert.Equal((200, "{}", "binzhou"), (done.Code, done.Body, got));
        Assert.StartsWith("application/json", done.Header("Content-Type"));
        Assert.Equal(500, (await app.AskAsync(HttpMethod.Post, "/Probe", """{"Data":{"item":"bad"}}""")).Code);
        Assert.Equal(400, (await app.AskAsync(HttpMethod.Post, "/Probe", "no json")).Code);
        Assert.Equal(401, (await app.AskAsync(HttpMethod.Get, "/api/regions")).Code);
    }

    [Theory]
    [InlineData("X-Forwarded-Proto")]
    [InlineData("x-forwarded-for")]
    [InlineData("x-ms-invocation-id")]
    public async Task Under_the_host_a_trigger_is_no_address_for_what_was_forwarded_from_outside(string mark)
    {
        var got = 0;
        await using var app = await RunningApp.StartAsync(
            map: web => web.MapQueueTrigger("Probe", "probes", (_, _, _) => Task.FromResult(got++)),
            settings: ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{FreePort()}"));
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Post, "/Probe", "{}", (mark, "https"))).Code);
        Assert.Equal(0, got);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Post, "/Probe", "{}")).Code);
    }

    [Fact]
    public async Task On_one_box_a_trigger_is_no_address()
    {
        await using var app = await RunningApp.StartAsync(
            map: web => web.MapQueueTrigger("Probe", "probes", (_, _, _) => Task.CompletedTask));
        string[] triggers = ["/Probe", "/FoldChanges", "/WeeklyScorecard", "/Upkeep", "/MakeRound", "/SendScorecard"];
        foreach (var address in triggers)
            Assert.Equal(404, (await app.SendAsync(HttpMethod.Post, address, "{}")).Code);
        var root = await app.AskAsync(HttpMethod.Get, "/");
        Assert.Equal((302, "/app/"), (root.Code, root.Header("Location")));
    }

    [Fact]
    public async Task Equal_messages_that_wait_are_handled_once()
    {
        var (got, gate) = (Channel.CreateUnbounded<string>(), new SemaphoreSlim(0));
        await using var app = await RunningApp.StartAsync(map: web => web.MapQueueTrigger("Fold", "folds", async (message, _, stop) =>
        {
            await got.Writer.WriteAsync(message, stop);
            await gate.WaitAsync(stop);
        }));
        var pumps = app.Services.GetRequiredService<Pumps>();
        pumps.Send("Fold", "first");
        Assert.Equal("first", await got.Reader.ReadAsync(Stop));
        foreach (var message in new[] { "first", "first", "other", "first" })
            pumps.Send("Fold", message);
        Assert.Equal("other", await got.Reader.ReadAsync(Stop));
        gate.Release(10);
        Assert.Equal("first", await got.Reader.ReadAsync(Stop));
        await Until(() => pumps.Waiting("Fold") == 0);
        Assert.False(got.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_message_that_fails_five_times_is_parked_and_holds_up_nobody()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        var (got, parked) = (Channel.CreateUnbounded<string>(), Channel.CreateUnbounded<string>());
        await using var app = await RunningApp.StartAsync(clock, web => web.MapQueueTrigger("Fold", "folds", async (message, _, stop) =>
        {
            await got.Writer.WriteAsync(message, stop);
            if (message == "bad")
                throw new InvalidOperationException("no");
        }, (message, _, stop) => parked.Writer.WriteAsync(message, stop).AsTask()));
        var pumps = app.Services.GetRequiredService<Pumps>();
        pumps.Send("Fold", "bad");
        pumps.Send("Fold", "good");
        Assert.Equal(["bad", "good"], new[] { await got.Reader.ReadAsync(Stop), await got.Reader.ReadAsync(Stop) }.Order());
        for (var again = 1; again <= 4; again++)
            await Until(() =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return got.Reader.TryRead(out _);
            });

        Assert.Equal("bad", await parked.Reader.ReadAsync(Stop));
        Assert.Equal(0, pumps.Waiting("Fold"));
    }

    [Fact]
    public async Task A_timer_ticks_by_the_clock_and_survives_a_failure()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        var (ticks, idle) = (Channel.CreateUnbounded<DateTimeOffset>(), clock.TimersSet);
        await using var app = await RunningApp.StartAsync(clock, web =>
            web.MapTimerTrigger("Tick", TimeSpan.FromMinutes(15), async (_, stop) =>
            {
                await ticks.Writer.WriteAsync(clock.GetUtcNow(), stop);
                throw new InvalidOperationException("no");
            }));
        Assert.Equal(0, (await ticks.Reader.ReadAsync(Stop)).TimeOfDay.TotalMinutes);
        await Until(() => clock.TimersSet > idle);
        for (var tick = 1; tick <= 3; tick++)
        {
            clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(15 * tick, (await ticks.Reader.ReadAsync(Stop)).TimeOfDay.TotalMinutes);
        }
    }

    private static Task Until(Func<bool> condition) => Eventually.True(() => Task.FromResult(condition()));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

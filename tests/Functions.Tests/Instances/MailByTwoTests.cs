using System.Globalization;
using System.Text.Json;
using Leads.Functions.Mail;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Instances;

/// <summary>Two processes that mail over one storage; the mail server's own list is what counts.</summary>
public abstract class MailByTwoTests(SharedStorage shared) : IAsyncLifetime
{
    private const string Home = "/api/regions/binzhou";
    private const string Issue = Home + "/scorecards/2026-W47";
    private const int People = 40;

    private readonly FakeClock _clock = FakeClock.At("2026-11-23T02:00:00Z");
    private MailServer _server = null!;
    private TwoProcesses _both = null!;
    private RunningApp _one = null!;
    private RunningApp _two = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await MailServer.StartAsync(new { delay = 10 });
        _both = await TwoProcesses.OpenAsync(
            shared, _clock, """{"scorecard":{"automatic":false}}""",
            ("LEADS_MAIL", "smtp"),
            ("LEADS_MAIL_FROM", "leads@example.com"),
            ("LEADS_MAIL_HOST", "127.0.0.1"),
            ("LEADS_MAIL_PORT", _server.Port.ToString(CultureInfo.InvariantCulture)),
            ("LEADS_MAIL_TLS", "none"));
        (_one, _two) = (_both.One.App, _both.Other.App);
        await Bureau.DoAsync(_one.SendAsync(HttpMethod.Post, Home + "/signed-projects",
            """{"name":"光伏","investor":"甲公司","on":"2026-11-17"}"""));
    }

    public async ValueTask DisposeAsync()
    {
        await _both.DisposeAsync();
        _server.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Issuing_sending_and_resuming_at_once_mail_everybody_once()
    {
        await RegisterAsync([.. Enumerable.Range(0, People).Select(number => $"p{number}")]);
        var issued = await Task.WhenAll(IssueAsync(_one), IssueAsync(_two), IssueAsync(_one), IssueAsync(_two));
        Assert.Equal([200, 200, 200, 201], issued.Select(reply => reply.Code).Order());
        var messages = Enumerable.Range(0, People).Select(number => $"binzhou/2026-W47/issue/p{number}");
        foreach (var message in messages)
            await AllAsync(async app =>
            {
                await HandleAsync(app, message);
                await HandleAsync(app, SendScorecard.Resume);
                await TickAsync(app);
            });
        await Eventually.True(async () => (await StatesAsync(_two)).Values.All(state => state == "sent"));
        Assert.Equal(People, _server.Mails.Count);
        Assert.Equal(People, _server.Mails.Select(mail => mail.To).Distinct().Count());
    }

    [Fact]
    public async Task The_timers_of_two_processes_issue_each_week_once_under_one_number()
    {
        string[] regions = ["aa", "bb", "cc", "dd", "ee"];
        foreach (var region in regions)
        {
            var home = "/api/regions/" + region;
            await Bureau.DoAsync(_one.PutAsync(home, """{"name":"县"}"""));
            await Bureau.DoAsync(_one.PutAsync(home + "/recipients/zhang",
                $$"""{"name":"张三","email":"zhang@{{region}}.example.com","audiences":["all"]}"""));
            await Bureau.DoAsync(_one.SendAsync(HttpMethod.Post, home + "/signed-projects",
                """{"name":"光伏","investor":"甲公司","on":"2026-11-17"}"""));
        }

        for (var week = 1; week <= 2; week++)
        {
            if (week > 1)
                _clock.Advance(TimeSpan.FromDays(7)); // the processes' own timers tick by this clock too
            await AllAsync(app => Task.WhenAll(regions.Select(region => TickAsync(app, region))));
            await Eventually.True(() => Task.FromResult(_server.Mails.Count >= week * regions.Length));
        }

        foreach (var region in regions)
        {
            var issues = (await _two.GetAsync($"/api/regions/{region}/scorecards")).Json;
            Assert.Equal(["2026-W48 2", "2026-W47 1"], issues.Lines("items", "week", "number"));
            Assert.Equal(2, _server.Mails.Count(mail => mail.To == $"zhang@{region}.example.com"));
        }
    }

    [Fact]
    public async Task A_claim_is_left_to_whoever_may_have_it_in_hand_and_after_ten_minutes_its_mail_is_unknown()
    {
        await RegisterAsync("dead", "zhang");
        await HoldBackAsync(); // nobody sends while the claim of a process that has died is put there
        Assert.Equal(201, (await IssueAsync(_one)).Code);
        var claim = new MailRecord("2026-W47.issue.dead@binzhou.leads", MailState.Sending, _clock.GetUtcNow());
        await shared.Rows.CommitAsync("binzhou", [new Operation.Insert(IssueStore.MailKey("2026-W47", "issue", "dead"),
            IssueStore.Bytes(claim, ScorecardJson.Stored.MailRecord))], CancellationToken.None);
        await Bureau.DoAsync(_one.SendAsync(HttpMethod.Post, "/api/mail/resume"));
        await AllAsync(TickAsync);
        await Eventually.True(async () => (await StatesAsync(_one))["zhang"] == "sent");
        Assert.Equal("sending", (await StatesAsync(_one))["dead"]);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await AllAsync(TickAsync);
        Assert.Equal("unknown", (await StatesAsync(_two))["dead"]);
        await AllAsync(app => HandleAsync(app, "binzhou/2026-W47/issue/dead"));
        Assert.Equal(["zhang@example.com"], _server.Mails.Select(mail => mail.To));
    }

    [Fact]
    public async Task What_its_sender_knows_in_the_end_goes_before_unknown()
    {
        await RegisterAsync("zhang");
        await HoldBackAsync();
        await IssueAsync(_one);
        var claims = _one.Services.GetRequiredService<MailClaims>();
        var dispatch = await DispatchAsync();
        var claim = (await claims.TakeAsync("binzhou", dispatch, dispatch.People[0]))!; // a machine that stood still
        await Bureau.DoAsync(_one.SendAsync(HttpMethod.Post, "/api/mail/resume"));
        _clock.Advance(TimeSpan.FromMinutes(11));
        await TickAsync(_two);
        Assert.Equal("unknown", (await StatesAsync(_two))["zhang"]);
        await claims.EndAsync(claim, MailState.Sent);
        claims.LetGo(claim);
        Assert.Equal("sent", (await StatesAsync(_two))["zhang"]);
    }

    [Fact]
    public async Task What_another_process_may_have_put_into_its_own_outbox_is_not_sent_again()
    {
        await using var one = await shared.StartAsync(_clock);
        await using var two = await shared.StartAsync(_clock);
        await RegisterAsync("zhang");
        await HoldBackAsync();
        await IssueAsync(one);
        var claims = one.Services.GetRequiredService<MailClaims>();
        var dispatch = await DispatchAsync();
        var claim = (await claims.TakeAsync("binzhou", dispatch, dispatch.People[0]))!;
        await shared.Rows.CommitAsync(
            "binzhou", [new Operation.Delete(MailPause.RowKey, null)], CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(11));
        await TickAsync(two);
        Assert.Equal("unknown", (await StatesAsync(two))["zhang"]);
        Assert.Empty(Directory.GetFiles(Path.Combine(two.Folder, "outbox")));
        claims.LetGo(claim);
    }

    [Fact]
    public async Task A_mail_that_is_not_handed_over_in_time_has_not_left_and_comes_again()
    {
        await RegisterAsync("hang");
        Assert.Equal(201, (await IssueAsync(_one)).Code);
        await Eventually.True(() => Task.FromResult(_server.Hanging == 1));
        _clock.Advance(MailPatience.Shared.ToHandOver);
        await Eventually.True(async () => (await StatesAsync(_two))["hang"] == "waiting");
    }

    private async Task RegisterAsync(params string[] people)
    {
        foreach (var person in people)
            await Bureau.DoAsync(_one.PutAsync($"{Home}/recipients/{person}", JsonSerializer.Serialize(new
            {
                name = person,
                email = person + "@example.com",
                audiences = new[] { "all" },
            })));
    }

    private async Task<Dispatch> DispatchAsync() => (await _one.Services.GetRequiredService<IssueStore>()
        .DispatchAsync("binzhou", "2026-W47", "issue", CancellationToken.None))!;

    private Task<CommitResult> HoldBackAsync() => shared.Rows.CommitAsync(
        "binzhou", [new MailPause(_clock.GetUtcNow(), "restored").Begin()], CancellationToken.None);

    private static Task<Reply> IssueAsync(RunningApp app) => app.SendAsync(HttpMethod.Post, Issue + "/issue");

    private Task AllAsync(Func<RunningApp, Task> act) => Task.WhenAll(act(_one), act(_two));

    private static Task HandleAsync(RunningApp app, string message) =>
        app.Services.GetRequiredService<SendScorecard>().HandleAsync(message, TestContext.Current.CancellationToken);

    private static Task TickAsync(RunningApp app) => TickAsync(app, "binzhou");

    private static Task TickAsync(RunningApp app, string region) => app.Services.GetRequiredService<WeeklyScorecard>()
        .HandleAsync(region, TestContext.Current.CancellationToken);

    private static async Task<Dictionary<string, string>> StatesAsync(RunningApp app) =>
        (await app.GetAsync(Issue + "/mails")).Json.List("items")
            .ToDictionary(mail => mail.Text("recipient"), mail => mail.Text("state"));
}

public sealed class MailByTwoOnOneFileTests() : MailByTwoTests(new SharedFolder());

public sealed class MailByTwoOnAzureTests() : MailByTwoTests(new SharedAccount());

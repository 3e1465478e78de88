using Leads.Functions.Scorecards;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Scorecards;

public sealed class WeeklyScorecardTests
{
    [Fact]
    public async Task The_timer_issues_on_Monday_at_eight_in_the_regions_zone_and_only_once()
    {
        await using var bulletin = await Bulletin.StartAsync("2026-11-22T23:30:00Z"); // Monday 07:30 in China
        await bulletin.SignAsync("苹果深加工");
        await bulletin.PostAsync("/2026-W46/issue");
        await TickAsync(bulletin, TimeSpan.FromMinutes(15));
        Assert.Equal(404, (await bulletin.GetAsync("/2026-W47")).Code);

        await TickAsync(bulletin, TimeSpan.FromMinutes(15));
        await Bulletin.UntilAsync(async () => (await bulletin.GetAsync("/2026-W47")).Code == 200);
        await bulletin.MailedAsync(4);
        await TickAsync(bulletin, TimeSpan.FromMinutes(15));
        Assert.Equal(4, bulletin.Mails.Length);
    }

    [Fact]
    public async Task A_week_that_is_held_stays_until_it_is_released()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工");
        Assert.Equal("held", (await bulletin.PostAsync("/2026-W47/hold")).Json.GetProperty("state").GetString());
        await Timer(bulletin).HandleAsync("binzhou", CancellationToken.None);
        Assert.Empty(bulletin.Mails);

        await bulletin.PostAsync("/2026-W47/hold", """{"held":false}""");
        await Timer(bulletin).HandleAsync("binzhou", CancellationToken.None);
        await bulletin.MailedAsync(2);
        Assert.Equal(409, (await bulletin.PostAsync("/2026-W47/hold")).Code);
    }

    [Fact]
    public async Task A_release_that_does_not_tell_its_length_is_read_too()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.PostAsync("/2026-W47/hold");
        using var release = new HttpRequestMessage(HttpMethod.Post, "/api/regions/binzhou/scorecards/2026-W47/hold");
        release.Content = new StringContent("""{"held":false}""", System.Text.Encoding.UTF8, "application/json");
        release.Headers.TransferEncodingChunked = true;
        var reply = await Reply.ReadAsync(await bulletin.App.Client.SendAsync(
            release, TestContext.Current.CancellationToken));
        Assert.Equal("draft", reply.Json.Text("state"));
    }

    [Fact]
    public async Task Missed_weeks_go_out_late_and_only_the_latest()
    {
        await using var bulletin = await Bulletin.StartAsync("2026-12-09T02:00:00Z");
        await bulletin.SignAsync("苹果深加工");
        await Timer(bulletin).HandleAsync("binzhou", CancellationToken.None);
        Assert.Equal(
            ["2026-W49"],
            (await bulletin.GetAsync("")).Json.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("week").GetString()!));
    }

    [Fact]
    public async Task A_resend_is_an_act_of_its_own_to_those_who_are_named()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.MailedAsync(2);
        var key = ("Idempotency-Key", "resend-1");
        await bulletin.PostAsync("/2026-W47/resend", """{"recipients":["zhang"]}""", key);
        await bulletin.PostAsync("/2026-W47/resend", """{"recipients":["zhang"]}""", key);
        await bulletin.MailedAsync(3);
        Assert.Equal(400, (await bulletin.PostAsync("/2026-W47/resend", """{"recipients":["nobody"]}""")).Code);
    }

    [Fact]
    public async Task A_correction_goes_to_the_same_people_once()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.PostAsync("/2026-W47/correction", """{"text":"签约额应为 1.50 亿元。"}""");
        await bulletin.PostAsync("/2026-W47/correction", """{"text":"签约额应为 1.50 亿元。"}""");
        await bulletin.MailedAsync(4);
        Assert.Equal(400, (await bulletin.PostAsync("/2026-W47/correction", """{"text":" "}""")).Code);
    }

    [Fact]
    public async Task After_a_crash_between_claim_and_mark_the_outbox_tells_what_became_of_the_mail()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.MailedAsync(2);
        await UnmarkAsync(bulletin, "zhang"); // sent, but the mark was lost
        await UnmarkAsync(bulletin, "li@x"); // claimed, but never sent
        File.Delete(Path.Combine(bulletin.Outbox, bulletin.Mails[0]));
        var sent = File.GetLastWriteTimeUtc(Path.Combine(bulletin.Outbox, bulletin.Mails[0]));
        await bulletin.RestartAsync();

        await bulletin.MailedAsync(2);
        Assert.Equal(sent, File.GetLastWriteTimeUtc(Path.Combine(bulletin.Outbox, bulletin.Mails[1])));
    }

    private static async Task UnmarkAsync(Bulletin bulletin, string recipient)
    {
        var storage = bulletin.App.Services.GetRequiredService<Leads.Functions.Storage.IRegionStorage>();
        var id = $"2026-W47.issue.{recipient.Replace('@', '+')}@binzhou.leads";
        var record = new MailRecord(id, MailState.Sending, default);
        await storage.CommitAsync(
            "binzhou",
            [
                new Leads.Functions.Storage.Operation.Put(
                    IssueStore.MailKey("2026-W47", "issue", recipient),
                    IssueStore.Bytes(record, ScorecardJson.Stored.MailRecord)),
            ],
            CancellationToken.None);
    }

    private static WeeklyScorecard Timer(Bulletin bulletin) =>
        bulletin.App.Services.GetRequiredService<WeeklyScorecard>();

    private static async Task TickAsync(Bulletin bulletin, TimeSpan by)
    {
        await Bulletin.UntilAsync(() => Task.FromResult(bulletin.Clock.TimersSet > 0));
        bulletin.Clock.Advance(by);
        await Timer(bulletin).HandleAsync("binzhou", CancellationToken.None);
    }
}

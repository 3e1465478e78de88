using System.Globalization;
using System.Text.Json;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Scorecards;

namespace Leads.Functions.Tests.Mail;

public sealed class ManyMailsTests
{
    private const string Region = "/api/regions/binzhou";

    [Fact]
    public async Task A_dead_address_and_a_connection_that_hangs_delay_nobody_else()
    {
        using var server = await MailServer.StartAsync();
        await using var app = await StartAsync(FakeClock.At("2026-11-23T02:00:00Z"), server.Port);
        string[] others = [.. Enumerable.Range(10, 60).Select(n => $"person{n}")];
        await InviteAsync(app, ["hang", .. others, "refused"]);
        Assert.Equal(201, (await app.SendAsync(HttpMethod.Post, Region + "/scorecards/2026-W47/issue")).Code);
        await Bulletin.UntilAsync(async () => await StatesAsync(app, "2026-W47") is var all
            && all.Count(mail => mail.Value == "sent") == 60 && all["refused"] == "refused");

        Assert.Equal(1, server.Hanging); // the first one still waits, while all behind it have theirs
        Assert.Equal("sending", (await StatesAsync(app, "2026-W47"))["hang"]);
        Assert.Equal(others, server.Mails.Select(mail => mail.To.Split('@')[0]).Order());
    }

    [Fact]
    public async Task What_could_not_leave_leaves_after_a_restart_whatever_kind_of_issue_it_is_of()
    {
        var folder = Directory.CreateTempSubdirectory("leads-mails-").FullName;
        string[] issues = ["2026-M10", "2026-Q3", "2026-W43", "2026-W44", "2026-W45", "2026-W46", "2026-W47"];
        await using (var app = await StartAsync(FakeClock.At("2026-11-23T02:00:00Z"), 1, folder)) // nobody listens
        {
            await InviteAsync(app, "zhang");
            foreach (var issue in issues)
                Assert.Equal(201, (await app.SendAsync(HttpMethod.Post, $"{Region}/scorecards/{issue}/issue")).Code);
        }

        using var server = await MailServer.StartAsync();
        await using (var app = await StartAsync(FakeClock.At("2026-11-23T03:00:00Z"), server.Port, folder))
        {
            foreach (var issue in issues.Except(["2026-W43"])) // of each kind the newest four
                await Bulletin.UntilAsync(async () => (await StatesAsync(app, issue))["zhang"] == "sent");
        }

        Assert.Equal(server.Mails.Select(mail => mail.Id).Distinct().Count(), server.Mails.Count);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_stop_leaves_nobody_unknown_whose_mail_has_not_left()
    {
        var folder = Directory.CreateTempSubdirectory("leads-mails-").FullName;
        using var silent = await MailServer.StartAsync();
        await using (var app = await StartAsync(FakeClock.At("2026-11-23T02:00:00Z"), silent.Port, folder))
        {
            await InviteAsync(app, [.. Enumerable.Range(10, 24).Select(n => $"hang{n}")]);
            await app.SendAsync(HttpMethod.Post, Region + "/scorecards/2026-W47/issue");
            await Bulletin.UntilAsync(() => Task.FromResult(silent.Hanging == 8));
        }

        using var server = await MailServer.StartAsync(new { hang = "nobody" });
        await using (var app = await StartAsync(FakeClock.At("2026-11-23T03:00:00Z"), server.Port, folder))
            await Bulletin.UntilAsync(async () => (await StatesAsync(app, "2026-W47")).All(mail => mail.Value == "sent"));
        Assert.Equal((24, 24), (server.Mails.Count, server.Mails.Select(mail => mail.To).Distinct().Count()));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_mails_of_a_year_are_those_of_its_own_issue()
    {
        using var server = await MailServer.StartAsync();
        await using var app = await StartAsync(FakeClock.At("2027-01-06T02:00:00Z"), server.Port);
        await InviteAsync(app, "zhang");
        foreach (var issue in new[] { "2026-W52", "2026-M12", "2026" })
            Assert.Equal(201, (await app.SendAsync(HttpMethod.Post, $"{Region}/scorecards/{issue}/issue")).Code);
        Assert.Equal(1, (await app.GetAsync(Region + "/scorecards/2026/mails")).Json.GetProperty("items").GetArrayLength());
    }

    private static async Task<RunningApp> StartAsync(FakeClock clock, int port, string? folder = null) =>
        await RunningApp.StartAsync(
            clock,
            null,
            [
                ("LEADS_MAIL", "smtp"),
                ("LEADS_MAIL_FROM", "leads@example.com"),
                ("LEADS_MAIL_HOST", "127.0.0.1"),
                ("LEADS_MAIL_PORT", port.ToString(CultureInfo.InvariantCulture)),
                ("LEADS_MAIL_TLS", "none"),
                .. folder is null ? Array.Empty<(string, string)>() : [("LEADS_DATA", folder)],
            ]);

    /// <summary>Registers the region, without a timer that would issue by itself, and people in the order of dispatch.</summary>
    private static async Task InviteAsync(RunningApp app, params string[] people)
    {
        await app.PutAsync(Region, """{"name":"彬州市","settings":{"scorecard":{"automatic":false}}}""");
        foreach (var person in people)
            Assert.Equal(201, (await app.PutAsync($"{Region}/recipients/{person}", JsonSerializer.Serialize(new
            {
                name = person,
                email = person + "@example.com",
                audiences = new[] { "all" },
                language = "zh",
            }))).Code);
    }

    private static async Task<Dictionary<string, string>> StatesAsync(RunningApp app, string issue) =>
        (await app.GetAsync($"{Region}/scorecards/{issue}/mails")).Json.GetProperty("items").EnumerateArray()
            .ToDictionary(mail => mail.Text("recipient"), mail => mail.Text("state"));
}

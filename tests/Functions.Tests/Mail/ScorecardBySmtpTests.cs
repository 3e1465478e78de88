using System.Globalization;
using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Scorecards;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Scorecards;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Mail;

/// <summary>An issue to four people: one gets it, one is put off first, one is refused, one's answer is lost.</summary>
public sealed class ScorecardBySmtpTests
{
    private const string Region = "/api/regions/binzhou";

    private static readonly string[] s_people = ["zhang", "later", "refused", "cut"];

    [Fact]
    public async Task Everybody_gets_the_issue_once_and_what_became_of_each_mail_is_shown()
    {
        using var server = await MailServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("leads-smtp-").FullName;
        var clock = FakeClock.At("2026-11-23T02:00:00Z");
        await using (var app = await StartAsync(server, folder, clock))
        {
            await app.PutAsync(Region, """{"name":"彬州市"}""");
            foreach (var person in s_people)
                await app.PutAsync($"{Region}/recipients/{person}", JsonSerializer.Serialize(new
                {
                    name = person,
                    email = person + "@example.com",
                    audiences = new[] { "all" },
                    language = "zh",
                }));
            Assert.Equal(201, (await app.SendAsync(HttpMethod.Post, Region + "/scorecards/2026-W47/issue")).Code);
            await Bulletin.UntilAsync(async () => (await StatesAsync(app))["zhang"] == "sent");
            await Bulletin.UntilAsync(async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return (await StatesAsync(app))["later"] == "sent";
            });
            await Bulletin.UntilAsync(async () => (await StatesAsync(app))["cut"] == "sending");
            Assert.Equal("refused", (await StatesAsync(app))["refused"]);
            Assert.Equal("550 No such person here", await ReasonAsync(app, "refused"));
        }

        await using (var again = await StartAsync(server, folder, clock))
        {
            await again.SendAsync(HttpMethod.Post, Region + "/scorecards/2026-W47/issue");
            clock.Advance(TimeSpan.FromMinutes(16));
            await Bulletin.UntilAsync(async () => (await StatesAsync(again))["cut"] == "unknown");
            await Bulletin.UntilAsync(() => Task.FromResult(
                again.Services.GetRequiredService<Pumps>().Waiting(SendScorecard.Queue) == 0));
        }

        Assert.Equal(
            ["cut@example.com", "later@example.com", "zhang@example.com"], server.Mails.Select(mail => mail.To).Order());
        Directory.Delete(folder, recursive: true);
    }

    private static Task<RunningApp> StartAsync(MailServer server, string folder, FakeClock clock) =>
        RunningApp.StartAsync(
            clock,
            null,
            ("LEADS_DATA", folder),
            ("LEADS_MAIL", "smtp"),
            ("LEADS_MAIL_FROM", "leads@example.com"),
            ("LEADS_MAIL_HOST", "127.0.0.1"),
            ("LEADS_MAIL_PORT", server.Port.ToString(CultureInfo.InvariantCulture)),
            ("LEADS_MAIL_TLS", "none"));

    private static async Task<Dictionary<string, string>> StatesAsync(RunningApp app) =>
        (await MailsAsync(app)).ToDictionary(
            mail => mail.GetProperty("recipient").GetString()!, mail => mail.GetProperty("state").GetString()!);

    private static async Task<string?> ReasonAsync(RunningApp app, string person) =>
        (await MailsAsync(app)).Single(mail => mail.GetProperty("recipient").GetString() == person)
            .GetProperty("reason").GetString();

    private static async Task<IEnumerable<JsonElement>> MailsAsync(RunningApp app) =>
        (await app.GetAsync(Region + "/scorecards/2026-W47/mails")).Json.GetProperty("items").EnumerateArray();
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Leads.Functions.Tests.Mail;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>
/// An issue to 50 people by SMTP, killed (kill -9) at moments that are spread over composing, freezing, claiming,
/// sending and marking. The server's own log is what counts.
/// </summary>
public sealed class KilledWhileMailingTests(ITestOutputHelper output)
{
    private const int People = 50;

    private static readonly int s_kills = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 30 : 5;

    private static readonly string s_week = Week(DateTime.UtcNow.AddHours(8)); // China's: it has begun there

    [Fact]
    public async Task Everybody_gets_an_issue_once_however_it_is_killed_and_only_what_is_unknown_is_left_to_a_person()
    {
        using var server = await MailServer.StartAsync(new { delay = 40 });
        using var folder = new TemporaryFolder();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var process = await StartAsync(folder, server);
        var freezing = await MeasureAsync(process, server);
        output.WriteLine($"seed {seed}; without a kill an issue is answered after {freezing.TotalMilliseconds:0} ms");
        output.WriteLine("kill | moment             | frozen | taken before | unknown | of them taken | taken after | in all");
        for (var kill = 1; kill <= s_kills; kill++)
        {
            var region = $"kill{kill}";
            await PrepareAsync(process, region);
            var moment = Moment.Of((kill - 1 + random.NextDouble()) / s_kills, freezing, random);
            await KillAsync(process, server, region, moment);
            var before = Taken(server, region).Count;
            var restarted = DateTimeOffset.UtcNow;
            process = await StartAsync(folder, server);
            var frozen = await ResumedAsync(process, region);
            var mails = await SettledAsync(process, region, restarted);
            var unknown = AssertOnce(server, region, mails);
            var taken = Taken(server, region);
            output.WriteLine($"{kill,4} | {moment,-18} | {(frozen ? "yes" : "no"),6} | {before,12} | "
                + $"{unknown.Count,7} | {unknown.Count(taken.Contains),13} | {taken.Count - before,11} | {taken.Count,6}");
        }

        await AssertNothingIsRepeatedAsync(process, server);
        process.Dispose();
    }

    private static Task<KilledProcess> StartAsync(TemporaryFolder folder, MailServer server) => KilledProcess.StartAsync(
        folder.Path,
        ("LEADS_MAIL", "smtp"),
        ("LEADS_MAIL_FROM", "leads@example.com"),
        ("LEADS_MAIL_HOST", "127.0.0.1"),
        ("LEADS_MAIL_PORT", server.Port.ToString(CultureInfo.InvariantCulture)),
        ("LEADS_MAIL_TLS", "none"));

    /// <summary>
    /// The first third of the kills falls while an issue is composed and frozen, the others while its mails are claimed,
    /// sent and marked: so many ms after the server has taken so many.
    /// </summary>
    private sealed record Moment(int Mails, TimeSpan After)
    {
        public static Moment Of(double share, TimeSpan freezing, Random random) => share < 1 / 3.0
            ? new(0, freezing * share * 3)
            : new((int)((share - (1 / 3.0)) * 1.5 * People), TimeSpan.FromMilliseconds(random.Next(40)));

        public override string ToString() => $"{Mails,2} mails + {After.TotalMilliseconds,3:0} ms";
    }

    /// <summary>How long an issue takes to be frozen, in a region of its own.</summary>
    private static async Task<TimeSpan> MeasureAsync(KilledProcess process, MailServer server)
    {
        await PrepareAsync(process, "kill0");
        var watch = Stopwatch.StartNew();
        await process.AskAsync(HttpMethod.Post, Issue("kill0"));
        var freezing = watch.Elapsed;
        var mails = await SettledAsync(process, "kill0", DateTimeOffset.MinValue);
        Assert.Empty(AssertOnce(server, "kill0", mails));
        return freezing;
    }

    /// <summary>
    /// A region that issues by hand only, with a project and its people; a preview warms a new process up.
    /// </summary>
    private static async Task PrepareAsync(KilledProcess process, string region)
    {
        await process.AskAsync(
            HttpMethod.Put, At(region), """{"name":"幸存县","settings":{"scorecard":{"automatic":false}}}""");
        await process.AskAsync(HttpMethod.Post, At(region) + "/signed-projects",
            """{"name":"果品项目","investor":"某公司","unit":"城关镇","totalInvestment":1.5,"on":"2026-01-15"}""");
        for (var person = 0; person < People; person++)
            await process.AskAsync(HttpMethod.Put, $"{At(region)}/recipients/p{person}", $$"""
                {"name":"p{{person}}","email":"p{{person}}@{{region}}.example.com","audiences":["all"],"language":"zh"}
                """);
        await process.AskAsync(HttpMethod.Post, $"{At(region)}/scorecards/preview?week={s_week}");
    }

    private static async Task KillAsync(KilledProcess process, MailServer server, string region, Moment moment)
    {
        var asked = process.SendAsync(HttpMethod.Post, Issue(region));
        await Eventually.True(() => Task.FromResult(Taken(server, region).Count >= moment.Mails));
        await Task.Delay(moment.After);
        process.Kill();
        try
        {
            await asked;
        }
        catch (HttpRequestException)
        {
            // Killed before its answer.
        }

        process.Dispose();
    }

    /// <summary>Whether the issue was out before the kill; if not, it is issued now, as its clerk would.</summary>
    private static async Task<bool> ResumedAsync(KilledProcess process, string region)
    {
        var (status, _) = await process.SendAsync(HttpMethod.Get, $"{At(region)}/scorecards/{s_week}");
        var (again, body) = await process.SendAsync(HttpMethod.Post, Issue(region));
        Assert.True(again == (status == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Created), body);
        return status == HttpStatusCode.OK;
    }

    /// <summary>The mails when each has its end, but for what the killed process had begun.</summary>
    private static async Task<List<JsonElement>> SettledAsync(
        KilledProcess process, string region, DateTimeOffset restarted)
    {
        List<JsonElement> mails = [];
        await Eventually.True(
            async () =>
            {
                mails = [.. (await process.AskAsync(HttpMethod.Get, $"{At(region)}/scorecards/{s_week}/mails"))
                    .List("items")];
                return mails.TrueForAll(mail => mail.Text("state") == "sent"
                    || (mail.Text("state") == "sending" && mail.GetProperty("at").GetDateTimeOffset() < restarted));
            },
            seconds: 60);
        return mails;
    }

    /// <summary>Nobody twice; nobody left out but for the unknown, who are given back.</summary>
    private static List<string> AssertOnce(MailServer server, string region, List<JsonElement> mails)
    {
        Assert.Equal(People, mails.Count);
        var taken = Taken(server, region);
        Assert.Equal(taken.Distinct(), taken);
        var unknown = mails.Where(mail => mail.Text("state") == "sending").Select(mail => mail.Text("recipient")).ToList();
        var sent = mails.Where(mail => mail.Text("state") == "sent").Select(mail => mail.Text("recipient"));
        Assert.Equal(sent.Order(), taken.Except(unknown).Order());
        return unknown;
    }

    /// <summary>Issuing again, and the restarts since, have mailed nobody; the mails of a last region come behind.</summary>
    private static async Task AssertNothingIsRepeatedAsync(KilledProcess process, MailServer server)
    {
        for (var kill = 1; kill <= s_kills; kill++)
            Assert.Equal(HttpStatusCode.OK, (await process.SendAsync(HttpMethod.Post, Issue($"kill{kill}"))).Status);
        await PrepareAsync(process, "last");
        await process.AskAsync(HttpMethod.Post, Issue("last"));
        await SettledAsync(process, "last", DateTimeOffset.MinValue);
        Assert.Equal(server.Mails.Select(mail => mail.To).Distinct().Count(), server.Mails.Count);
    }

    private static List<string> Taken(MailServer server, string region) =>
        [.. server.Mails.Where(mail => mail.To.EndsWith($"@{region}.example.com", StringComparison.Ordinal))
            .Select(mail => mail.To[..mail.To.IndexOf('@', StringComparison.Ordinal)])];

    private static string At(string region) => "/api/regions/" + region;

    private static string Issue(string region) => $"{At(region)}/scorecards/{s_week}/issue";

    private static string Week(DateTime day) => string.Create(
        CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):D4}-W{ISOWeek.GetWeekOfYear(day):D2}");
}

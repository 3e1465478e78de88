using System.Globalization;
using System.Net;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Mail;

namespace Leads.Functions.Tests.Survival;

/// <summary>The freezing of an issue, or the mailing of one that is frozen: one issue, one mail at most to everybody.</summary>
internal sealed class KilledIssues(MailServer server, bool mailing) : KilledActivity
{
    private const int People = 8;

    private string _region = "";
    private int _kill;
    private string? _acknowledged;

    public override (string Name, string Value)[] Settings =>
    [
        ("LEADS_MAIL", "smtp"), ("LEADS_MAIL_FROM", "leads@example.com"), ("LEADS_MAIL_HOST", "127.0.0.1"),
        ("LEADS_MAIL_PORT", server.Port.ToString(CultureInfo.InvariantCulture)), ("LEADS_MAIL_TLS", "none"),
    ];

    public override bool Ends => true;

    private string Issue => $"{_region}/scorecards/{County.Week}";

    public override async Task PrepareAsync(KilledProcess process, int kill)
    {
        (_kill, _region, _acknowledged) = (kill, $"/api/regions/{(mailing ? "mail" : "issue")}{kill}", null);
        await process.AskAsync(HttpMethod.Put, _region, """{"name":"幸存县"}""");
        await process.AskAsync(HttpMethod.Post, _region + "/signed-projects",
            """{"name":"甲","investor":"某公司","on":"2026-01-05","totalInvestment":1}""");
        foreach (var person in Enumerable.Range(0, People))
            await process.AskAsync(HttpMethod.Put, $"{_region}/recipients/p{person}",
                $$"""{"name":"p{{person}}","email":"{{AddressOf(person)}}","audiences":["all"],"language":"zh"}""");
    }

    public override async Task ActAsync(KilledProcess process, Action begun)
    {
        if (!mailing)
            begun();
        _acknowledged = (await process.AskAsync(HttpMethod.Post, Issue + "/issue")).Text("sha256");
        begun();
        if (mailing)
            await Eventually.True(async () => (await StatesAsync(process)).All(state => state == "sent"), seconds: 60);
    }

    public override async Task<string> CheckAsync(KilledProcess process)
    {
        var (status, frozen) = await process.SendAsync(HttpMethod.Get, Issue + ".json");
        Assert.True(status == HttpStatusCode.OK || _acknowledged is null, "the issue was acknowledged and is gone");
        var again = await process.AskAsync(HttpMethod.Post, Issue + "/issue");
        if (_acknowledged is not null)
            Assert.Equal(_acknowledged, again.Text("sha256"));
        if (status == HttpStatusCode.OK)
            Assert.Equal(frozen, (await process.SendAsync(HttpMethod.Get, Issue + ".json")).Body);
        await Eventually.True(async () => (await StatesAsync(process)).All(state => state is "sent" or "sending")
            && (await UnfinishedAsync(process)) == 0, seconds: 60);
        await Witness.AssertBoardIsFoldAsync(process, _region);
        return $"issue {(status == HttpStatusCode.OK ? "was there" : "was made again")}, {await CountAsync(process)}";
    }

    /// <summary>Everybody has one mail; who is in doubt has one or none.</summary>
    private async Task<string> CountAsync(KilledProcess process)
    {
        var mails = (await process.AskAsync(HttpMethod.Get, Issue + "/mails")).List("items");
        var doubts = 0;
        foreach (var person in Enumerable.Range(0, People))
        {
            var state = mails.Single(mail => mail.Text("recipient") == $"p{person}").Text("state");
            var taken = server.Mails.Count(mail => mail.To == AddressOf(person));
            Assert.InRange(taken, state == "sent" ? 1 : 0, 1);
            doubts += state == "sent" ? 0 : 1;
        }

        return $"{People - doubts} have one mail, {doubts} in doubt have one or none";
    }

    /// <summary>Mails said to have left that the server has not told us of yet.</summary>
    private async Task<int> UnfinishedAsync(KilledProcess process) =>
        (await process.AskAsync(HttpMethod.Get, Issue + "/mails")).List("items")
            .Where(mail => mail.Text("state") == "sent")
            .Count(mail => server.Mails.All(taken => taken.To != AddressOf(int.Parse(
                mail.Text("recipient").AsSpan(1), CultureInfo.InvariantCulture))));

    private async Task<string[]> StatesAsync(KilledProcess process) =>
        [.. (await process.AskAsync(HttpMethod.Get, Issue + "/mails")).List("items").Select(mail => mail.Text("state"))];

    private string AddressOf(int person) =>
        string.Create(CultureInfo.InvariantCulture, $"p{person}.{(mailing ? "mail" : "issue")}{_kill}@example.com");
}

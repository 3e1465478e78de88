using Leads.Functions.Hosting;
using Leads.Functions.Mail;
using Microsoft.Extensions.Configuration;

namespace Leads.Functions.Tests.Mail;

public sealed class SendGridMailerTests
{
    [Fact]
    public async Task A_mail_keeps_the_published_rules_and_carries_everything()
    {
        await using var server = await SendGridServer.StartAsync();
        using var mailer = Mailer(server);
        var mail = Letter("zhang") with
        {
            To = new MailAddress("张三, 局长; 办公室", "zhang@example.com"),
            ReplyTo = "office@example.com",
            Attachment = new MailAttachment("招商周通报.xlsx", "application/octet-stream", new byte[] { 1, 2, 3 }),
        };
        await mailer.SendAsync(mail, CancellationToken.None);
        var taken = Assert.Single(server.Mails);
        var person = taken.GetProperty("personalizations")[0];
        Assert.Equal("张三  局长  办公室", person.GetProperty("to")[0].GetProperty("name").GetString());
        Assert.Equal(mail.Id, person.GetProperty("custom_args").GetProperty("mail").GetString());
        Assert.Equal("leads@example.com", taken.GetProperty("from").GetProperty("email").GetString());
        Assert.Equal("office@example.com", taken.GetProperty("reply_to").GetProperty("email").GetString());
        Assert.Equal(mail.Subject, taken.GetProperty("subject").GetString());
        Assert.Equal(["正文", "<p>正文</p>"],
            taken.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("value").GetString()));
        Assert.Equal([1, 2, 3], taken.GetProperty("attachments")[0].GetProperty("content").GetBytesFromBase64());
        Assert.Equal("招商周通报.xlsx", taken.GetProperty("attachments")[0].GetProperty("filename").GetString());
    }

    [Fact]
    public async Task A_refused_mail_is_refused_in_SendGrids_words()
    {
        await using var server = await SendGridServer.StartAsync();
        using var mailer = Mailer(server);
        var refused = await Assert.ThrowsAsync<MailRefusedException>(
            () => mailer.SendAsync(Letter("refused"), CancellationToken.None));
        Assert.Equal("400 Does not contain a valid address.", refused.Message);
    }

    [Fact]
    public async Task Too_many_requests_delay()
    {
        await using var server = await SendGridServer.StartAsync();
        using var mailer = Mailer(server);
        await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("busy"), CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_key_delays_and_is_never_shown()
    {
        await using var server = await SendGridServer.StartAsync();
        using var mailer = Mailer(server, "SG.another-key");
        var delayed = await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("zhang"), CancellationToken.None));
        Assert.DoesNotContain("another-key", delayed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_delays()
    {
        var server = await SendGridServer.StartAsync();
        using var mailer = Mailer(server);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("zhang"), CancellationToken.None));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("down")]
    public async Task A_lost_or_failed_answer_leaves_the_mail_unknown(string name)
    {
        await using var server = await SendGridServer.StartAsync();
        using var mailer = Mailer(server);
        await Assert.ThrowsAsync<HttpRequestException>(
            () => mailer.SendAsync(Letter(name), CancellationToken.None));
        Assert.Null(await mailer.HasSentAsync("any", CancellationToken.None));
    }

    private static MailMessage Letter(string name) => new()
    {
        Id = $"2026-W47.issue.{name}@binzhou.leads",
        From = new MailAddress("彬州市招商周通报", "leads@example.com"),
        To = new MailAddress("张三", name + "@example.com"),
        Subject = "【招商周通报】2026年第47期",
        Date = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8)),
        Text = "正文",
        Html = "<p>正文</p>",
    };

    private static SendGridMailer Mailer(SendGridServer server, string key = SendGridServer.Key) =>
        new(LeadsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LEADS_MAIL"] = "sendgrid",
            ["LEADS_MAIL_FROM"] = "leads@example.com",
            ["SENDGRID_API_KEY"] = key,
            ["SENDGRID_HOST"] = server.Address,
        }).Build()).Mail);
}

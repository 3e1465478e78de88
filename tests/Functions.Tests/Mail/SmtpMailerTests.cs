using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Leads.Functions.Hosting;
using Leads.Functions.Mail;
using Microsoft.Extensions.Configuration;

namespace Leads.Functions.Tests.Mail;

public sealed class SmtpMailerTests
{
    private const string Password = "a-password-not-to-be-shown";

    [Theory]
    [InlineData("none", false)]
    [InlineData("starttls", true)]
    [InlineData("implicit", true)]
    public async Task A_mail_arrives_byte_for_byte_signed_in_and_protected_as_configured(string tls, bool isProtected)
    {
        using var server = await MailServer.StartAsync(new { tls, user = "leads", password = Password });
        await using var mailer = Mailer(server, tls, "leads", Password);
        var mail = Letter("zhang@example.com");
        await mailer.SendAsync(mail, CancellationToken.None);
        var taken = await TakenAsync(server, 1);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(MimeWriter.Write(mail))), taken[0].Sha256);
        Assert.Equal(("zhang@example.com", "leads@example.com", mail.Id, isProtected, "leads"),
            (taken[0].To, taken[0].From, taken[0].Id, taken[0].Protected, taken[0].User));
    }

    [Fact]
    public async Task Mails_share_a_connection()
    {
        using var server = await MailServer.StartAsync();
        await using var mailer = Mailer(server);
        for (var i = 0; i < 3; i++)
            await mailer.SendAsync(Letter($"person{i}@example.com"), CancellationToken.None);
        Assert.Single((await TakenAsync(server, 3)).Select(mail => mail.Session).Distinct());
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_is_opened_again()
    {
        using var server = await MailServer.StartAsync(new { idle = 1500 });
        await using var mailer = Mailer(server);
        await mailer.SendAsync(Letter("first@example.com"), CancellationToken.None);
        await Scorecards.Bulletin.UntilAsync(() => Task.FromResult(server.Closed == 1));
        await mailer.SendAsync(Letter("second@example.com"), CancellationToken.None);
        Assert.Equal(["first@example.com", "second@example.com"], (await TakenAsync(server, 2)).Select(mail => mail.To));
    }

    [Fact]
    public async Task A_wrong_password_delays_and_is_never_shown()
    {
        using var server = await MailServer.StartAsync(new { tls = "starttls", user = "leads", password = "another" });
        await using var mailer = Mailer(server, "starttls", "leads", Password);
        var delayed = await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("zhang@example.com"), CancellationToken.None));
        Assert.Contains("535", delayed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, delayed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("\0leads\0"u8), delayed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_to_a_server_that_cannot_be_protected()
    {
        using var server = await MailServer.StartAsync();
        await using var mailer = Mailer(server, "starttls");
        var delayed = await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("zhang@example.com"), CancellationToken.None));
        Assert.Contains("STARTTLS", delayed.Message, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Nothing_goes_to_a_server_that_nobody_vouches_for()
    {
        using var server = await MailServer.StartAsync(new { tls = "implicit" });
        await using var mailer = new SmtpMailer(Options(server, "implicit"), TimeProvider.System);
        await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("zhang@example.com"), CancellationToken.None));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Nobody_listening_delays()
    {
        var server = await MailServer.StartAsync();
        var options = Options(server, "none");
        server.Dispose();
        await using var mailer = new SmtpMailer(options, TimeProvider.System);
        await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("zhang@example.com"), CancellationToken.None));
    }

    [Fact]
    public async Task A_refused_recipient_is_refused_in_the_servers_words_and_holds_up_nobody()
    {
        using var server = await MailServer.StartAsync();
        await using var mailer = Mailer(server);
        var refused = await Assert.ThrowsAsync<MailRefusedException>(
            () => mailer.SendAsync(Letter("refused@example.com"), CancellationToken.None));
        Assert.Equal("550 No such person here", refused.Message);
        await mailer.SendAsync(Letter("zhang@example.com"), CancellationToken.None);
        Assert.Equal(["zhang@example.com"], (await TakenAsync(server, 1)).Select(mail => mail.To));
    }

    [Fact]
    public async Task What_is_put_off_goes_at_the_next_try()
    {
        using var server = await MailServer.StartAsync();
        await using var mailer = Mailer(server);
        await Assert.ThrowsAsync<MailDelayedException>(
            () => mailer.SendAsync(Letter("later@example.com"), CancellationToken.None));
        await mailer.SendAsync(Letter("later@example.com"), CancellationToken.None);
        Assert.Single(await TakenAsync(server, 1));
    }

    [Fact]
    public async Task A_connection_cut_after_the_mail_leaves_it_unknown_and_is_not_tried_again()
    {
        using var server = await MailServer.StartAsync();
        await using var mailer = Mailer(server);
        await Assert.ThrowsAnyAsync<IOException>(
            () => mailer.SendAsync(Letter("cut@example.com"), CancellationToken.None));
        await mailer.SendAsync(Letter("zhang@example.com"), CancellationToken.None);
        Assert.Equal(["cut@example.com", "zhang@example.com"], (await TakenAsync(server, 2)).Select(mail => mail.To));
        Assert.Null(await mailer.HasSentAsync("any", CancellationToken.None));
    }

    private static MailMessage Letter(string to) => new()
    {
        Id = $"2026-W47.issue.{to}",
        From = new MailAddress("彬州市招商周通报", "leads@example.com"),
        To = new MailAddress("张三", to),
        Subject = "【招商周通报】2026年第47期",
        Date = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8)),
        Text = "正文\n.\n第三行",
        Html = "<p>正文</p>",
    };

    private static SmtpMailer Mailer(
        MailServer server, string tls = "none", string? user = null, string? password = null) =>
        new(Options(server, tls, user, password), TimeProvider.System, IsOurs);

    /// <summary>The server's certificate is the one that comes with it, made out to nobody in particular.</summary>
    private static bool IsOurs(
        object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.Subject.Contains("localhost", StringComparison.Ordinal) == true;

    private static MailOptions Options(
        MailServer server, string tls, string? user = null, string? password = null) =>
        LeadsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LEADS_MAIL"] = "smtp",
            ["LEADS_MAIL_FROM"] = "leads@example.com",
            ["LEADS_MAIL_HOST"] = "127.0.0.1",
            ["LEADS_MAIL_PORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["LEADS_MAIL_TLS"] = tls,
            ["LEADS_MAIL_USER"] = user,
            ["LEADS_MAIL_PASSWORD"] = password,
        }).Build()).Mail;

    private static async Task<IReadOnlyList<TakenMail>> TakenAsync(MailServer server, int count)
    {
        await Scorecards.Bulletin.UntilAsync(() => Task.FromResult(server.Mails.Count >= count));
        return server.Mails;
    }
}

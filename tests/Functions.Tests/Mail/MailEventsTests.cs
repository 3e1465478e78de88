using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Scorecards;

namespace Leads.Functions.Tests.Mail;

/// <summary>An issue by SendGrid to three people, and the events that come back, signed as SendGrid signs them.</summary>
public sealed class MailEventsTests : IAsyncLifetime
{
    private const string Region = "/api/regions/binzhou";
    private const string Events = "/api/mail/events";

    private static readonly string[] s_people = ["zhang", "li@x", "cut"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly FakeClock _clock = FakeClock.At("2026-11-23T02:00:00Z");
    private SendGridServer _server = null!;
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SendGridServer.StartAsync();
        _app = await RunningApp.StartAsync(_clock, null, ("LEADS_MAIL", "sendgrid"), ("SENDGRID_API_KEY", SendGridServer.Key),
            ("SENDGRID_HOST", _server.Address), ("LEADS_MAIL_FROM", "leads@example.com"),
            ("SENDGRID_WEBHOOK_KEY", Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())));
        await _app.PutAsync(Region, """{"name":"彬州市"}""");
        foreach (var person in s_people)
            await _app.PutAsync($"{Region}/recipients/{person}", JsonSerializer.Serialize(new
            {
                name = person,
                email = person.Split('@')[0] + "@example.com",
                audiences = new[] { "all" },
            }));
        await _app.SendAsync(HttpMethod.Post, Region + "/scorecards/2026-W47/issue");
        await Bulletin.UntilAsync(async () => await StatesAsync() == "cut sending, li@x sent, zhang sent");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task Delivered_bounced_and_the_mail_whose_answer_was_lost_are_shown()
    {
        var noted = await TellAsync(Event("delivered", "zhang"), Event("bounce", "li@x", "550 no such user"),
            Event("processed", "cut"), Event("open", "zhang"), Event("deferred", "cut"));
        Assert.Equal((200, 5, 3), (noted.Code, noted.Json.GetProperty("received").GetInt32(),
            noted.Json.GetProperty("noted").GetInt32()));
        Assert.Equal("cut sent, li@x bounced, zhang delivered", await StatesAsync());
        Assert.Equal("550 no such user", (await MailsAsync()).Single(m => m.Id == "li@x").Reason);
    }

    [Fact]
    public async Task Events_may_come_twice_and_in_any_order()
    {
        await TellAsync(Event("delivered", "cut"), Event("processed", "cut"));
        await TellAsync(Event("bounce", "zhang", "gone"));
        await TellAsync(Event("delivered", "zhang"), Event("bounce", "zhang", "gone"));
        Assert.Equal("cut delivered, li@x sent, zhang bounced", await StatesAsync());
    }

    [Fact]
    public async Task Without_the_right_signature_nothing_is_believed()
    {
        var body = JsonSerializer.Serialize(new[] { Event("bounce", "zhang", "gone") });
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(401, (await PostAsync(body, now, Sign(other, now, body))).Code);
        Assert.Equal(401, (await PostAsync(body + " ", now, Sign(_key, now, body))).Code);
        Assert.Equal(401, (await PostAsync(body, now + 1, Sign(_key, now, body))).Code);
        Assert.Equal(401, (await PostAsync(body, now - 100_000, Sign(_key, now - 100_000, body))).Code);
        Assert.Equal(401, (await PostAsync(body, now, "not base64")).Code);
        Assert.Equal(401, (await _app.AskAsync(HttpMethod.Post, Events, body)).Code);
        Assert.Equal("cut sending, li@x sent, zhang sent", await StatesAsync());
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("[null,1]", 400)]
    [InlineData("""[null,{"event":"bounce"},{"event":"bounce","mail":"x"}]""", 200)]
    [InlineData("""[{"event":"bounce","mail":"2026-W47.issue.zhang@../../etc.leads"}]""", 200)]
    [InlineData("""[{"event":"bounce","mail":"2026-W47.issue.nobody@binzhou.leads"}]""", 200)]
    public async Task What_is_signed_but_not_ours_changes_nothing(string body, int status)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(status, (await PostAsync(body, now, Sign(_key, now, body))).Code);
        Assert.Equal("cut sending, li@x sent, zhang sent", await StatesAsync());
    }

    [Fact]
    public async Task Without_a_key_there_is_no_webhook()
    {
        await using var app = await RunningApp.StartAsync(_clock);
        Assert.Equal(404, (await app.AskAsync(HttpMethod.Post, Events, "[]")).Code);
    }

    private static object Event(string name, string person, string? reason = null) => new
    {
        @event = name,
        email = person + "@example.com",
        mail = $"2026-W47.issue.{person.Replace('@', '+')}@binzhou.leads",
        reason,
        timestamp = 1795399200,
        sg_event_id = Guid.Empty,
    };

    private Task<Reply> TellAsync(params object[] events)
    {
        var (body, now) = (JsonSerializer.Serialize(events) + "\r\n", _clock.GetUtcNow().ToUnixTimeSeconds());
        return PostAsync(body, now, Sign(_key, now, body));
    }

    private Task<Reply> PostAsync(string body, long timestamp, string signature) => _app.AskAsync(
        HttpMethod.Post, Events, body, ("X-Twilio-Email-Event-Webhook-Signature", signature),
        ("X-Twilio-Email-Event-Webhook-Timestamp", $"{timestamp}"));

    private static string Sign(ECDsa key, long timestamp, string body) => Convert.ToBase64String(key.SignData(
        Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private async Task<string> StatesAsync() =>
        string.Join(", ", (await MailsAsync()).OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => $"{m.Id} {m.State}"));

    private async Task<IReadOnlyList<(string Id, string State, string? Reason)>> MailsAsync() =>
        [.. (await _app.GetAsync(Region + "/scorecards/2026-W47/mails")).Json.GetProperty("items").EnumerateArray()
            .Select(mail => (mail.GetProperty("recipient").GetString()!, mail.GetProperty("state").GetString()!,
                mail.TryGetProperty("reason", out var reason) ? reason.GetString() : null))];
}

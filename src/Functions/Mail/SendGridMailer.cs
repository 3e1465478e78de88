using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Mail;

/// <summary>
/// Sends by SendGrid's <c>POST /v3/mail/send</c>, one person a request. 202 means queued; what became of it comes later
/// by the event webhook. The endpoint knows no idempotency key, so a reply that is lost leaves the mail unknown.
/// </summary>
public sealed class SendGridMailer : IMailer, IDisposable
{
    private static readonly Uri s_send = new("/v3/mail/send", UriKind.Relative);

    private readonly HttpClient client;

    public SendGridMailer(MailOptions options)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = options.SendGridHost,
            Timeout = TimeSpan.FromSeconds(60),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.SendGridKey);
    }

    public async Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(SendGridMail.Of(mail), SendGridJson.Default.SendGridMail));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (cancellationToken.IsCancellationRequested)
            throw new MailDelayedException("It is too late to begin: the mail has not left.");
        HttpResponseMessage reply;
        try
        {
            // Once it is on its way only its answer tells what became of it, even when the process is to stop.
            reply = await client.PostAsync(s_send, content, CancellationToken.None);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            throw new MailDelayedException($"SendGrid cannot be reached: {fault.Message}", fault);
        }

        using (reply)
            await CheckAsync(reply);
    }

    /// <summary>SendGrid answers this only by events.</summary>
    public Task<bool?> HasSentAsync(string id, CancellationToken cancellationToken) => Task.FromResult<bool?>(null);

    public void Dispose() => client.Dispose();

    private static async Task CheckAsync(HttpResponseMessage reply)
    {
        if (reply.IsSuccessStatusCode)
            return;
        var reason = $"{(int)reply.StatusCode} {await ReasonAsync(reply)}".Trim();
        throw reply.StatusCode switch
        {
            // A wrong key or too many requests is no fault of this mail.
            HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new MailDelayedException($"SendGrid does not take mail now: {reason}"),
            < HttpStatusCode.InternalServerError => new MailRefusedException(reason),
            _ => new HttpRequestException($"SendGrid failed: {reason}"),
        };
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage reply)
    {
        try
        {
            var errors = JsonSerializer.Deserialize(
                await reply.Content.ReadAsByteArrayAsync(), SendGridJson.Default.SendGridErrors);
            return MimeText.Shown(string.Join("; ", errors?.Errors?.Select(e => e.Message) ?? []));
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

/// <summary>The body of a request, as SendGrid publishes it.</summary>
internal sealed record SendGridMail(
    IReadOnlyList<SendGridPerson> Personalizations,
    SendGridAddress From,
    SendGridAddress? ReplyTo,
    string Subject,
    IReadOnlyList<SendGridContent> Content,
    IReadOnlyList<SendGridAttachment>? Attachments)
{
    public static SendGridMail Of(MailMessage mail) => new(
        [new SendGridPerson([Address(mail.To)], new Dictionary<string, string> { ["mail"] = mail.Id })],
        Address(mail.From),
        mail.ReplyTo is { } reply ? new SendGridAddress(reply, null) : null,
        mail.Subject,
        mail.Html is { } html
            ? [new SendGridContent("text/plain", mail.Text), new SendGridContent("text/html", html)]
            : [new SendGridContent("text/plain", mail.Text)],
        mail.Attachment is { } file
            ? [new SendGridAttachment(
                Convert.ToBase64String(file.Content.Span), file.ContentType, file.FileName, "attachment")]
            : null);

    /// <summary>SendGrid takes no name with a comma or semicolon.</summary>
    private static SendGridAddress Address(MailAddress address) => new(
        address.Address,
        address.Name.Length == 0 ? null : address.Name.Replace(',', ' ').Replace(';', ' '));
}

internal sealed record SendGridPerson(IReadOnlyList<SendGridAddress> To, IReadOnlyDictionary<string, string> CustomArgs);

internal sealed record SendGridAddress(string Email, string? Name);

internal sealed record SendGridContent(string Type, string Value);

internal sealed record SendGridAttachment(string Content, string Type, string Filename, string Disposition);

internal sealed record SendGridErrors(IReadOnlyList<SendGridError>? Errors);

internal sealed record SendGridError(string? Message);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendGridMail))]
[JsonSerializable(typeof(SendGridErrors))]
internal sealed partial class SendGridJson : JsonSerializerContext;

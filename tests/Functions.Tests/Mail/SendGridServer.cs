using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Leads.Functions.Tests.Mail;

/// <summary>
/// A server on this machine that checks <c>POST /v3/mail/send</c> by SendGrid's published rules. The recipient's name
/// decides what happens: refused…, busy…, forbidden…, down…, cut….
/// </summary>
internal sealed class SendGridServer : IAsyncDisposable
{
    public const string Key = "SG.a-key-for-tests";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonElement> _mails = new();

    private SendGridServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What was queued.</summary>
    public IReadOnlyList<JsonElement> Mails => [.. _mails];

    public static async Task<SendGridServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new SendGridServer(app);
        app.MapPost("/v3/mail/send", server.SendAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task SendAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer " + Key)
        {
            await RefuseAsync(context, 401, "The provided authorization grant is invalid, expired, or revoked", null);
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var mail = body.RootElement.Clone();
        if (Fault(mail) is { } fault)
        {
            await RefuseAsync(context, 400, fault.Message, fault.Field);
            return;
        }

        var to = mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString()!;
        switch (to.Split('@')[0])
        {
            case "refused":
                await RefuseAsync(context, 400, "Does not contain a valid address.", "personalizations.0.to.0.email");
                return;
            case "busy":
                context.Response.Headers.RetryAfter = "1";
                await RefuseAsync(context, 429, "too many requests", null);
                return;
            case "down":
                await RefuseAsync(context, 503, "unavailable", null);
                return;
            case "cut":
                _mails.Enqueue(mail);
                context.Abort();
                return;
        }

        _mails.Enqueue(mail);
        context.Response.Headers["X-Message-Id"] = "message-" + _mails.Count;
        context.Response.StatusCode = 202;
    }

    /// <summary>The rules of the endpoint, as published.</summary>
    private static (string Message, string Field)? Fault(JsonElement mail)
    {
        if (!mail.TryGetProperty("personalizations", out var people) || people.GetArrayLength() is 0 or > 1000)
            return ("The personalizations field is required and must have at least one personalization.", "personalizations");
        foreach (var person in people.EnumerateArray())
        {
            if (!person.TryGetProperty("to", out var to) || to.GetArrayLength() == 0)
                return ("The to array is required for all personalization objects.", "personalizations.0.to");
            if (to.EnumerateArray().Select(Email).Distinct(StringComparer.OrdinalIgnoreCase).Count() != to.GetArrayLength())
                return ("Each email address in the personalization block should be unique.", "personalizations.0");
            if (to.EnumerateArray().Any(address => Name(address).IndexOfAny([',', ';']) >= 0))
                return ("A name must not contain , or ;", "personalizations.0.to");
            if (person.TryGetProperty("custom_args", out var args)
                && args.EnumerateObject().Any(arg => arg.Value.ValueKind != JsonValueKind.String))
                return ("custom_args must be strings", "personalizations.0.custom_args");
        }

        if (!mail.TryGetProperty("from", out var from) || Email(from).Any(c => c > 127))
            return ("The from object must be provided for every email send.", "from");
        if (!mail.TryGetProperty("subject", out var subject) || subject.GetString() is not { Length: > 0 })
            return ("The subject is required.", "subject");
        if (!mail.TryGetProperty("content", out var content) || content.GetArrayLength() == 0)
            return ("Unless a valid template_id is provided, the content parameter is required.", "content");
        var types = content.EnumerateArray().Select(part => part.GetProperty("type").GetString()).ToList();
        if (types.IndexOf("text/plain") > 0)
            return ("If present, text/plain must be first, followed by text/html.", "content");
        if (content.EnumerateArray().Any(part => part.GetProperty("value").GetString() is not { Length: > 0 }))
            return ("The content value must be a string at least one character in length.", "content.0.value");
        return mail.TryGetProperty("attachments", out var files)
            && files.EnumerateArray().Any(file => !file.GetProperty("content").TryGetBytesFromBase64(out _))
            ? ("The attachment content must be base64 encoded.", "attachments.0.content")
            : null;
    }

    private static string Email(JsonElement address) => address.GetProperty("email").GetString() ?? "";

    private static string Name(JsonElement address) =>
        address.TryGetProperty("name", out var name) ? name.GetString() ?? "" : "";

    private static Task RefuseAsync(HttpContext context, int status, string message, string? field)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errors = new[] { new { message, field } } });
    }
}

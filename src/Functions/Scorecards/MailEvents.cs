using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Functions.Hosting;
using Leads.Functions.Mail;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>What SendGrid tells of one mail; what else an event holds is passed over.</summary>
internal sealed class SendGridEvent
{
    /// <summary>processed, delivered, bounce, dropped, …</summary>
    public string? Event { get; set; }

    /// <summary>The id that the mail was sent with.</summary>
    public string? Mail { get; set; }

    public string? Reason { get; set; }

    /// <summary>Unix seconds.</summary>
    public long? Timestamp { get; set; }
}

/// <summary>How many of the events told something new.</summary>
public sealed record NotedEvents(int Received, int Noted);

/// <summary>
/// <c>POST /api/mail/events</c>: SendGrid says what became of mails. Only calls with its signature are believed. A mail's
/// state only moves forward (left, delivered, bounced), so events may come twice and in any order.
/// </summary>
internal sealed partial class MailEvents(
    IRegionStorage storage, LeadsOptions options, TimeProvider clock, ILogger<MailEvents> logger) : IDisposable
{
    private const int MaxBody = 8 << 20;
    private const int Tries = 5;

    private readonly SendGridSignature? signature =
        options.Mail.WebhookKey is { } key ? SendGridSignature.Read(key) : null;

    private static Problem Unconfigured { get; } = Problem.NotFound(new(
        "没有配置 SENDGRID_WEBHOOK_KEY，不接收事件。", "SENDGRID_WEBHOOK_KEY is not set; no events are taken."));

    private static Problem WrongSignature { get; } = Problem.Of(ProblemKind.Unauthorized, new(
        "签名不对或已过期。", "The signature is wrong or too old."));

    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (signature is null)
            return Unconfigured;
        if (await RequestBody.ReadAsync(context.Request, MaxBody) is not { } body)
            return Problem.Of(ProblemKind.TooLarge, new("最大 8 MB。", "At most 8 MB."));
        var headers = context.Request.Headers;
        if (!signature.IsRight(headers[SendGridSignature.SignatureHeader], headers[SendGridSignature.TimestampHeader],
            body.Span, clock.GetUtcNow()))
            return WrongSignature;
        if (Read(body.Span) is not { } events)
            return Problem.Of(ProblemKind.MalformedJson, new("应为事件数组。", "Send an array of events."));
        var noted = 0;
        foreach (var told in events)
        {
            if (await NoteAsync(told))
                noted++;
        }

        return Answer.Ok(new NotedEvents(events.Count, noted), ScorecardJson.Wire.NotedEvents);
    }

    public void Dispose() => signature?.Dispose();

    private static List<SendGridEvent>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SendGridEventJson.Default.ListSendGridEvent)?
                .OfType<SendGridEvent>().ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Moves a mail's state forward; false when there is nothing new, or the mail is not ours.</summary>
    private async Task<bool> NoteAsync(SendGridEvent told)
    {
        if (StateOf(told.Event) is not { } state || Place(told.Mail) is not var (region, key))
            return false;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await storage.FindAsync(region, key, CancellationToken.None) is not { } row)
                return false;
            var record = JsonSerializer.Deserialize(row.Body.Span, ScorecardJson.Stored.MailRecord)!;
            if (record.Id != told.Mail || Stage(record.State) >= Stage(state))
                return false;
            var next = record with
            {
                State = state,
                At = At(told.Timestamp),
                Reason = state == MailState.Bounced ? MimeText.Shown(told.Reason ?? "") : null,
            };
            var change = new Operation.Replace(key, row.ETag,
                IssueStore.Bytes(next, ScorecardJson.Stored.MailRecord));
            if ((await storage.CommitAsync(region, [change], CancellationToken.None)).Done)
                return true;
        }

        // An answer that is no 2xx makes SendGrid send the events again.
        Log.Busy(logger, region, key);
        throw new IOException($"The mail {key} of {region} was being changed all the time.");
    }

    private static MailState? StateOf(string? happened) => happened switch
    {
        "processed" => MailState.Sent,
        "delivered" => MailState.Delivered,
        "bounce" or "dropped" => MailState.Bounced,
        _ => null,
    };

    private static int Stage(MailState state) => state switch
    {
        MailState.Waiting or MailState.Sending or MailState.Unknown => 0,
        MailState.Sent => 1,
        MailState.Delivered => 2,
        MailState.Bounced or MailState.Refused => 3,
    };

    /// <summary>Takes an id of <see cref="MailClaims.IdOf"/> apart; null for what is none.</summary>
    private static (string Region, string Key)? Place(string? mail)
    {
        const string End = ".leads";
        if (mail?.Split('@') is not [var name, var home] || !home.EndsWith(End, StringComparison.Ordinal)
            || name.Split('.', 3) is not [var period, var kind, var recipient]
            || !Regions.RegionIds.IsValid(home[..^End.Length]))
            return null;
        return (home[..^End.Length], IssueStore.MailKey(period, kind, recipient.Replace('+', '@')));
    }

    private DateTimeOffset At(long? seconds) =>
        seconds is >= 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : clock.GetUtcNow();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What became of {Mail} of {Region} could not be noted")]
        public static partial void Busy(ILogger logger, string region, string mail);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<SendGridEvent>))]
internal sealed partial class SendGridEventJson : JsonSerializerContext;

using System.Net;
using Leads.Functions.Mail;

namespace Leads.Functions.Hosting;

/// <summary>How mails leave.</summary>
public enum MailWay
{
    Outbox,
    Smtp,
    SendGrid,
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    StartTls,
    Implicit,
    None,
}

/// <summary>Settings of the mail room. A class, not a record: its secrets must not print themselves.</summary>
public sealed class MailOptions
{
    public MailWay Way { get; private init; }

    public string From { get; private init; } = "";

    public string? ReplyTo { get; private init; }

    public string Host { get; private init; } = "";

    public int Port { get; private init; }

    public MailTls Tls { get; private init; }

    public string? User { get; private init; }

    public string? Password { get; private init; }

    public string? SendGridKey { get; private init; }

    /// <summary>The public key that SendGrid signs its events with; null: events are not taken.</summary>
    public string? WebhookKey { get; private init; }

    public Uri SendGridHost { get; private init; } = new("https://api.sendgrid.com");

    public MailPatience Patience { get; private init; } = MailPatience.OfOneBox;

    /// <param name="isShared">Whether other processes may work on the same storage.</param>
    internal static MailOptions Read(Settings settings, bool isShared)
    {
        var way = settings.OneOf("LEADS_MAIL", "outbox", "outbox", "smtp", "sendgrid") switch
        {
            "smtp" => MailWay.Smtp,
            "sendgrid" => MailWay.SendGrid,
            _ => MailWay.Outbox,
        };
        var tls = settings.OneOf("LEADS_MAIL_TLS", "starttls", "starttls", "implicit", "none") switch
        {
            "implicit" => MailTls.Implicit,
            "none" => MailTls.None,
            _ => MailTls.StartTls,
        };
        var options = new MailOptions
        {
            Way = way,
            From = settings.Mailbox("LEADS_MAIL_FROM") ?? "leads@localhost.localdomain",
            ReplyTo = settings.Mailbox("LEADS_MAIL_REPLY_TO"),
            Host = settings.Text("LEADS_MAIL_HOST") ?? "",
            Port = settings.Port("LEADS_MAIL_PORT") ?? (tls == MailTls.Implicit ? 465 : 587),
            Tls = tls,
            User = settings.Text("LEADS_MAIL_USER"),
            Password = settings.Text("LEADS_MAIL_PASSWORD"),
            SendGridKey = settings.Secret("SENDGRID_API_KEY"),
            WebhookKey = settings.Text("SENDGRID_WEBHOOK_KEY"),
            SendGridHost = settings.WebAddress("SENDGRID_HOST") ?? new("https://api.sendgrid.com"),
            Patience = isShared ? MailPatience.Shared : MailPatience.OfOneBox,
        };
        options.Require(settings);
        return options;
    }

    private void Require(Settings settings)
    {
        if (Way != MailWay.Outbox && settings.Text("LEADS_MAIL_FROM") is null)
            settings.Refuse("LEADS_MAIL_FROM", "is needed to send mail; give the sender's address");
        if (Way == MailWay.Smtp && Host.Length == 0)
            settings.Refuse("LEADS_MAIL_HOST", "is needed for LEADS_MAIL=smtp; give the mail server's name");
        if (Way == MailWay.Smtp && User is null != Password is null)
            settings.Refuse("LEADS_MAIL_USER", "and LEADS_MAIL_PASSWORD go together; set both or neither");
        if (Way == MailWay.Smtp && Tls == MailTls.None && Password is not null && !IsThisMachine(Host))
            settings.Refuse("LEADS_MAIL_TLS", "none would send the password unprotected; use starttls or implicit");
        if (Way == MailWay.SendGrid && SendGridKey is null)
            settings.Refuse("SENDGRID_API_KEY", "is needed for LEADS_MAIL=sendgrid; give the API key");
        if (WebhookKey is not null && !IsKey(WebhookKey))
            settings.Refuse("SENDGRID_WEBHOOK_KEY", "is not the verification key that SendGrid shows for its event webhook");
    }

    private static bool IsKey(string text)
    {
        using var key = SendGridSignature.Read(text);
        return key is not null;
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.Mail;

/// <summary>
/// Writes a mail as RFC 5322 and MIME: the same mail gives the same bytes. Bodies are base64, so lines are short and
/// nothing on the way changes them.
/// </summary>
public static class MimeWriter
{
    private const int LineLength = 76;

    public static byte[] Write(MailMessage mail)
    {
        var text = new StringBuilder();
        Header(text, "From", Mailbox(mail.From));
        Header(text, "To", Mailbox(mail.To));
        if (mail.ReplyTo is { } reply)
            Header(text, "Reply-To", MimeText.Address(reply));
        Header(text, "Subject", MimeText.Encode(mail.Subject, "Subject: ".Length));
        Header(text, "Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
            + mail.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        Header(text, "Message-ID", $"<{MimeText.Token(mail.Id)}>");
        Header(text, "MIME-Version", "1.0");
        Header(text, "Auto-Submitted", "auto-generated");
        Body(text, mail);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Body(StringBuilder text, MailMessage mail)
    {
        if (mail.Attachment is not { } attachment)
        {
            Alternatives(text, mail);
            return;
        }

        var boundary = Boundary(mail, "mixed");
        Header(text, "Content-Type", $"multipart/mixed;\r\n boundary=\"{boundary}\"");
        Open(text, boundary);
        Alternatives(text, mail);
        Open(text, boundary);
        Header(text, "Content-Type", "\r\n " + attachment.ContentType);
        Header(text, "Content-Disposition", "attachment;" + MimeText.FileName(attachment.FileName));
        Base64(text, attachment.Content.Span);
        Close(text, boundary);
    }

    private static void Alternatives(StringBuilder text, MailMessage mail)
    {
        if (mail.Html is null)
        {
            Part(text, "text/plain", mail.Text);
            return;
        }

        var boundary = Boundary(mail, "alternative");
        Header(text, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        Open(text, boundary);
        Part(text, "text/plain", mail.Text);
        Open(text, boundary);
        Part(text, "text/html", mail.Html);
        Close(text, boundary);
    }

    private static void Part(StringBuilder text, string type, string content)
    {
        Header(text, "Content-Type", type + "; charset=utf-8");
        Base64(text, Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n")));
    }

    private static void Base64(StringBuilder text, ReadOnlySpan<byte> content)
    {
        Header(text, "Content-Transfer-Encoding", "base64");
        text.Append("\r\n");
        var encoded = Convert.ToBase64String(content);
        for (var at = 0; at < encoded.Length; at += LineLength)
            text.Append(encoded, at, Math.Min(LineLength, encoded.Length - at)).Append("\r\n");
    }

    private static void Header(StringBuilder text, string name, string value) =>
        text.Append(name).Append(value.StartsWith('\r') ? ":" : ": ").Append(value).Append("\r\n");

    private static void Open(StringBuilder text, string boundary) =>
        text.Append("\r\n--").Append(boundary).Append("\r\n");

    private static void Close(StringBuilder text, string boundary) =>
        text.Append("\r\n--").Append(boundary).Append("--\r\n");

    private static string Mailbox(MailAddress mailbox) => mailbox.Name.Length == 0
        ? MimeText.Address(mailbox.Address)
        : $"{MimeText.Encode(mailbox.Name, "From: ".Length)}\r\n <{MimeText.Address(mailbox.Address)}>";

    /// <summary>Cannot occur in base64 bodies: it holds "=_".</summary>
    private static string Boundary(MailMessage mail, string part) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Id + part)))[..32];
}

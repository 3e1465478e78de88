namespace Leads.Functions.Mail;

/// <summary>A mail to one person. Whatever its texts hold, none of it can become a header.</summary>
public sealed record MailMessage
{
    /// <summary>
    /// Unique and the same whenever the same mail is made again: <c>2026-W47.issue.zhang@binzhou.leads</c>.
    /// </summary>
    public required string Id { get; init; }

    public required MailAddress From { get; init; }

    public required MailAddress To { get; init; }

    public string? ReplyTo { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required string Text { get; init; }

    /// <summary>The HTML alternative; null for a mail that is text only.</summary>
    public string? Html { get; init; }

    public MailAttachment? Attachment { get; init; }
}

/// <summary>A mail address with the name that is shown.</summary>
public sealed record MailAddress(string Name, string Address);

/// <summary>An attached file.</summary>
public sealed record MailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

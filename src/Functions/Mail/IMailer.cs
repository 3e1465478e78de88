namespace Leads.Functions.Mail;

/// <summary>How mails leave: a folder of .eml files on one box; a mail server or SendGrid elsewhere.</summary>
public interface IMailer
{
    /// <summary>How many mails it hands over side by side; a claim beyond that would only wait, to become unknown.</summary>
    int AtOnce => 16;

    /// <summary>
    /// Sends a mail. When it returns the mail has left; when it throws, whether it left may be unknown
    /// (<see cref="HasSentAsync"/>).
    /// </summary>
    Task SendAsync(MailMessage mail, CancellationToken cancellationToken);

    /// <summary>Whether the mail with this id has left; null where that cannot be known.</summary>
    Task<bool?> HasSentAsync(string id, CancellationToken cancellationToken);
}

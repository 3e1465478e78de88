namespace Leads.Functions.Mail;

/// <summary>A server's answer (RFC 5321 section 4.2): a code of three digits and its lines.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsDone => Code is >= 200 and < 300;

    public bool IsForGood => Code >= 500;

    public string Shown => MimeText.Shown($"{Code} {string.Join(' ', Lines)}");

    /// <summary>What follows a keyword of the EHLO answer; null when the server does not offer it.</summary>
    public string? Offer(string keyword) => Lines.Skip(1)
        .Where(line => line.Equals(keyword, StringComparison.OrdinalIgnoreCase)
            || line.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith(keyword + "=", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[keyword.Length..].Trim(' ', '='))
        .FirstOrDefault();
}

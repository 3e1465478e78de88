namespace Leads.Functions.Mail;

/// <summary>A server's answer (RFC 5321 section 4.2): a code of three digits and its lines.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestShown = 300;

    public bool IsDone => Code is >= 200 and < 300;

    public bool IsForGood => Code >= 500;

    /// <summary>The answer as it may be shown: one line, nothing that controls a terminal, not endless.</summary>
    public string Shown
    {
        get
        {
            var text = $"{Code} {string.Join(' ', Lines)}";
            var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
            return clean.Length > LongestShown ? clean[..LongestShown] : clean;
        }
    }

    /// <summary>What follows a keyword of the EHLO answer; null when the server does not offer it.</summary>
    public string? Offer(string keyword) => Lines.Skip(1)
        .Where(line => line.Equals(keyword, StringComparison.OrdinalIgnoreCase)
            || line.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith(keyword + "=", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[keyword.Length..].Trim(' ', '='))
        .FirstOrDefault();
}

namespace Leads.Functions.Mail;

/// <summary>How long the steps of a mail may take.</summary>
/// <param name="ToBegin">For its turn; without one it is not claimed and comes again.</param>
/// <param name="ToHandOver">From its claim to the last line that the mailer sends; later it has not left.</param>
/// <param name="ToTakeOver">For the mail server's word on it; later its end is unknown.</param>
public sealed record MailPatience(TimeSpan ToBegin, TimeSpan ToHandOver, TimeSpan ToTakeOver)
{
    /// <summary>RFC 5321 section 4.5.3.2.6 gives a server ten minutes to take a mail over; nothing presses.</summary>
    public static MailPatience OfOneBox { get; } =
        new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, TimeSpan.FromMinutes(10));

    /// <summary>
    /// The Functions host ends a process one of whose functions takes five minutes (host.json), and all else that the
    /// process has in hand. Begun, handed over and taken over (written, then answered), a mail takes under four.
    /// </summary>
    public static MailPatience Shared { get; } =
        new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(45));
}

namespace Leads.Functions.Mail;

/// <summary>The mail has not left and will not: the server refuses this person or this mail for good.</summary>
public sealed class MailRefusedException(string reason) : Exception(reason);

/// <summary>The mail has certainly not left; a later try may succeed.</summary>
public sealed class MailDelayedException(string reason, Exception? cause = null) : Exception(reason, cause);

namespace Leads.Functions.Storage.Azure;

/// <summary>How an entity group transaction ended.</summary>
internal abstract record BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>All of it is durably written.</summary>
    /// <param name="ETags">By index the new versions; null where an entity was deleted.</param>
    public sealed record Done(IReadOnlyList<string?> ETags) : BatchOutcome;

    /// <summary>Nothing of it is written.</summary>
    /// <param name="Index">Of the change that was refused; -1 when the service named none.</param>
    /// <param name="Code">The service's word, such as <c>EntityAlreadyExists</c>; may be empty.</param>
    public sealed record Refused(int Index, int Status, string Code) : BatchOutcome;

    /// <summary>All of it is written, or nothing, or it still will be: no answer came that tells.</summary>
    /// <param name="RetryAfter">How long the service asks to be left alone.</param>
    public sealed record Unknown(Exception Cause, TimeSpan? RetryAfter = null) : BatchOutcome;
}

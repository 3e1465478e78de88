namespace Leads.Functions.Storage.Azure;

/// <summary>
/// The service's ETags as rows tell them, and those of rows that a large commit holds at the moment: theirs match
/// nothing, so that whoever decided on such a row decides anew.
/// </summary>
internal static class Versions
{
    private const char Stored = 't';
    private const char Held = 'h';

    /// <summary>A version that the row has no more.</summary>
    public const string Gone = "gone";

    public static string Of(string etag) => Stored + etag;

    public static string HeldBy(string commit) => Held + commit;

    /// <summary>The service's ETag; null for what is none of its.</summary>
    public static string? ETag(string version) => version.StartsWith(Stored) ? version[1..] : null;

    /// <summary>The commit that held the row; null when none did.</summary>
    public static string? Holder(string version) => version.StartsWith(Held) ? version[1..] : null;
}

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// The keys that the storage room makes for itself. A lead with a small letter behind it comes out of no text
/// (<see cref="KeyEncoding"/>), so none of them is anybody's row.
/// </summary>
internal static class OwnKeys
{
    /// <summary>The partition that names the regions.</summary>
    public const string Regions = "~regions";

    /// <summary>The row of a large commit starts with this; its id follows.</summary>
    public const string Commits = "~commit-";

    /// <summary>Names the last large commit of the region.</summary>
    public const string LastCommit = "~last";

    /// <summary>
    /// A pending row starts with this; its sequence follows. The lead of blanks sorts before everything else, so that
    /// these rows lie right behind the board's own and one query reads both.
    /// </summary>
    public const string Pending = IRegionStorage.BoardKey + " p";

    public static string CommitOf(string id) => Commits + id;

    public static string PendingOf(string sequence) => Pending + sequence;

    /// <summary>The sequence of a pending row; null for any other row.</summary>
    public static string? SequenceOf(string rowKey) =>
        rowKey.StartsWith(Pending, StringComparison.Ordinal) ? rowKey[Pending.Length..] : null;
}

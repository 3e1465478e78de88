namespace Leads.Functions.Rates;

/// <summary>
/// What the last folds took in, kept with the board: a process that knows a board of a little while ago catches up from
/// here and need not read all facts again, although the changes themselves are folded and gone.
/// </summary>
/// <param name="After">Complete for whoever knows the facts of this version, or of a later one.</param>
/// <param name="Projects">By version, each project once.</param>
public sealed record RecentFolds(long After, IReadOnlyList<FoldedProject> Projects)
{
    // The row of the board is read whole: what it carries for others must not make it heavy.
    private const int MostBytes = 30_000;

    /// <summary>Nothing is known of the folds up to this version.</summary>
    public static RecentFolds None(long version) => new(version, []);

    /// <summary>With what one more fold took in, without the oldest folds where that is too much.</summary>
    public RecentFolds With(long version, IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>> folded)
    {
        List<FoldedProject> all =
        [
            .. Projects.Where(project => !folded.ContainsKey(project.Project)),
            .. folded.Select(project => new FoldedProject(version, project.Key, project.Value)),
        ];
        var (after, dropped, bytes) = (After, 0, all.Sum(project => project.Bytes));
        while (bytes > MostBytes)
        {
            for (after = all[dropped].Version; dropped < all.Count && all[dropped].Version == after; dropped++)
                bytes -= all[dropped].Bytes;
        }

        return new RecentFolds(after, all[dropped..]);
    }

    /// <summary>What somebody misses who knows the facts of a version; null when that is not known.</summary>
    public IEnumerable<FoldedProject>? Since(long version) =>
        version < After ? null : Projects.Where(project => project.Version > version);
}

/// <summary>A project as a fold took it in.</summary>
/// <param name="Version">The version of the board that shows it.</param>
/// <param name="Packed">Its packed facts, those of the fold or newer ones.</param>
public sealed record FoldedProject(long Version, Guid Project, ReadOnlyMemory<byte> Packed)
{
    /// <summary>About what it takes in the row, as text.</summary>
    internal int Bytes => 80 + (Packed.Length * 4 / 3);
}

namespace Leads.Functions.Storage.Azure;

/// <summary>What has become of a large commit.</summary>
internal enum Fate
{
    /// <summary>It prepares its rows; nothing of it is there for anybody.</summary>
    Staging,

    /// <summary>All of it is there for everybody.</summary>
    Committed,

    /// <summary>Nothing of it will ever be there.</summary>
    CalledOff,

    /// <summary>It has ended and nothing of it is left to do.</summary>
    Gone,
}

/// <summary>The row of a large commit: whoever changes it by its version decides.</summary>
/// <param name="At">When its process last said that it is at work, or when it ended.</param>
internal sealed record CommitRow(string Id, Fate Fate, DateTimeOffset At, string ETag);

/// <summary>Reads and decides the fate of large commits.</summary>
internal sealed class CommitFates(RegionTable table, TimeProvider clock)
{
    /// <summary>A process that has said nothing for so long is taken for dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private const string FateColumn = "Fate";
    private const string AtColumn = "At";

    private static readonly string[] s_columns = [FateColumn, AtColumn];

    /// <summary>The row as it is written.</summary>
    public EntityProperties Columns(Fate fate) => new()
    {
        { FateColumn, fate.ToString() },
        { AtColumn, clock.GetUtcNow() },
    };

    public static CommitRow Read(Entity entity) => new(
        entity.RowKey[OwnKeys.Commits.Length..],
        Enum.Parse<Fate>(entity.Text(FateColumn)!),
        entity.Instant(AtColumn)!.Value,
        entity.ETag);

    public async Task<CommitRow?> FindAsync(string partition, string id, CancellationToken cancellationToken) =>
        await table.FindAsync(partition, OwnKeys.CommitOf(id), s_columns, cancellationToken) is { } entity
            ? Read(entity)
            : null;

    public async Task<Fate> OfAsync(string partition, string id, CancellationToken cancellationToken) =>
        (await FindAsync(partition, id, cancellationToken))?.Fate ?? Fate.Gone;

    /// <summary>The fate of a commit; one whose process is dead is called off.</summary>
    public async Task<Fate> EndIfDeadAsync(string partition, string id) =>
        await FindAsync(partition, id, CancellationToken.None) switch
        {
            null => Fate.Gone,
            { Fate: Fate.Staging } row when clock.GetUtcNow() - row.At > Silence =>
                (await MoveAsync(partition, row, Fate.CalledOff)).Fate,
            { Fate: var fate } => fate,
        };

    /// <summary>
    /// Decides a commit that is staging, in one batch with <paramref name="others"/>. Answers what it is then, which is
    /// something else where somebody was faster.
    /// </summary>
    public async Task<CommitRow> MoveAsync(
        string partition, CommitRow row, Fate fate, params IReadOnlyList<EntityChange> others)
    {
        var doubts = new Doubts();
        while (true)
        {
            var change = new EntityChange.Replace(OwnKeys.CommitOf(row.Id), row.ETag, Columns(fate));
            switch (await table.SubmitAsync(partition, [change, .. others]))
            {
                case BatchOutcome.Done done:
                    return row with { Fate = fate, At = clock.GetUtcNow(), ETag = done.ETags[0]! };
                case BatchOutcome.Refused:
                    return await NowAsync(partition, row.Id);
                case BatchOutcome.Unknown unknown:
                    var mayGoOn = await doubts.WaitAsync(unknown);
                    var now = await NowAsync(partition, row.Id);
                    if (now.ETag != row.ETag)
                        return now;
                    if (!mayGoOn)
                        throw doubts.Failure(isUntouched: true);
                    break;
            }
        }
    }

    private async Task<CommitRow> NowAsync(string partition, string id) =>
        await FindAsync(partition, id, CancellationToken.None)
        ?? new CommitRow(id, Fate.Gone, clock.GetUtcNow(), "");
}

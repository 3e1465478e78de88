using System.Globalization;

namespace Leads.Functions.Storage;

/// <summary>The writer's connection: a batch of commits is one transaction, durable once written.</summary>
internal sealed class SqliteTransaction : IDisposable
{
    private readonly SqliteFile _file;
    private readonly VersionCounter _versions;
    private readonly OperationWriter _operations;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _save;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _undo;
    private readonly SqliteStatement _commit;

    public SqliteTransaction(SqliteFile file)
    {
        _file = file;
        Regions = new RegionIds(file);
        _versions = new VersionCounter(file);
        _operations = new OperationWriter(file, _versions);
        _begin = file.Prepare("BEGIN IMMEDIATE");
        _save = file.Prepare("SAVEPOINT one");
        _release = file.Prepare("RELEASE one");
        _undo = file.Prepare("ROLLBACK TO one");
        _commit = file.Prepare("COMMIT");
    }

    public RegionIds Regions { get; }

    public void Write(List<QueuedCommit> batch)
    {
        _begin.Run();
        _versions.Reserve(batch.Sum(commit => commit.Operations.Count));
        foreach (var commit in batch)
            commit.Result = Apply(commit);
        _commit.Run();
        _versions.Committed();
        Regions.Committed();
    }

    public void RollBack()
    {
        _versions.RolledBack();
        Regions.RolledBack();
        if (_file.InTransaction)
            _file.Execute("ROLLBACK");
    }

    public int TakePagesWritten() => _file.TakePagesWritten();

    public int Checkpoint(bool waitForReaders) => _file.Checkpoint(waitForReaders);

    public void Dispose() => _file.Dispose();

    private CommitResult Apply(QueuedCommit commit)
    {
        var region = Regions.FindOrAdd(commit.Region);
        var etags = new string?[commit.Operations.Count];
        _save.Run();
        for (var at = 0; at < etags.Length; at++)
        {
            var applied = _operations.Apply(region, commit.Operations[at]);
            if (!applied.Held)
                return Undo(at);
            etags[at] = applied.ETag?.ToString(CultureInfo.InvariantCulture);
        }

        _release.Run();
        return new CommitResult(-1, etags);
    }

    private CommitResult Undo(int failedAt)
    {
        _undo.Run();
        _release.Run();
        return new CommitResult(failedAt, null);
    }
}

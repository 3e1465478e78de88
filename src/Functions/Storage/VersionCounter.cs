namespace Leads.Functions.Storage;

/// <summary>
/// Numbers for ETags and pending rows that rise with every write and never come twice in a file's life: the file
/// holds a ceiling, raised well ahead, and a new process goes on above it.
/// </summary>
internal sealed class VersionCounter
{
    private const int Ahead = 1 << 20;

    private readonly SqliteStatement _raise;
    private long _stored;
    private long _ceiling;
    private long _last;

    public VersionCounter(SqliteFile file)
    {
        _raise = file.Prepare("UPDATE meta SET value = ? WHERE name = 'counter'");
        _last = _ceiling = _stored = file.ReadNumber("SELECT value FROM meta WHERE name = 'counter'");
    }

    public long Next() => ++_last;

    /// <summary>Within the writer's transaction: makes sure of so many numbers below the stored ceiling.</summary>
    public void Reserve(int count)
    {
        if (_last + count <= _ceiling)
            return;
        _ceiling = _last + count + Ahead;
        _raise.Bind(_ceiling).Run();
    }

    public void Committed() => _stored = _ceiling;

    public void RolledBack() => _ceiling = _stored;
}

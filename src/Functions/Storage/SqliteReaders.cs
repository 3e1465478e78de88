using System.Collections.Concurrent;

namespace Leads.Functions.Storage;

/// <summary>A few reading connections, opened when first needed; more readers than that wait their turn.</summary>
internal sealed class SqliteReaders(string path, int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);
    private readonly ConcurrentStack<SqliteReader> _idle = new();
    private volatile string? _damage;

    /// <summary>What is wrong with the file, once a reader has met it.</summary>
    public string? Damage => _damage;

    public async Task<T> ReadAsync<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return Read(read);
        }
        catch (SqliteError error)
        {
            if (error.IsDamage)
                _damage = $"The database is damaged ({error.Message}): run leads doctor and restore a backup.";
            throw new StorageFailedException($"The database cannot be read: {error.Message}", error);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var reader))
            reader.Dispose();
        _free.Dispose();
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        if (!_idle.TryPop(out var reader))
            reader = new SqliteReader(path);
        try
        {
            return read(reader);
        }
        finally
        {
            _idle.Push(reader);
        }
    }
}

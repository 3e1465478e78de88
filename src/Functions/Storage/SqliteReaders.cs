using System.Collections.Concurrent;

namespace Leads.Functions.Storage;

/// <summary>A few reading connections, opened when first needed; more readers than that wait their turn.</summary>
internal sealed class SqliteReaders(string path, int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);
    private readonly ConcurrentStack<SqliteReader> _idle = new();

    public async Task<T> ReadAsync<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return Read(read);
        }
        catch (SqliteError error)
        {
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

using SQLitePCL;

namespace Leads.Functions.Storage;

/// <summary>One connection to a SQLite file, used by one thread at a time, without ADO.NET in between.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteFile() => Batteries_V2.Init();

    private SqliteFile(sqlite3 connection) => _connection = connection;

    public bool InTransaction => raw.sqlite3_get_autocommit(_connection) == 0;

    public static SqliteFile OpenToWrite(string path)
    {
        var file = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX);
        // SQLite opens what it may not write for reading, and says nothing until the first write.
        if (raw.sqlite3_db_readonly(file._connection, "main") == 0)
            return file;
        file.Dispose();
        throw new SqliteError(raw.SQLITE_READONLY, "it can only be read; give Leads the right to write it");
    }

    public static SqliteFile OpenToRead(string path) =>
        Open(path, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX);

    /// <summary>Runs one or more statements that need no values.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    /// <summary>A statement to be used again and again; it lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new SqliteStatement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    public long ReadNumber(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_connection, sql, out var handle));
        using var statement = new SqliteStatement(this, handle);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>How many pages went to the log since the last call.</summary>
    public int TakePagesWritten()
    {
        Check(raw.sqlite3_db_status(_connection, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1));
        return pages;
    }

    /// <summary>Moves the log into the main file as far as readers allow; answers the pages in the log.</summary>
    public int Checkpoint(bool waitForReaders)
    {
        var mode = waitForReaders ? raw.SQLITE_CHECKPOINT_RESTART : raw.SQLITE_CHECKPOINT_PASSIVE;
        var result = raw.sqlite3_wal_checkpoint_v2(_connection, "main", mode, out var pages, out _);
        if (result != raw.SQLITE_BUSY)
            Check(result);
        return pages;
    }

    public int Changes() => raw.sqlite3_changes(_connection);

    public void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new SqliteError(result, raw.sqlite3_errmsg(_connection).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private static SqliteFile Open(string path, int flags)
    {
        var result = raw.sqlite3_open_v2(path, out var connection, flags, null);
        var file = new SqliteFile(connection);
        try
        {
            file.Check(result);
            file.Check(raw.sqlite3_extended_result_codes(connection, 1));
            file.Check(raw.sqlite3_busy_timeout(connection, 5_000));
            return file;
        }
        catch (SqliteError)
        {
            file.Dispose();
            throw;
        }
    }
}

/// <summary>What SQLite answered instead of doing it.</summary>
internal sealed class SqliteError(int code, string message) : Exception(message)
{
    /// <summary>The file is damaged, or no SQLite database at all.</summary>
    public bool IsDamage => (code & 0xff) is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT;
}
